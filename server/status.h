// The only maker of grpc::Status: how a call that failed is told to its caller.
//
//     kBadInput        INVALID_ARGUMENT      kUnavailable     UNAVAILABLE
//     kNotFound        NOT_FOUND             kOutcomeUnknown  ABORTED
//     kRefused         PERMISSION_DENIED     kDamaged         DATA_LOSS
//     kInconsistent    FAILED_PRECONDITION   kInterrupted     CANCELLED
//     kNewerProgram    UNIMPLEMENTED         kIo, kInternal   INTERNAL
//
// Findings are no failure: they are part of an answer.
// Threads: pure functions.
#ifndef WARIFU_SERVER_STATUS_H_
#define WARIFU_SERVER_STATUS_H_

#include <grpcpp/support/status.h>

#include <string>

#include "core/base/result.h"

namespace warifu {

// Trailing metadata of RESOURCE_EXHAUSTED: after how many milliseconds trying again makes sense.
inline constexpr char kRetryAfterKey[] = "warifu-retry-after-ms";

grpc::Status ToGrpcStatus(const Status& status);
// RESOURCE_EXHAUSTED; goes with kRetryAfterKey.
grpc::Status OverloadStatus(const std::string& message);
// DEADLINE_EXCEEDED.
grpc::Status TooLateStatus();

// "INVALID_ARGUMENT", for the log.
std::string StatusName(const grpc::Status& status);

}  // namespace warifu

#endif  // WARIFU_SERVER_STATUS_H_

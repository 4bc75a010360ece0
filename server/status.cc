#include "server/status.h"

#include <map>

namespace warifu {
namespace {

grpc::StatusCode CodeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kBadInput:
      return grpc::StatusCode::INVALID_ARGUMENT;
    case ErrorCode::kDamaged:
      return grpc::StatusCode::DATA_LOSS;
    case ErrorCode::kNotFound:
      return grpc::StatusCode::NOT_FOUND;
    case ErrorCode::kRefused:
      return grpc::StatusCode::PERMISSION_DENIED;
    case ErrorCode::kInconsistent:
      return grpc::StatusCode::FAILED_PRECONDITION;
    case ErrorCode::kNewerProgram:
      return grpc::StatusCode::UNIMPLEMENTED;
    case ErrorCode::kUnavailable:
      return grpc::StatusCode::UNAVAILABLE;
    case ErrorCode::kOutcomeUnknown:
      return grpc::StatusCode::ABORTED;
    case ErrorCode::kInterrupted:
      return grpc::StatusCode::CANCELLED;
    case ErrorCode::kIo:
    case ErrorCode::kInternal:
      return grpc::StatusCode::INTERNAL;
  }
  CheckFailed(__FILE__, __LINE__, "code is one of ErrorCode");
}

}  // namespace

grpc::Status ToGrpcStatus(const Status& status) {
  if (status.ok()) return grpc::Status::OK;
  return {CodeOf(status.error().code), status.error().message()};
}

grpc::Status OverloadStatus(const std::string& message) {
  return {grpc::StatusCode::RESOURCE_EXHAUSTED, message};
}

grpc::Status TooLateStatus() {
  return {grpc::StatusCode::DEADLINE_EXCEEDED,
          "the call's time was over before its answer was made: ask again; a statement that was "
          "taken meanwhile gets its receipt then"};
}

std::string StatusName(const grpc::Status& status) {
  static const std::map<grpc::StatusCode, std::string> kNames = {
      {grpc::StatusCode::OK, "OK"},
      {grpc::StatusCode::INVALID_ARGUMENT, "INVALID_ARGUMENT"},
      {grpc::StatusCode::NOT_FOUND, "NOT_FOUND"},
      {grpc::StatusCode::PERMISSION_DENIED, "PERMISSION_DENIED"},
      {grpc::StatusCode::FAILED_PRECONDITION, "FAILED_PRECONDITION"},
      {grpc::StatusCode::UNIMPLEMENTED, "UNIMPLEMENTED"},
      {grpc::StatusCode::UNAVAILABLE, "UNAVAILABLE"},
      {grpc::StatusCode::ABORTED, "ABORTED"},
      {grpc::StatusCode::DATA_LOSS, "DATA_LOSS"},
      {grpc::StatusCode::CANCELLED, "CANCELLED"},
      {grpc::StatusCode::INTERNAL, "INTERNAL"},
      {grpc::StatusCode::RESOURCE_EXHAUSTED, "RESOURCE_EXHAUSTED"},
      {grpc::StatusCode::DEADLINE_EXCEEDED, "DEADLINE_EXCEEDED"},
  };
  return kNames.at(status.error_code());
}

}  // namespace warifu

// CallRaw: a call of any method with any bytes, as a stranger's program may send it.
//
// Threads: safe.
#ifndef WARIFU_TESTS_SERVER_RAW_CALL_H_
#define WARIFU_TESTS_SERVER_RAW_CALL_H_

#include <grpcpp/channel.h>
#include <grpcpp/support/status.h>

#include <memory>
#include <string>

namespace warifu {

inline constexpr char kGetCheckpoint[] = "/warifu.v1.LogService/GetCheckpoint";
inline constexpr char kSubmit[] = "/warifu.v1.SubmissionService/Submit";

struct RawAnswer {
  grpc::Status status;
  std::string bytes;
  std::string retry_after;  // the trailing metadata of overload; empty: none
};

RawAnswer CallRaw(const std::shared_ptr<grpc::Channel>& channel, const std::string& method,
                  const std::string& request, int deadline_ms = 20000);

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_RAW_CALL_H_

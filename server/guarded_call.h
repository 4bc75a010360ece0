// GuardedCall: what every call passes, whichever service it is of.
//
// In: its deadline has not passed, its request is not too large, and not too many are under way.
// Out: the status is made, and a failure or a slow call is written to the log.
//
//     return Guarded(guard, {"GetCheckpoint", context, request}, [&]() -> Status { ... });
//
// Threads: safe; one GuardedCall by one thread at a time.
#ifndef WARIFU_SERVER_GUARDED_CALL_H_
#define WARIFU_SERVER_GUARDED_CALL_H_

#include <google/protobuf/message_lite.h>
#include <grpcpp/server_context.h>

#include <cstdint>
#include <functional>
#include <string>
#include <variant>

#include "core/base/result.h"
#include "server/call_gate.h"
#include "server/log.h"

namespace warifu {

// What calls of one kind pass. All must outlive the calls.
struct CallGuard {
  CallGate& gate;
  Log& log;
  const Clock& clock;
};

struct IncomingCall {
  std::string method;  // for the log
  grpc::ServerContextBase& context;
  const google::protobuf::MessageLite& request;
};

class GuardedCall {
 public:
  // The call, or the status that refuses it.
  static std::variant<GuardedCall, grpc::Status> Begin(CallGuard& guard, const IncomingCall& call);

  // How it ended, to be said by the transport.
  grpc::Status End(const Status& status) const;
  // Ended because of overload further inside.
  grpc::Status EndOverloaded(const std::string& message, std::uint64_t retry_after_ms) const;

 private:
  GuardedCall(CallGuard& guard, const IncomingCall& call, CallGate::Ticket ticket);

  void Report(const grpc::Status& status) const;

  CallGuard* guard_;
  grpc::ServerContextBase* context_;
  std::string method_;
  std::uint64_t began_ms_;
  CallGate::Ticket ticket_;
};

// A call that is answered on the thread on which it came.
grpc::Status Guarded(CallGuard& guard, const IncomingCall& call,
                     const std::function<Status()>& work);

}  // namespace warifu

#endif  // WARIFU_SERVER_GUARDED_CALL_H_

// GuardedCall: what every call passes, whichever service it is of.
//
// In: its caller has the certificate that is asked for, its deadline has not passed, its request is
// not too large, and not too many are under way. Under way: nothing more is done for a caller who
// is gone, or after kMaxCallMs. Out: the status is made, and a failure or a slow call is written to
// the log.
//
//     auto begun = GuardedCall::Begin(guard, {"GetCheckpoint", context, request});
//
// Not here: who makes the answer (server/reading_call.h, server/submission_service.h).
// Threads: safe; one GuardedCall by one thread at a time.
#ifndef WARIFU_SERVER_GUARDED_CALL_H_
#define WARIFU_SERVER_GUARDED_CALL_H_

#include <google/protobuf/message_lite.h>
#include <grpcpp/server_context.h>

#include <cstdint>
#include <optional>
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
  bool needs_certificate = false;  // of the caller, verified by the transport
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

  // Whether it is still worth working for: the caller waits, and kMaxCallMs have not passed.
  bool IsWanted() const;

  // How it ended, to be said by the transport. One of these, once: its place is given back then, so
  // that who calls again after the answer finds it free.
  grpc::Status End(const Status& status);
  // Because of overload further inside.
  grpc::Status EndOverloaded(const std::string& message, std::uint64_t retry_after_ms);
  // Because it is no longer wanted.
  grpc::Status EndTooLate();

 private:
  GuardedCall(CallGuard& guard, const IncomingCall& call, CallGate::Ticket ticket);

  // `status`, once it is in the log if it belongs there.
  grpc::Status EndWith(grpc::Status status);

  CallGuard* guard_;
  grpc::ServerContextBase* context_;
  std::string method_;
  std::uint64_t began_ms_;
  std::optional<CallGate::Ticket> ticket_;  // until it ended
};

}  // namespace warifu

#endif  // WARIFU_SERVER_GUARDED_CALL_H_

#include "server/guarded_call.h"

#include <chrono>
#include <utility>

#include "core/base/check.h"
#include "server/limits.h"
#include "server/status.h"

namespace warifu {
namespace {

Error TooLarge(std::size_t bytes) {
  return BadInput("request: it has {bytes} bytes, and none may have more than {most}", bytes,
                  kMaxRequestBytes);
}

grpc::Status Overloaded(grpc::ServerContextBase& context, const std::string& message,
                        std::uint64_t retry_after_ms) {
  context.AddTrailingMetadata(kRetryAfterKey, std::to_string(retry_after_ms));
  return OverloadStatus(message);
}

void ReportCall(CallGuard& guard, const std::string& method, const std::string& peer,
                const grpc::Status& status) {
  guard.log.Call({{"method", method},
                  {"peer", peer},
                  {"status", StatusName(status)},
                  {"why", status.error_message()}});
}

Error NoCertificate() {
  return Refused(
      "this registry takes statements only from clients with a certificate that it knows: give "
      "yours with --tls-cert and --tls-key");
}

}  // namespace

GuardedCall::GuardedCall(CallGuard& guard, const IncomingCall& call, CallGate::Ticket ticket)
    : guard_(&guard),
      context_(&call.context),
      method_(call.method),
      began_ms_(guard.clock.SteadyMs()),
      ticket_(std::move(ticket)) {}

std::variant<GuardedCall, grpc::Status> GuardedCall::Begin(CallGuard& guard,
                                                           const IncomingCall& call) {
  const std::string peer = PeerOf(call.context.peer());
  const auto refuse = [&](const grpc::Status& status) {
    ReportCall(guard, call.method, peer, status);
    return status;
  };
  if (guard.needs_certificate && !call.context.auth_context()->IsPeerAuthenticated()) {
    return refuse(ToGrpcStatus(NoCertificate()));
  }
  if (call.context.deadline() <= std::chrono::system_clock::now()) return refuse(TooLateStatus());
  const std::size_t bytes = call.request.ByteSizeLong();
  if (bytes > kMaxRequestBytes) return refuse(ToGrpcStatus(TooLarge(bytes)));
  std::optional<CallGate::Ticket> ticket = guard.gate.Enter(peer);
  if (!ticket.has_value()) {
    return refuse(Overloaded(call.context, "too many calls are under way: try again in a moment",
                             kBusyRetryMs));
  }
  return GuardedCall(guard, call, *std::move(ticket));
}

bool GuardedCall::IsWanted() const {
  return !context_->IsCancelled() &&
         guard_->clock.SteadyMs() <= began_ms_ + std::uint64_t{kMaxCallMs};
}

grpc::Status GuardedCall::End(const Status& status) { return EndWith(ToGrpcStatus(status)); }

grpc::Status GuardedCall::EndOverloaded(const std::string& message, std::uint64_t retry_after_ms) {
  return EndWith(Overloaded(*context_, message, retry_after_ms));
}

grpc::Status GuardedCall::EndTooLate() { return EndWith(TooLateStatus()); }

grpc::Status GuardedCall::EndWith(grpc::Status status) {
  WARIFU_CHECK(ticket_.has_value());
  ticket_.reset();
  const std::uint64_t now_ms = guard_->clock.SteadyMs();
  if (!status.ok()) {
    ReportCall(*guard_, method_, PeerOf(context_->peer()), status);
  } else if (now_ms >= began_ms_ + kSlowCallMs) {
    guard_->log.Call({{"method", method_}, {"slow_ms", std::to_string(now_ms - began_ms_)}});
  }
  return status;
}

}  // namespace warifu

#include "server/submission_service.h"

#include <memory>
#include <string>
#include <utility>
#include <variant>

namespace warifu {
namespace {

template <typename Repeated>
void AddFindings(const Findings& findings, Repeated& out) {
  for (const v1::Finding& finding : findings) *out.Add() = finding;
}

// One Submit under way; finishes the call exactly once.
class SubmitCall {
 public:
  SubmitCall(GuardedCall call, grpc::ServerUnaryReactor* reactor, v1::SubmitResponse* response)
      : call_(std::move(call)), reactor_(reactor), response_(response) {}

  void Answer(const Registry& registry, const SubmitOutcome& outcome) {
    reactor_->Finish(call_.IsWanted() ? call_.End(Fill(registry, outcome)) : call_.EndTooLate());
  }

  void NotTaken(const warifu::NotTaken& why) {
    const grpc::Status status = why.retry_after_ms > 0
                                    ? call_.EndOverloaded(why.error.message, why.retry_after_ms)
                                    : call_.End(why.error);
    reactor_->Finish(status);
  }

 private:
  Status Fill(const Registry& registry, const SubmitOutcome& outcome) {
    if (const auto* error = std::get_if<Error>(&outcome)) return *error;
    if (const auto* findings = std::get_if<Findings>(&outcome)) {
      AddFindings(*findings, *response_->mutable_refused()->mutable_findings());
      return Ok();
    }
    const Admission& admission = std::get<Admission>(outcome);
    WARIFU_ASSIGN_OR_RETURN(std::string receipt,
                            registry.MakeReceipt(admission.index, *admission.view));
    response_->set_receipt(std::move(receipt));
    return Ok();
  }

  GuardedCall call_;
  grpc::ServerUnaryReactor* const reactor_;
  v1::SubmitResponse* const response_;
};

}  // namespace

SubmissionService::SubmissionService(Registry& registry, CallGuard guard, Workers& workers,
                                     Metrics& metrics)
    : registry_(registry), guard_(guard), workers_(workers), metrics_(metrics) {}

grpc::ServerUnaryReactor* SubmissionService::Submit(grpc::CallbackServerContext* context,
                                                    const v1::SubmitRequest* request,
                                                    v1::SubmitResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto begun = GuardedCall::Begin(guard_, {"Submit", *context, *request});
  if (const auto* refused = std::get_if<grpc::Status>(&begun)) {
    reactor->Finish(*refused);
    return reactor;
  }
  // Shared because a callback must be copyable; only one of its owners ever acts.
  const auto call =
      std::make_shared<SubmitCall>(std::get<GuardedCall>(std::move(begun)), reactor, response);
  const auto not_taken = registry_.Submit(request->signed_statement(), [this, call](
                                                                           SubmitOutcome outcome) {
    metrics_.CountSubmission(outcome);
    workers_.Post([this, call, outcome = std::move(outcome)] { call->Answer(registry_, outcome); });
  });
  if (not_taken.has_value()) {
    metrics_.CountNotTaken();
    call->NotTaken(*not_taken);
  }
  return reactor;
}

grpc::ServerUnaryReactor* SubmissionService::DryRun(grpc::CallbackServerContext* context,
                                                    const v1::DryRunRequest* request,
                                                    v1::DryRunResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto begun = GuardedCall::Begin(guard_, {"DryRun", *context, *request});
  if (const auto* refused = std::get_if<grpc::Status>(&begun)) {
    reactor->Finish(*refused);
    return reactor;
  }
  const auto call = std::make_shared<GuardedCall>(std::get<GuardedCall>(std::move(begun)));
  workers_.Post([this, call, reactor, request, response] {
    if (!call->IsWanted()) return reactor->Finish(call->EndTooLate());
    const Result<Findings> findings = registry_.DryRun(request->signed_statement());
    if (findings.ok()) AddFindings(*findings, *response->mutable_findings());
    reactor->Finish(call->End(findings.ok() ? Ok() : Status(findings.error())));
  });
  return reactor;
}

}  // namespace warifu

#include "server/submission_service.h"

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "server/requests.h"
#include "server/submit_answer.h"

namespace warifu {
namespace {

// One Submit under way; finishes the call exactly once.
class SubmitCall {
 public:
  SubmitCall(GuardedCall call, grpc::ServerUnaryReactor* reactor, v1::SubmitResponse* response)
      : call_(std::move(call)), reactor_(reactor), response_(response) {}

  void Answer(const Registry& registry, const SubmitOutcome& outcome) {
    reactor_->Finish(call_.IsWanted() ? call_.End(FillAnswer(registry, outcome, *response_))
                                      : call_.EndTooLate());
  }

  void NotTaken(const warifu::NotTaken& why) {
    const grpc::Status status = why.retry_after_ms > 0
                                    ? call_.EndOverloaded(why.error.message(), why.retry_after_ms)
                                    : call_.End(why.error);
    reactor_->Finish(status);
  }

 private:
  GuardedCall call_;
  grpc::ServerUnaryReactor* const reactor_;
  v1::SubmitResponse* const response_;
};

// A stream that is refused before it begins.
class RefusedStream final : public SubmissionReactor {
 public:
  static SubmissionReactor* Begin(const grpc::Status& status) {
    auto stream = std::make_shared<RefusedStream>();
    stream->self_ = stream;
    stream->Finish(status);
    return stream.get();
  }
  void OnDone() override { const auto last = std::move(self_); }

 private:
  std::shared_ptr<RefusedStream> self_;
};

}  // namespace

SubmissionService::SubmissionService(Registry& registry, const SubmissionGuards& guards,
                                     Workers& workers, Metrics& metrics)
    : registry_(registry), guards_(guards), workers_(workers), metrics_(metrics) {}

grpc::ServerUnaryReactor* SubmissionService::Submit(grpc::CallbackServerContext* context,
                                                    const v1::SubmitRequest* request,
                                                    v1::SubmitResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto begun = GuardedCall::Begin(guards_.calls, {"Submit", *context, *request});
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

SubmissionReactor* SubmissionService::SubmitMany(grpc::CallbackServerContext* context) {
  auto begun =
      GuardedCall::Begin(guards_.streams, {"SubmitMany", *context, v1::SubmitManyRequest()});
  if (const auto* refused = std::get_if<grpc::Status>(&begun)) {
    return RefusedStream::Begin(*refused);
  }
  return SubmissionStream::Begin({registry_, workers_, metrics_},
                                 std::get<GuardedCall>(std::move(begun)), *context);
}

grpc::ServerUnaryReactor* SubmissionService::DryRun(grpc::CallbackServerContext* context,
                                                    const v1::DryRunRequest* request,
                                                    v1::DryRunResponse* response) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  auto begun = GuardedCall::Begin(guards_.calls, {"DryRun", *context, *request});
  if (const auto* refused = std::get_if<grpc::Status>(&begun)) {
    reactor->Finish(*refused);
    return reactor;
  }
  const auto call = std::make_shared<GuardedCall>(std::get<GuardedCall>(std::move(begun)));
  workers_.Post([this, call, reactor, request, response] {
    if (!call->IsWanted()) return reactor->Finish(call->EndTooLate());
    const Result<std::vector<PublicKey>> signers = ReadSigners(request->signers());
    if (!signers.ok()) return reactor->Finish(call->End(signers.error()));
    const Result<Foreseen> foreseen = registry_.DryRun(request->payload(), *signers);
    if (foreseen.ok()) AddForeseen(*foreseen, *response);
    reactor->Finish(call->End(foreseen.ok() ? Ok() : Status(foreseen.error())));
  });
  return reactor;
}

}  // namespace warifu

#include "server/reading_call.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "server/limits.h"

namespace warifu {
namespace {

constexpr char kTooManyUnread[] =
    "too many answers wait to be taken: read those that you asked for, and try again in a moment";

// Lives until the transport is done with the call: its answer was taken, or never will be.
class ReadingCall final : public grpc::ServerUnaryReactor {
 public:
  ReadingCall(ReadGuard& guard, grpc::ServerContextBase& context,
              const google::protobuf::MessageLite& response)
      : guard_(guard), context_(context), response_(response) {}

  void Refuse(const grpc::Status& status) { Finish(status); }

  void Answer(GuardedCall call, const std::function<Status()>& work) {
    if (!call.IsWanted()) return Finish(call.EndTooLate());
    const Status status = work();
    if (!status.ok()) return Finish(call.End(status));
    if (response_.ByteSizeLong() > kSmallAnswerBytes) {
      std::optional<CallGate::Ticket> unread = guard_.unread.gate().Enter(PeerOf(context_.peer()));
      if (!unread) return Finish(call.EndOverloaded(kTooManyUnread, kBusyRetryMs));
      unread_.emplace(*std::move(unread));
    }
    place_ = guard_.unread.Add(context_, guard_.calls.clock.SteadyMs());
    Finish(call.End(Ok()));
  }

  void OnDone() override {
    if (place_) guard_.unread.Remove(*place_);
    delete this;
  }

 private:
  ReadGuard& guard_;
  grpc::ServerContextBase& context_;
  const google::protobuf::MessageLite& response_;
  std::optional<CallGate::Ticket> unread_;
  std::optional<UnreadAnswers::Place> place_;
};

}  // namespace

UnreadAnswers::Place UnreadAnswers::Add(grpc::ServerContextBase& context, std::uint64_t now_ms) {
  const std::lock_guard lock(mutex_);
  return answers_.insert(answers_.end(), {&context, now_ms});
}

void UnreadAnswers::Remove(Place place) {
  const std::lock_guard lock(mutex_);
  answers_.erase(place);
}

void UnreadAnswers::GiveUpOld(std::uint64_t now_ms) {
  const std::lock_guard lock(mutex_);
  for (const Answer& answer : answers_) {
    if (now_ms < answer.since_ms + kMaxUnreadMs) return;
    answer.context->TryCancel();
  }
}

grpc::ServerUnaryReactor* Read(ReadGuard& guard, const IncomingCall& call,
                               const google::protobuf::MessageLite& response,
                               std::function<Status()> work) {
  auto* const reading = new ReadingCall(guard, call.context, response);
  auto begun = GuardedCall::Begin(guard.calls, call);
  if (const auto* refused = std::get_if<grpc::Status>(&begun)) {
    reading->Refuse(*refused);
    return reading;
  }
  const auto passed = std::make_shared<GuardedCall>(std::get<GuardedCall>(std::move(begun)));
  guard.workers.Post(
      [reading, passed, work = std::move(work)] { reading->Answer(std::move(*passed), work); });
  return reading;
}

}  // namespace warifu

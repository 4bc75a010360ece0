#include "server/submission_stream.h"

#include <chrono>
#include <string>
#include <utility>

#include "server/limits.h"
#include "server/submit_answer.h"

namespace warifu {

SubmissionStream::SubmissionStream(const StreamParts& parts, GuardedCall call,
                                   grpc::CallbackServerContext& context)
    : parts_(parts), context_(context), call_(std::move(call)) {}

SubmissionReactor* SubmissionStream::Begin(const StreamParts& parts, GuardedCall call,
                                           grpc::CallbackServerContext& context) {
  const std::shared_ptr<SubmissionStream> stream(
      new SubmissionStream(parts, std::move(call), context));
  stream->self_ = stream;
  const auto end = std::chrono::system_clock::now() + std::chrono::milliseconds(kMaxCallMs);
  // Weak, since an alarm keeps what it was set with for as long as it lives.
  stream->alarm_.Set(end, [weak = std::weak_ptr(stream)](bool rang) {
    const auto self = rang ? weak.lock() : nullptr;
    if (self) self->OnTimeUp();
  });
  stream->Go();
  return stream.get();
}

void SubmissionStream::OnReadDone(bool ok) {
  if (ok) HandOver();
  {
    const std::lock_guard lock(mutex_);
    reading_ = false;
    closed_ = closed_ || !ok;
  }
  Go();
}

void SubmissionStream::HandOver() {
  if (request_.ByteSizeLong() > kMaxRequestBytes) {
    const std::lock_guard lock(mutex_);
    failure_ =
        NotTaken{BadInput("request: none may have more than {most} bytes", kMaxRequestBytes)};
    closed_ = true;
    return;
  }
  std::size_t number = 0;
  {
    const std::lock_guard lock(mutex_);
    number = answered_ + outcomes_.size();
    outcomes_.emplace_back();
  }
  const auto done = [self = self_, number](SubmitOutcome outcome) {
    self->parts_.metrics.CountSubmission(outcome);
    self->Take(number, std::move(outcome));
  };
  const auto not_taken = parts_.registry.Submit(request_.signed_statement(), done);
  if (!not_taken.has_value()) return;
  parts_.metrics.CountNotTaken();
  const std::lock_guard lock(mutex_);
  outcomes_.pop_back();
  failure_ = not_taken;
  closed_ = true;
}

void SubmissionStream::Take(std::size_t number, SubmitOutcome outcome) {
  {
    const std::lock_guard lock(mutex_);
    if (given_up_) return;
    outcomes_[number - answered_] = std::move(outcome);
  }
  Go();
}

void SubmissionStream::Answer() {
  std::optional<SubmitOutcome> outcome;
  {
    const std::lock_guard lock(mutex_);
    outcome = std::move(outcomes_.front());
  }
  response_.Clear();
  const Status filled = FillAnswer(parts_.registry, *outcome, response_);
  if (filled.ok()) return StartWrite(&response_);
  {
    const std::lock_guard lock(mutex_);
    failure_ = NotTaken{filled.error()};
    given_up_ = true;
    writing_ = false;
  }
  Go();
}

void SubmissionStream::OnWriteDone(bool ok) {
  {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    outcomes_.pop_front();
    ++answered_;
    given_up_ = given_up_ || !ok;
  }
  Go();
}

void SubmissionStream::OnCancel() {
  {
    const std::lock_guard lock(mutex_);
    given_up_ = true;
  }
  Go();
}

void SubmissionStream::OnTimeUp() {
  {
    const std::lock_guard lock(mutex_);
    given_up_ = true;
    cancelling_ = writing_;
  }
  if (cancelling_) context_.TryCancel();  // a caller who does not read its answer
  {
    const std::lock_guard lock(mutex_);
    cancelling_ = false;
  }
  Go();
}

void SubmissionStream::OnDone() {
  alarm_.Cancel();
  std::shared_ptr<SubmissionStream> last;
  const std::lock_guard lock(mutex_);
  last = std::move(self_);
}

grpc::Status SubmissionStream::FailedCall() {
  return failure_->retry_after_ms > 0
             ? call_.EndOverloaded(failure_->error.message(), failure_->retry_after_ms)
             : call_.End(failure_->error);
}

SubmissionStream::Steps SubmissionStream::Decide() {
  Steps steps;
  if (finished_ || cancelling_) return steps;
  const bool all_answered = closed_ && !reading_ && outcomes_.empty();
  if (!writing_ && (given_up_ || all_answered)) {
    finished_ = true;
    given_up_ = true;
    if (failure_) {
      steps.finish = FailedCall();
    } else {
      steps.finish = all_answered ? call_.End(Ok()) : call_.EndTooLate();
    }
    return steps;
  }
  if (given_up_) return steps;
  steps.answer = !writing_ && !outcomes_.empty() && outcomes_.front().has_value();
  steps.read = !reading_ && !closed_ && outcomes_.size() < kMaxStreamAhead;
  writing_ = writing_ || steps.answer;
  reading_ = reading_ || steps.read;
  return steps;
}

void SubmissionStream::Go() {
  Steps steps;
  std::shared_ptr<SubmissionStream> self;
  {
    const std::lock_guard lock(mutex_);
    self = self_;
    steps = Decide();
  }
  if (steps.read) StartRead(&request_);
  if (steps.answer) parts_.workers.Post([self] { self->Answer(); });
  if (steps.finish) Finish(*steps.finish);
}

}  // namespace warifu

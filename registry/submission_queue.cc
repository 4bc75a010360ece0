#include "registry/submission_queue.h"

#include <utility>

namespace warifu {

SubmissionQueue::SubmissionQueue(QueueLimits limits) : limits_(limits) {}

std::optional<NotTaken> SubmissionQueue::Push(Submission submission) {
  const std::size_t bytes = submission.statement.payload().size();
  {
    const std::lock_guard lock(mutex_);
    if (closed_) {
      return NotTaken{Unavailable("the registry is shutting down: ask again in a minute"), 0};
    }
    if (waiting_.size() >= limits_.statements || bytes > limits_.bytes - bytes_) {
      return NotTaken{Unavailable("the registry has more to do than it can: ask again in a second"),
                      kRetryAfterMs};
    }
    bytes_ += bytes;
    waiting_.push_back(std::move(submission));
  }
  bell_.notify_one();
  return std::nullopt;
}

void SubmissionQueue::WantSeal() {
  {
    const std::lock_guard lock(mutex_);
    wants_seal_ = true;
  }
  bell_.notify_one();
}

void SubmissionQueue::Wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  bell_.notify_one();
}

void SubmissionQueue::Close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  bell_.notify_one();
}

bool SubmissionQueue::Wait() {
  std::unique_lock lock(mutex_);
  bell_.wait(lock, [this] { return HasWork() || closed_; });
  return HasWork();
}

Work SubmissionQueue::Take() {
  const std::lock_guard lock(mutex_);
  woken_ = false;
  Work work;
  work.wants_seal = std::exchange(wants_seal_, false);
  std::size_t taken_bytes = 0;
  while (!waiting_.empty() && work.submissions.size() < kMaxBatchStatements) {
    const std::size_t bytes = waiting_.front().statement.payload().size();
    if (!work.submissions.empty() && bytes > kMaxBatchBytes - taken_bytes) break;
    taken_bytes += bytes;
    bytes_ -= bytes;
    work.submissions.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return work;
}

std::size_t SubmissionQueue::size() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace warifu

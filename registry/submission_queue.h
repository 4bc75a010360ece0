// SubmissionQueue: the bounded line before the sequencer, and the bell that wakes it.
//
// Threads: Push, WantSeal, Wake and Close from any; Wait and Take from the sequencer's.
#ifndef WARIFU_REGISTRY_SUBMISSION_QUEUE_H_
#define WARIFU_REGISTRY_SUBMISSION_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "registry/limits.h"
#include "registry/submission.h"

namespace warifu {

// What the sequencer does next.
struct Work {
  std::vector<Submission> submissions;  // in the order in which they came; may be none
  bool wants_seal = false;              // append a seal even if nothing is admitted
};

struct QueueLimits {
  std::size_t statements = kMaxQueuedStatements;
  std::size_t bytes = kMaxQueuedBytes;
};

class SubmissionQueue {
 public:
  explicit SubmissionQueue(QueueLimits limits = {});

  // Takes `submission`, or says why not: full (with a retry hint) or closed.
  std::optional<NotTaken> Push(Submission submission);

  // Asks for a seal; several before the next Take are one.
  void WantSeal();
  // Lets Wait return though nothing may wait.
  void Wake();

  // From now on nothing is taken; what was taken is still handed out. Wakes Wait.
  void Close();

  // Until there is work or the queue is closed; false: closed and empty.
  bool Wait();

  // What waits, at most kMaxBatchStatements and kMaxBatchBytes of payloads (but one at least).
  Work Take();

  std::size_t size() const;

 private:
  bool HasWork() const { return !waiting_.empty() || wants_seal_ || woken_; }

  const QueueLimits limits_;
  mutable std::mutex mutex_;
  std::condition_variable bell_;
  std::deque<Submission> waiting_;
  std::size_t bytes_ = 0;  // of the payloads that wait
  bool wants_seal_ = false;
  bool woken_ = false;
  bool closed_ = false;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SUBMISSION_QUEUE_H_

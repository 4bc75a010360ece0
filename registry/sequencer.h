// Sequencer: the only writer. Takes what waits, lets BuildBatch decide, Committer write, and
// answers.
//
// Group commit: while one batch is written, the next one gathers in the queue.
// Not here: examining (any thread, before), receipts (any thread, after), ticking.
// Source: docs/format.md, "Batches".
// Threads: Submit, WantSeal, Wake and the status functions from any; Step from one at a time and
// not after Start; Start and Drain from the owner's.
#ifndef WARIFU_REGISTRY_SEQUENCER_H_
#define WARIFU_REGISTRY_SEQUENCER_H_

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/result.h"
#include "registry/batch.h"
#include "registry/clock.h"
#include "registry/committer.h"
#include "registry/publishing.h"
#include "registry/submission.h"
#include "registry/submission_queue.h"
#include "registry/time_rule.h"
#include "registry/write_gate.h"

namespace warifu {

// All must outlive the sequencer.
struct SequencerParts {
  Store& store;
  Committer& committer;
  Publishing& publishing;
  WriteGate& gate;
  const Clock& clock;
};

class Sequencer {
 public:
  Sequencer(const SequencerParts& parts, TimeRule time_rule, QueueLimits limits = {});
  ~Sequencer();  // drains
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;

  // Puts the statement in line; `done` is called on the sequencer's thread. Not taken: at once, and
  // `done` is not called.
  std::optional<NotTaken> Submit(ExaminedStatement statement, SubmitCallback done);

  // Asks for a seal even if nothing waits. Owed until one could be written.
  void WantSeal() { queue_.WantSeal(); }
  // Asks for a round even if nothing waits: for what is owed, and a fresh write_status().
  void Wake() { queue_.Wake(); }

  // One round over what waits, on the caller's thread; does nothing when nothing waits.
  void Step();

  // Starts the thread that steps by itself. Requires: not started before.
  void Start();

  // Takes nothing more, answers all that was taken, ends the thread. Any number of times.
  void Drain();

  std::size_t queued() const { return queue_.size(); }
  // Why the last round could not write, if it could not: clock, free space, gate.
  Status write_status() const;

 private:
  // Decides and writes; outcomes in the order of the submissions.
  // Errors: nothing was decided, or what was decided may not last.
  Status Write(const Work& work, std::vector<SubmitOutcome>& outcomes);
  std::vector<SubmitOutcome> AnswersWithoutWriting(const Work& work, const Error& why) const;
  Result<std::uint64_t> NextTime(const StoreView& view) const;
  void LookAgain();
  void SetWriteStatus(Status status);

  const SequencerParts parts_;
  TimeRule time_rule_;
  SubmissionQueue queue_;
  bool owes_seal_ = false;  // the stepping thread's

  mutable std::mutex status_mutex_;
  Status write_status_;

  std::thread thread_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_SEQUENCER_H_

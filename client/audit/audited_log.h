// AuditedLog: a log under audit: who shows it, the replay so far, and what this computer verified
// before.
//
// Not here: the report (client/render/audit.h), cosigning (client/audit/witness.h).
// Threads: one at a time.
#ifndef WARIFU_CLIENT_AUDIT_AUDITED_LOG_H_
#define WARIFU_CLIENT_AUDIT_AUDITED_LOG_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "client/args.h"
#include "client/context.h"
#include "client/log_view.h"
#include "client/memory.h"
#include "client/registry_server.h"
#include "core/base/result.h"
#include "core/note/checkpoint.h"
#include "core/proof/trust.h"
#include "core/replay/past_log.h"
#include "core/replay/replay.h"

namespace warifu {

// How the audited log stands to the checkpoints that this computer verified before, of answers and
// of files.
enum class AuditContinuity {
  kFirstTime,    // nothing was remembered
  kContinues,    // it begins with all that was verified before
  kContradicts,  // it does not
  kNotReached,   // it is shorter than one of them: old news
};

class AuditedLog {
 public:
  // Begins at 0, or at the state that `since` names. Borrows all of them; `log` shows the entries.
  // Errors: kNotFound, kBadInput, kDamaged, kRefused, kNewerProgram, each naming the state file.
  static Result<AuditedLog> Open(const Context& context, const TrustFile& trust, LogView& log,
                                 const std::string& since);

  const Replay& replay() const { return *replay_; }

  // Replays up to `size`.
  // Errors: those of the log; those of Replay::health.
  Status FeedTo(Context& context, TreeSize size);
  // Compares with a checkpoint that the log signed, of the replay's size or larger, and ends the
  // replay there; holds both against what was verified before. Entries that do not hash to a signed
  // root accuse nobody.
  // Errors: kInconsistent (what was replayed is not the beginning of that log, or a pre-release
  // made it); kNewerProgram (in order as far as this program can judge, but that is not all).
  Status Finish(const SignedCheckpoint& head);

  // As Finish found.
  AuditContinuity continuity() const { return continuity_; }
  // Of a contradiction, serialized, where the log itself gave what it takes to prove it.
  const std::string& evidence() const { return evidence_; }
  // The same of deviations in a whole log that `head` signed: all its entries, asked for again.
  // Empty where the log gives them no more, where they prove nothing to a third person, and where
  // one file does not hold them.
  std::string EvidenceOfDeviations(const SignedCheckpoint& head) const;

  // Writes the state file. Errors: those of Replay::ToState and of writing.
  Status Save(const std::string& path) const;

 private:
  // A checkpoint that was verified before, and the replay's root where it passed there.
  struct Before {
    RememberedCheckpoint seen;
    std::optional<Hash> replayed_root;
  };

  AuditedLog(LogView& log, TrustFile trust, std::unique_ptr<PastLog> past)
      : log_(&log), trust_(std::move(trust)), past_(std::move(past)) {}

  Status ProveBeginning(const Checkpoint& head);
  Status HoldAgainstSeen(const SignedCheckpoint& head);
  Result<bool> Contradicts(const Before& before, const SignedCheckpoint& head);

  LogView* log_;
  TrustFile trust_;
  std::unique_ptr<PastLog> past_;
  std::optional<Replay> replay_;
  std::uint64_t bytes_ = 0;  // of the entries replayed here
  std::vector<Before> before_;
  AuditContinuity continuity_ = AuditContinuity::kFirstTime;
  std::string evidence_;
};

// Whether `head` continues the log of `before`, by the log's own proof.
// Errors: kRefused (smaller), kInconsistent (the proof does not hold, or another root at the same
// size), those of the log.
Status ProveContinues(LogView& log, const Checkpoint& before, const Checkpoint& head);

}  // namespace warifu

#endif  // WARIFU_CLIENT_AUDIT_AUDITED_LOG_H_

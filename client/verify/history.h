// What this computer saw of a registry before, held against what the registry shows now.
//
// An answer must be proven to continue the largest checkpoint with quorum that was ever verified;
// a smaller one is only old news. Threads: one at a time.
#ifndef WARIFU_CLIENT_VERIFY_HISTORY_H_
#define WARIFU_CLIENT_VERIFY_HISTORY_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "client/context.h"
#include "client/log_view.h"
#include "client/memory.h"
#include "core/base/result.h"
#include "core/proof/verify.h"

namespace warifu {

// Every checkpoint with quorum that was verified before and is not known to be part of another.
struct SeenBefore {
  std::vector<RememberedCheckpoint> checkpoints;  // the largest first
  std::uint64_t newest_seal_ms = 0;

  // The largest, as the verifier takes it, without a consistency proof; nothing: none was seen.
  std::optional<Remembered> Largest() const;
  // The one of this size, which shows whether there are two roots; else the largest.
  std::optional<Remembered> OfSize(TreeSize size) const;
};

// Errors: those of Recall.
Result<SeenBefore> RecallAll(const Context& context, const TrustFile& trust);

// The largest seen, with the registry's proof that its log of `size` continues it; an empty proof
// where it gives none. Errors: kUnavailable.
Result<std::optional<Remembered>> AskForLargest(LogView& log, const SeenBefore& seen,
                                                TreeSize size);

// What the registry's new checkpoint says against what was seen before.
struct HistoryJudgment {
  std::vector<FoundCause> causes;  // none: it continues all of it
  std::string evidence;            // serialized, when it contradicts
};

// Asks the registry for a consistency proof from each of `seen` to `note`.
// Requires: the log signed `note`. Errors: kUnavailable.
Result<HistoryJudgment> JudgeHistory(LogView& log, const TrustFile& trust,
                                     std::span<const RememberedCheckpoint> seen,
                                     const std::string& note);

// Keeps what an answer showed: proven, so that what a file showed before it may be forgotten.
// Requires: `note` has quorum, and JudgeHistory found no cause.
Status KeepAnswer(const Context& context, const TrustFile& trust, const std::string& note,
                  std::uint64_t seal_time_ms);
// Keeps what a file showed, with quorum: to be proven at the next contact.
Status KeepFile(const Context& context, const TrustFile& trust, const std::string& note,
                std::uint64_t seal_time_ms);

// Where evidence against the registry is kept on this computer: adds what it proves, whatever the
// registry shows now. Errors: those of reading.
Status AddKeptEvidence(const Context& context, const TrustFile& trust, OfferJudgment& judgment);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERIFY_HISTORY_H_

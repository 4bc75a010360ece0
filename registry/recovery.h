// Start-up: how a registry begins, and what must hold before an old one goes on.
//
// A log that went on from less than what it once signed would be forked. So each check that fails
// refuses the start with a sentence that says what happened and what to do; nothing is repaired
// here. Reads O(log n) keys. The same holds of a directory that is restored.
// Not here: recomputing everything (registry/fsck.h).
// Source: docs/format.md, "Guard"; docs/operating.md.
// Threads: one, before the sequencer's.
#ifndef WARIFU_REGISTRY_RECOVERY_H_
#define WARIFU_REGISTRY_RECOVERY_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/note/vkey.h"
#include "registry/guard.h"
#include "registry/store.h"

namespace warifu {

struct StartChecks {
  const VerifierKey& log_key;     // of the key that will sign
  std::vector<std::string> seen;  // notes known from elsewhere (--seen), at most kMaxSeenNotes
  bool replace_log_key = false;   // what an older key signed may differ from log_key
};

// For `warifud init`: an empty store gets its guard.
// Errors: kRefused when there is a log or a guard already; kIo.
Status CreateRegistry(const Store& store, Guard& guard, const VerifierKey& log_key);

// In order: the guard is there and of this log; the database holds its root, the largest cosigned
// one and each seen one; its own newest checkpoint fits its tree and ends in a seal; Flush; the
// guard moves up to the newest checkpoint. An empty store passes when the guard says "empty".
// Errors: kRefused, kInconsistent, kDamaged, kBadInput (a seen note), kIo; each a sentence.
Status CheckStart(Store& store, Guard& guard, const StartChecks& checks);

// A note that a log must hold, and how we know of it.
struct KnownNote {
  std::string source;  // begins each sentence: "the guard", "--seen note 1"
  std::string note;
};

// That the log in `view` contains what `remembered` says of the log `origin`.
// Errors: kBadInput (no checkpoint), kRefused (of another log, or the log in `view` is shorter),
// kInconsistent (another root), those of reading.
Status CheckHeld(const StoreView& view, const std::string& origin, const KnownNote& remembered);

// What the guard remembers: its checkpoint and the largest cosigned one; none when it is missing.
// Errors: kDamaged, kIo.
Result<std::vector<KnownNote>> RememberedBy(const Guard& guard);

// That the checkpoint of `view` is that of its tree, and its last entry a seal; its signature is
// not looked at.
// Requires: view.size() > 0.
// Errors: kDamaged, those of reading.
Status CheckEnd(const StoreView& view);

// That this program knows the rules under which the log in `view` goes on. An empty one passes.
// Errors: kRefused (made by a pre-release), kNewerProgram.
Status CheckRulesKnown(const StoreView& view);

// That `signed_genesis` is the genesis of the log in `view`.
// Requires: view.size() > 0.
// Errors: kRefused.
Status CheckSameGenesis(const StoreView& view, std::string_view signed_genesis);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_RECOVERY_H_

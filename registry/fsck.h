// Fsck: everything that is stored, made again from the entries alone, and compared.
//
// The log is run through Examine, the rules and BuildBatch once more, batch by batch, into a
// second, empty store; then both are read side by side. So memory does not grow with the log, and
// what was made anew can take the place of what is damaged.
// Source: docs/operating.md.
// Threads: the caller's.
#ifndef WARIFU_REGISTRY_FSCK_H_
#define WARIFU_REGISTRY_FSCK_H_

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/note/vkey.h"
#include "registry/entry_source.h"
#include "registry/store.h"

namespace warifu {

// What fsck holds at once, of one batch; a larger one was not made by a sequencer.
inline constexpr std::size_t kMaxReplayedBatch = 1 << 16;
inline constexpr std::size_t kMaxReplayedBatchBytes = std::size_t{64} << 20;

// The first thing that is not as the entries make it.
struct Difference {
  std::string where;  // "entry 17", "log node 3/5", "table PLACE, key 00ab..."
  std::string what;   // a sentence: what is stored, what it should be

  std::string ToString() const { return where + ": " + what; }
};

using FsckProgress = std::function<void(TreeSize done, TreeSize all)>;  // may be empty

// Replays the entries of `source` into `made`, an empty store. Nothing: every entry is admissible
// and stands exactly as it would be written again. Where the source's checkpoint is that of its
// entries, `made` ends with it; else with one that nobody signed.
// Errors: those of reading `source` (a damaged entry is a Difference, not an error) and writing
// `made`.
Result<std::optional<Difference>> ReplayInto(const EntrySource& source, Store& made,
                                             const FsckProgress& progress);

// Compares all that is derived: log nodes, standing leaves and nodes, tables, last time, rules
// version, and that the checkpoint's size and root are the tree's.
// Errors: those of reading.
Result<std::optional<Difference>> CompareStores(const StoreView& stored, const StoreView& made);

// The same, and that the checkpoint is signed by `log_key`, if one is given.
Result<std::optional<Difference>> CompareStores(const StoreView& stored, const StoreView& made,
                                                const std::optional<VerifierKey>& log_key);

// ReplayInto, then that.
Result<std::optional<Difference>> Fsck(const StoreView& view, Store& scratch,
                                       const std::optional<VerifierKey>& log_key,
                                       const FsckProgress& progress);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_FSCK_H_

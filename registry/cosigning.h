// What a handed-in cosigned checkpoint is worth: whose it is, whether our tree has it, who counts.
//
// Not here: what is done about it (registry/publishing.h).
// Source: docs/format.md, "Cosignatures", "Guard".
// Threads: pure functions over the view given.
#ifndef WARIFU_REGISTRY_COSIGNING_H_
#define WARIFU_REGISTRY_COSIGNING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/note/checkpoint.h"
#include "core/note/policy.h"
#include "registry/store.h"

namespace warifu {

// How a checkpoint under our key relates to our tree.
enum class CheckpointFit {
  kHeld,    // our tree has that root at that size
  kLarger,  // our tree never had that size: somebody else signs with our key
  kForked,  // our tree had that size with another root: the same
};

Result<CheckpointFit> FitInTree(const Checkpoint& checkpoint, const StoreView& view);

// A note with at least one cosignature that counts, of a tree that `view` holds.
struct Cosigned {
  Checkpoint checkpoint;
  std::uint64_t seal_time_ms = 0;
  std::vector<std::string> witnesses;  // who counts, by the policy's names
};

// Requires: `checkpoint` is what the note says, signed by the log, and FitInTree says kHeld.
// Errors: kRefused when nobody counts or the size does not end in a seal; kInconsistent when a
// witness's line is none; those of the view.
Result<Cosigned> CountCosignatures(const Policy& policy, std::string_view note,
                                   const Checkpoint& checkpoint, const StoreView& view);

// `candidate` with the signature lines of those witnesses that count in `handed_in` and not yet in
// `candidate`; one line for each witness, nothing else.
// Requires: both are notes of one checkpoint that CountWitnesses accepts.
// Errors: kRefused above kMaxCheckpointBytes.
Result<std::string> MergeCosignatures(const Policy& policy, std::string_view candidate,
                                      std::string_view handed_in, std::uint64_t seal_time_ms);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_COSIGNING_H_

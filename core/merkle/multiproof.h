// One proof for many leaves of one tree, with nothing in it twice.
//
// Walk the RFC 6962 tree from the root: a subtree without a wanted leaf gives one hash; one with a
// wanted leaf is split, left before right; a wanted leaf gives nothing. So the proof is the least
// that can be, and there is exactly one for each set of leaves and size. For a single leaf it holds
// the hashes of an inclusion proof, sorted from left to right instead of leaf to root. A root does
// not tell its size: one proof may lead to the same root under several sizes, unless the last leaf
// is among the wanted. So the size, as the root, comes from a signed checkpoint.
// Source: docs/format.md (ours); the tree is RFC 6962's.
// Threads: pure functions.
#ifndef WARIFU_CORE_MERKLE_MULTIPROOF_H_
#define WARIFU_CORE_MERKLE_MULTIPROOF_H_

#include <span>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"

namespace warifu {

// Requires of callers with outside data: bound leaves.size() first; cost is leaves * log(size).
// Errors: kBadInput when `leaves` is empty, not strictly ascending, or not below `size`, or `size`
// is above kMaxTreeSize; those of `reader`, which is asked once.
Result<std::vector<Hash>> MultiProof(std::span<const LeafIndex> leaves, TreeSize size,
                                     const HashReader& reader);

// The root that leaf hashes and `proof` give; who compares it with a trusted root has verified that
// each leaf stands where it is said to stand.
// Errors: kBadInput as above; kInconsistent when `proof` has a hash too many or too few.
Result<Hash> RootFromMultiProof(std::span<const std::pair<LeafIndex, Hash>> leaves, TreeSize size,
                                std::span<const Hash> proof);

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_MULTIPROOF_H_

// The subtrees of an RFC 6962 tree, complete or cut by its right edge, and their hashes.
//
// Every root and every proof is a list of such subtrees: which ones is said by core/merkle/tree.h,
// proof.h and multiproof.h; here they are hashed, from stored nodes, with one read for all.
// Source: RFC 6962 2.1 (the split at the largest power of two below n).
// Threads: pure functions.
#ifndef WARIFU_CORE_MERKLE_SUBTREE_H_
#define WARIFU_CORE_MERKLE_SUBTREE_H_

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"

namespace warifu {

// The leaves [begin, end) of a tree, as RFC 6962 splits it: begin < end <= kMaxTreeSize, and begin
// is a multiple of the smallest power of two that is not below end - begin.
struct Subtree {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;

  std::uint64_t size() const { return end - begin; }
  friend auto operator<=>(const Subtree&, const Subtree&) = default;
};

// Where RFC 6962 splits `subtree`: its left part ends and its right part begins here.
// Requires: subtree.size() >= 2.
std::uint64_t SplitPoint(const Subtree& subtree);

// Appends the fewest complete nodes that cover `subtree`, from left to right: one for each bit of
// its size.
void AppendNodesOf(const Subtree& subtree, std::vector<NodeId>& ids);

// The hash of a subtree from the hashes of AppendNodesOf's nodes.
// Requires: !hashes.empty().
Hash HashOfNodes(std::span<const Hash> hashes);

// The hash of each subtree, in order; one call of `reader` for all, none for none.
// Errors: those of the reader; kInternal if it gives another number of hashes than asked for.
Result<std::vector<Hash>> HashSubtrees(std::span<const Subtree> subtrees, const HashReader& reader);

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_SUBTREE_H_

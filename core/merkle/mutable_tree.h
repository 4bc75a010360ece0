// A tree whose leaves change: what is rewritten when some of them do, and the tree grows.
//
// For the standing tree. It has the shape of the log's tree, so its roots and proofs are those of
// tree.h, proof.h and multiproof.h.
// Threads: pure functions.
#ifndef WARIFU_CORE_MERKLE_MUTABLE_TREE_H_
#define WARIFU_CORE_MERKLE_MUTABLE_TREE_H_

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"

namespace warifu {

struct TreeUpdate {
  std::vector<Node> nodes;  // every complete node to write, the leaves too; by level, then index
  Hash root;                // at the new size
};

// Changes and appends `leaves` (level 0, indexes strictly ascending, each below `new_size`, and
// among them all of [old_size, new_size)). `old` gives nodes that are complete at `old_size`; it is
// asked once, for no node that is rewritten. Costs leaves * log(new_size) hashes at most; shared
// paths are hashed once.
// Errors: kBadInput when the above does not hold, old_size > new_size or new_size > kMaxTreeSize;
// those of `old`.
Result<TreeUpdate> UpdateLeaves(TreeSize old_size, TreeSize new_size, std::span<const Node> leaves,
                                const HashReader& old);

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_MUTABLE_TREE_H_

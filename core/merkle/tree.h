// The root of a tree, from stored nodes or while it grows.
//
// Not here: proofs (core/merkle/proof.h, multiproof.h), trees whose leaves change (mutable_tree.h).
// Source: RFC 6962 2.1.
// Threads: functions are pure; a Frontier belongs to one thread at a time.
#ifndef WARIFU_CORE_MERKLE_TREE_H_
#define WARIFU_CORE_MERKLE_TREE_H_

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"

namespace warifu {

// Errors: kBadInput above kMaxTreeSize.
Status CheckTreeSize(TreeSize size);

// The nodes that make the root at `size`, from left to right, largest first; none for size 0.
// Requires: size <= kMaxTreeSize.
std::vector<NodeId> NodesOfRoot(TreeSize size);

// Reads NodesOfRoot, at most 62 hashes, in one call. EmptyRoot() at size 0.
// Errors: kBadInput (size above kMaxTreeSize), those of `reader`.
Result<Hash> RootAt(TreeSize size, const HashReader& reader);

// The right edge of a tree: all that is needed to append to it.
class Frontier {
 public:
  Frontier() = default;  // of the empty tree

  // Errors: as RootAt.
  static Result<Frontier> Load(TreeSize size, const HashReader& reader);

  // From the hashes of NodesOfRoot(size), in that order, as hashes() gave them.
  // Errors: kBadInput when their number does not fit `size`.
  static Result<Frontier> FromHashes(TreeSize size, std::span<const Hash> hashes);

  // Appends one leaf, and to `completed` every node that it completes: the leaf itself at level 0,
  // then upwards. Amortized two nodes per leaf.
  // Requires: size() < kMaxTreeSize.
  void Append(const Hash& leaf_hash, std::vector<Node>& completed);

  Hash Root() const;
  TreeSize size() const { return size_; }
  const std::vector<Hash>& hashes() const { return hashes_; }

 private:
  TreeSize size_;
  std::vector<Hash> hashes_;  // of NodesOfRoot(size_)
};

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_TREE_H_

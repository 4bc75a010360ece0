#include "core/merkle/multiproof.h"

#include <algorithm>
#include <string>

#include "core/merkle/subtree.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"

namespace warifu {
namespace {

using Leaf = std::pair<LeafIndex, Hash>;

LeafIndex IndexOf(LeafIndex leaf) { return leaf; }
LeafIndex IndexOf(const Leaf& leaf) { return leaf.first; }

template <typename Item>
Status CheckLeaves(std::span<const Item> leaves, TreeSize size) {
  WARIFU_RETURN_IF_ERROR(CheckTreeSize(size));
  if (leaves.empty()) return BadInput("multiproof: at least one leaf must be asked for");
  const auto not_ascending = [](const Item& a, const Item& b) { return IndexOf(a) >= IndexOf(b); };
  if (std::adjacent_find(leaves.begin(), leaves.end(), not_ascending) != leaves.end()) {
    return BadInput("multiproof: the leaves must be in ascending order, each once");
  }
  if (IndexOf(leaves.back()).value() >= size.value()) {
    return BadInput("multiproof: leaf {leaf} is not below the tree size {size}",
                    IndexOf(leaves.back()).value(), size.value());
  }
  return Ok();
}

// How many of `leaves`, which are ascending, lie left of `split`.
template <typename Item>
std::size_t CountLeftOf(std::uint64_t split, std::span<const Item> leaves) {
  const auto is_left = [split](const Item& leaf) { return IndexOf(leaf).value() < split; };
  const auto end = std::partition_point(leaves.begin(), leaves.end(), is_left);
  return static_cast<std::size_t>(end - leaves.begin());
}

// Appends the subtrees of `at` without any of `leaves`. Depth is at most 62.
void CollectAside(const Subtree& at, std::span<const LeafIndex> leaves,
                  std::vector<Subtree>& aside) {
  if (leaves.empty()) return aside.push_back(at);
  if (at.size() == 1) return;
  const std::uint64_t split = SplitPoint(at);
  const std::size_t left = CountLeftOf(split, leaves);
  CollectAside({at.begin, split}, leaves.first(left), aside);
  CollectAside({split, at.end}, leaves.subspan(left), aside);
}

// The hash of `at`, its hashes taken from the front of `proof`; false when there are too few.
bool HashOf(const Subtree& at, std::span<const Leaf> leaves, std::span<const Hash>& proof,
            Hash& hash) {
  if (leaves.empty()) {
    if (proof.empty()) return false;
    hash = proof.front();
    proof = proof.subspan(1);
    return true;
  }
  if (at.size() == 1) {
    hash = leaves.front().second;
    return true;
  }
  const std::uint64_t split = SplitPoint(at);
  const std::size_t left = CountLeftOf(split, leaves);
  Hash left_hash;
  Hash right_hash;
  if (!HashOf({at.begin, split}, leaves.first(left), proof, left_hash) ||
      !HashOf({split, at.end}, leaves.subspan(left), proof, right_hash)) {
    return false;
  }
  hash = NodeHash(left_hash, right_hash);
  return true;
}

}  // namespace

Result<std::vector<Hash>> MultiProof(std::span<const LeafIndex> leaves, TreeSize size,
                                     const HashReader& reader) {
  WARIFU_RETURN_IF_ERROR(CheckLeaves(leaves, size));
  std::vector<Subtree> aside;
  CollectAside({0, size.value()}, leaves, aside);
  return HashSubtrees(aside, reader);
}

Result<Hash> RootFromMultiProof(std::span<const std::pair<LeafIndex, Hash>> leaves, TreeSize size,
                                std::span<const Hash> proof) {
  WARIFU_RETURN_IF_ERROR(CheckLeaves(leaves, size));
  Hash root;
  if (!HashOf({0, size.value()}, leaves, proof, root)) {
    return Inconsistent("multiproof: it has fewer hashes than its leaves need");
  }
  if (!proof.empty()) {
    return Inconsistent("multiproof: it has {more} hashes more than its leaves need", proof.size());
  }
  return root;
}

}  // namespace warifu

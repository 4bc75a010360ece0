#include "core/merkle/tree.h"

#include <bit>
#include <string>

#include "core/base/check.h"
#include "core/merkle/subtree.h"
#include "core/merkle/tree_hash.h"

namespace warifu {

Status CheckTreeSize(TreeSize size) {
  if (size.value() > kMaxTreeSize) {
    return BadInput("tree size: {size} is above 2^62", size.value());
  }
  return Ok();
}

std::vector<NodeId> NodesOfRoot(TreeSize size) {
  std::vector<NodeId> ids;
  if (size.value() > 0) AppendNodesOf({0, size.value()}, ids);
  return ids;
}

Result<Hash> RootAt(TreeSize size, const HashReader& reader) {
  WARIFU_ASSIGN_OR_RETURN(const Frontier frontier, Frontier::Load(size, reader));
  return frontier.Root();
}

Result<Frontier> Frontier::Load(TreeSize size, const HashReader& reader) {
  WARIFU_RETURN_IF_ERROR(CheckTreeSize(size));
  if (size.value() == 0) return Frontier();
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes, reader.ReadHashes(NodesOfRoot(size)));
  return FromHashes(size, hashes);
}

Result<Frontier> Frontier::FromHashes(TreeSize size, std::span<const Hash> hashes) {
  WARIFU_RETURN_IF_ERROR(CheckTreeSize(size));
  const int needed = std::popcount(size.value());
  if (hashes.size() != static_cast<std::size_t>(needed)) {
    return BadInput("tree: the right edge of size {size} has {needed} hashes, not {have}",
                    size.value(), needed, hashes.size());
  }
  Frontier frontier;
  frontier.size_ = size;
  frontier.hashes_.assign(hashes.begin(), hashes.end());
  return frontier;
}

void Frontier::Append(const Hash& leaf_hash, std::vector<Node>& completed) {
  WARIFU_CHECK(size_.value() < kMaxTreeSize);
  Node node = {{0, size_.value()}, leaf_hash};
  completed.push_back(node);
  while (node.id.index % 2 == 1) {
    node = {{node.id.level + 1, node.id.index / 2}, NodeHash(hashes_.back(), node.hash)};
    hashes_.pop_back();
    completed.push_back(node);
  }
  hashes_.push_back(node.hash);
  size_ = TreeSize(size_.value() + 1);
}

Hash Frontier::Root() const { return hashes_.empty() ? EmptyRoot() : HashOfNodes(hashes_); }

}  // namespace warifu

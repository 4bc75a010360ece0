#include "core/merkle/subtree.h"

#include <bit>
#include <string>

#include "core/base/check.h"
#include "core/merkle/tree_hash.h"

namespace warifu {

std::uint64_t SplitPoint(const Subtree& subtree) {
  WARIFU_CHECK(subtree.size() >= 2);
  return subtree.begin + std::bit_floor(subtree.size() - 1);
}

void AppendNodesOf(const Subtree& subtree, std::vector<NodeId>& ids) {
  WARIFU_CHECK(subtree.begin < subtree.end && subtree.end <= kMaxTreeSize);
  std::uint64_t begin = subtree.begin;
  while (begin < subtree.end) {
    const std::uint64_t leaves = std::bit_floor(subtree.end - begin);
    const auto level = static_cast<unsigned>(std::countr_zero(leaves));
    ids.push_back({level, begin >> level});
    begin += leaves;
  }
}

Hash HashOfNodes(std::span<const Hash> hashes) {
  WARIFU_CHECK(!hashes.empty());
  Hash hash = hashes.back();
  for (std::size_t i = hashes.size() - 1; i > 0; --i) hash = NodeHash(hashes[i - 1], hash);
  return hash;
}

Result<std::vector<Hash>> HashSubtrees(std::span<const Subtree> subtrees,
                                       const HashReader& reader) {
  std::vector<NodeId> ids;
  for (const Subtree& subtree : subtrees) AppendNodesOf(subtree, ids);
  if (ids.empty()) return std::vector<Hash>();
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> nodes, reader.ReadHashes(ids));
  if (nodes.size() != ids.size()) {
    return InternalError("tree: the reader gave {given} hashes instead of {asked}", nodes.size(),
                         ids.size());
  }
  std::vector<Hash> hashes;
  hashes.reserve(subtrees.size());
  std::span<const Hash> rest = nodes;
  for (const Subtree& subtree : subtrees) {
    const auto count = static_cast<std::size_t>(std::popcount(subtree.size()));
    hashes.push_back(HashOfNodes(rest.first(count)));
    rest = rest.subspan(count);
  }
  return hashes;
}

}  // namespace warifu

#include "storage/stored_tree.h"

#include <cstddef>
#include <string>

namespace warifu {

Hash LeafOf(WhichTree which, LeafIndex index, const StandingRow& row) {
  if (which == WhichTree::kLog) return row.leaf_hash;
  return HashStandingLeaf({row.leaf_hash, index, row.standing});
}

Column NodeColumn(WhichTree which) {
  return which == WhichTree::kLog ? Column::kLogHashes : Column::kStandingHashes;
}

TreeSize SizeOf(WhichTree which, TreeSize size) {
  if (which == WhichTree::kLog || size.value() == 0) return size;
  return TreeSize(size.value() - 1);
}

StoredTree::StoredTree(WhichTree which, const ViewReader& reader)
    : which_(which), reader_(reader), size_(SizeOf(which, reader.head().size)) {}

Result<std::vector<Hash>> StoredTree::ReadHashes(std::span<const NodeId> ids) const {
  std::vector<LeafIndex> leaves;
  std::vector<NodeId> nodes;
  for (const NodeId id : ids) {
    if (id.level > kMaxNodeLevel || !IsComplete(id, size_)) {
      return NotFound("tree of {size} leaves: it has no node {level}/{id}", size_.value(), id.level,
                      id.index);
    }
    if (id.level == 0) {
      leaves.emplace_back(id.index);
    } else {
      nodes.push_back(id);
    }
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<StandingRow> rows, reader_.Standings(leaves));
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> stored, reader_.Nodes(NodeColumn(which_), nodes));
  std::vector<Hash> hashes;
  std::size_t next_leaf = 0;
  std::size_t next_node = 0;
  for (const NodeId id : ids) {
    if (id.level == 0) {
      hashes.push_back(LeafOf(which_, LeafIndex(id.index), rows[next_leaf++]));
    } else {
      hashes.push_back(stored[next_node++]);
    }
  }
  return hashes;
}

}  // namespace warifu

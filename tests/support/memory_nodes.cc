#include "tests/support/memory_nodes.h"

#include <string>

namespace warifu {

Result<std::vector<Hash>> MemoryNodes::ReadHashes(std::span<const NodeId> ids) const {
  std::vector<Hash> hashes;
  hashes.reserve(ids.size());
  for (const NodeId& id : ids) {
    const auto found = hashes_.find(id);
    if (found == hashes_.end()) {
      return NotFound("no node of level {level} at {id}", id.level, id.index);
    }
    hashes.push_back(found->second);
  }
  return hashes;
}

void MemoryNodes::Put(std::span<const Node> nodes) {
  for (const Node& node : nodes) hashes_[node.id] = node.hash;
}

}  // namespace warifu

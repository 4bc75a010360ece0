// The nodes of a tree in memory, for both trees of the memory registry.
// Threads: as std::map.
#ifndef WARIFU_TESTS_SUPPORT_MEMORY_NODES_H_
#define WARIFU_TESTS_SUPPORT_MEMORY_NODES_H_

#include <map>
#include <span>
#include <vector>

#include "core/merkle/node.h"

namespace warifu {

class MemoryNodes : public HashReader {
 public:
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override;

  // Writes or overwrites.
  void Put(std::span<const Node> nodes);

 private:
  std::map<NodeId, Hash> hashes_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_MEMORY_NODES_H_

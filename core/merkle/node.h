// The nodes of a tree that are stored: those whose subtree is complete, so that their hash never
// depends on where the tree ends.
//
// Not here: subtrees at the right edge, which are made from these (core/merkle/subtree.h).
// Threads: values; a HashReader as its implementation says.
#ifndef WARIFU_CORE_MERKLE_NODE_H_
#define WARIFU_CORE_MERKLE_NODE_H_

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"

namespace warifu {

// No tree here is larger: 2^62 leaves at 10^6 a second last 146,000 years, and no shift of an index
// overflows.
inline constexpr std::uint64_t kMaxTreeSize = std::uint64_t{1} << 62;
inline constexpr unsigned kMaxNodeLevel = 62;

// Covers the leaves [index << level, (index + 1) << level). Level 0 are the leaf hashes.
struct NodeId {
  unsigned level = 0;
  std::uint64_t index = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): as in core/base/types.h
  friend auto operator<=>(const NodeId&, const NodeId&) = default;
};

struct Node {
  NodeId id;
  Hash hash;

  friend bool operator==(const Node&, const Node&) = default;
};

// Whether all leaves of `id` lie below `size`.
// Requires: id.level <= kMaxNodeLevel.
constexpr bool IsComplete(NodeId id, TreeSize size) {
  return id.index < (size.value() >> id.level);
}

// Where the hashes of complete nodes are read from: a store, tiles, memory.
class HashReader {
 public:
  virtual ~HashReader() = default;

  // The hashes of `ids`, in their order: as many as were asked for.
  // Errors: whatever keeps the source from answering, e.g. kNotFound for a node that it lacks.
  virtual Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const = 0;
};

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_NODE_H_

// StandingTree: the second tree of a log, kept in memory while it is replayed.
//
// It holds the hashes of both levels and leaves: about 64 bytes for each entry.
// Source: DESIGN.md section 5; core/standing/standing.h.
// Threads: one at a time.
#ifndef WARIFU_CORE_REPLAY_STANDING_TREE_H_
#define WARIFU_CORE_REPLAY_STANDING_TREE_H_

#include <map>
#include <memory>

#include "core/base/types.h"
#include "core/standing/standing.h"

namespace warifu {

class StandingTree {
 public:
  StandingTree();
  ~StandingTree();
  StandingTree(StandingTree&&) noexcept;
  StandingTree& operator=(StandingTree&&) noexcept;

  // Sets a leaf anew or for the first time; it is hashed at the next Root.
  void Set(const StandingLeaf& leaf);

  // The root over the leaves [0, size).
  // Requires: every one of them was set; size never falls.
  Hash Root(TreeSize size);

 private:
  class Nodes;

  TreeSize size_;
  Hash root_;
  std::map<LeafIndex, Hash> changed_;  // leaf hashes set since the last Root
  std::unique_ptr<Nodes> nodes_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPLAY_STANDING_TREE_H_

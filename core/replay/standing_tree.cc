#include "core/replay/standing_tree.h"

#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/merkle/mutable_tree.h"
#include "core/merkle/node.h"
#include "core/merkle/tree_hash.h"

namespace warifu {

// Complete nodes by level and index.
class StandingTree::Nodes : public HashReader {
 public:
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override {
    std::vector<Hash> hashes;
    hashes.reserve(ids.size());
    for (const NodeId& id : ids) {
      if (id.level >= levels_.size() || id.index >= levels_[id.level].size()) {
        return NotFound("standing tree: a node that was never written");
      }
      hashes.push_back(levels_[id.level][id.index]);
    }
    return hashes;
  }

  // By level, then index, so each level grows by one node at most at a time.
  void Write(const std::vector<Node>& nodes) {
    for (const Node& node : nodes) {
      if (levels_.size() <= node.id.level) levels_.resize(node.id.level + 1);
      std::vector<Hash>& level = levels_[node.id.level];
      WARIFU_CHECK(node.id.index <= level.size());
      if (node.id.index == level.size()) {
        level.push_back(node.hash);
      } else {
        level[node.id.index] = node.hash;
      }
    }
  }

 private:
  std::vector<std::vector<Hash>> levels_;
};

StandingTree::StandingTree() : root_(EmptyRoot()), nodes_(std::make_unique<Nodes>()) {}
StandingTree::~StandingTree() = default;
StandingTree::StandingTree(StandingTree&&) noexcept = default;
StandingTree& StandingTree::operator=(StandingTree&&) noexcept = default;

void StandingTree::Set(const StandingLeaf& leaf) { changed_[leaf.index] = HashStandingLeaf(leaf); }

Hash StandingTree::Root(TreeSize size) {
  if (changed_.empty() && size == size_) return root_;
  std::vector<Node> leaves;
  leaves.reserve(changed_.size());
  for (const auto& [index, hash] : changed_) leaves.push_back({{0, index.value()}, hash});
  Result<TreeUpdate> update = UpdateLeaves(size_, size, leaves, *nodes_);
  WARIFU_CHECK(update.ok());
  nodes_->Write(update->nodes);
  root_ = update->root;
  size_ = size;
  changed_.clear();
  return root_;
}

}  // namespace warifu

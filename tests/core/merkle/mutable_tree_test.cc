#include "core/merkle/mutable_tree.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "tests/core/merkle/sizes.h"
#include "tests/support/reference_tree.h"

namespace warifu {
namespace {

// A store of nodes, written by updates alone.
class NodeStore : public HashReader {
 public:
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override {
    ++reads;
    std::vector<Hash> hashes;
    for (const NodeId& id : ids) {
      const auto place = nodes_.find(id);
      if (place == nodes_.end()) return NotFound("store: no such node");
      read_ids.push_back(id);
      hashes.push_back(place->second);
    }
    return hashes;
  }
  void Write(const TreeUpdate& update) {
    for (const Node& node : update.nodes) nodes_[node.id] = node.hash;
  }

  mutable int reads = 0;
  mutable std::vector<NodeId> read_ids;

 private:
  std::map<NodeId, Hash> nodes_;
};

// A tree under test beside its reference.
struct World {
  NodeStore store;
  ReferenceTree reference;
  int version = 0;

  Hash NewHash() { return AnyHash("leaf version " + std::to_string(++version)); }

  // Changes the leaves `changed` and appends `appended` new ones.
  Result<TreeUpdate> Update(const std::vector<std::size_t>& changed, std::size_t appended) {
    const TreeSize old_size = reference.size();
    std::vector<Node> leaves;
    for (std::size_t index : changed) leaves.push_back({{0, index}, NewHash()});
    for (std::size_t i = 0; i < appended; ++i) {
      leaves.push_back({{0, old_size.value() + i}, NewHash()});
    }
    auto update = UpdateLeaves(old_size, TreeSize(old_size.value() + appended), leaves, store);
    if (!update.ok()) return update;
    std::vector<Hash> hashes = reference.leaves();
    for (const Node& leaf : leaves) {
      hashes.resize(std::max<std::size_t>(hashes.size(), leaf.id.index + 1));
      hashes[leaf.id.index] = leaf.hash;
    }
    reference = ReferenceTree(hashes);
    store.Write(*update);
    return update;
  }
};

void ExpectSame(const World& world) {
  ASSERT_EQ(*RootAt(world.reference.size(), world.store), world.reference.Root());
}

TEST(UpdateLeaves, GrowsFromNothingToEverySize) {
  for (std::size_t size : TestSizes()) {
    World world;
    const auto update = world.Update({}, size);
    ASSERT_TRUE(update.ok()) << size;
    EXPECT_EQ(update->root, world.reference.Root()) << size;
    ExpectSame(world);
  }
}

TEST(UpdateLeaves, OfNothingKeepsTheRoot) {
  World world;
  EXPECT_EQ(world.Update({}, 0)->root, EmptyRoot());
  ASSERT_TRUE(world.Update({}, 11).ok());
  const auto update = world.Update({}, 0);
  EXPECT_TRUE(update->nodes.empty());
  EXPECT_EQ(update->root, world.reference.Root());
}

TEST(UpdateLeaves, ChangesEachLeafOfEachSize) {
  for (std::size_t size = 1; size <= 34; ++size) {
    World world;
    ASSERT_TRUE(world.Update({}, size).ok());
    for (std::size_t index = 0; index < size; ++index) {
      const auto update = world.Update({index}, 0);
      ASSERT_EQ(update->root, world.reference.Root()) << index << " of " << size;
      ExpectSame(world);
    }
  }
}

TEST(UpdateLeaves, ChangesAndGrowsAtOnce) {
  for (std::size_t size = 1; size <= 20; ++size) {
    for (std::size_t appended = 1; appended <= 20; ++appended) {
      World world;
      ASSERT_TRUE(world.Update({}, size).ok());
      const std::set<std::size_t> changed = {0, size - 1};
      const auto update = world.Update({changed.begin(), changed.end()}, appended);
      ASSERT_EQ(update->root, world.reference.Root()) << size << " + " << appended;
      ExpectSame(world);
    }
  }
}

TEST(UpdateLeaves, AgreesWithTheReferenceOverALongRandomLife) {
  std::mt19937 random(7);
  World world;
  for (int step = 0; step < 300; ++step) {
    std::set<std::size_t> changed;
    const std::size_t size = world.reference.leaves().size();
    for (std::size_t i = random() % 5; size > 0 && i > 0; --i) changed.insert(random() % size);
    const auto update = world.Update({changed.begin(), changed.end()}, random() % 4);
    ASSERT_TRUE(update.ok());
    ASSERT_EQ(update->root, world.reference.Root()) << step;
  }
  ExpectSame(world);
}

TEST(UpdateLeaves, GivesEachRewrittenNodeOnceInOrderWithItsHash) {
  World world;
  ASSERT_TRUE(world.Update({}, 21).ok());
  const auto update = world.Update({0, 1, 9, 20}, 12);
  std::vector<NodeId> ids;
  for (const Node& node : update->nodes) {
    ids.push_back(node.id);
    const std::size_t begin = node.id.index << node.id.level;
    EXPECT_EQ(node.hash, world.reference.RootOf(begin, begin + (std::size_t{1} << node.id.level)));
  }
  EXPECT_TRUE(std::is_sorted(ids.begin(), ids.end()));
  EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
}

TEST(UpdateLeaves, ReadsOnceAndNothingThatItRewrites) {
  World world;
  ASSERT_TRUE(world.Update({}, 200).ok());
  world.store.reads = 0;
  world.store.read_ids.clear();
  const auto update = world.Update({3, 4, 5, 150}, 3);
  EXPECT_EQ(world.store.reads, 1);
  for (const Node& node : update->nodes) {
    EXPECT_EQ(std::count(world.store.read_ids.begin(), world.store.read_ids.end(), node.id), 0);
  }
  EXPECT_LE(world.store.read_ids.size(), 7u * 8u);
}

TEST(UpdateLeaves, CostsALogarithmForOneLeaf) {
  World world;
  ASSERT_TRUE(world.Update({}, 257).ok());
  const auto update = world.Update({77}, 0);
  EXPECT_EQ(update->nodes.size(), 9u);  // the leaf and 8 above it
}

TEST(UpdateLeaves, RefusesLeavesThatDoNotFit) {
  World world;
  ASSERT_TRUE(world.Update({}, 5).ok());
  const Hash hash = AnyHash("leaf");
  struct Case {
    std::uint64_t old_size, new_size;
    std::vector<NodeId> leaves;
  };
  for (const Case& c : std::vector<Case>{
           {5, 5, {{0, 5}}},                   // beyond the tree
           {5, 5, {{1, 0}}},                   // no leaf
           {5, 5, {{0, 1}, {0, 0}}},           // out of order
           {5, 5, {{0, 1}, {0, 1}}},           // twice
           {5, 6, {}},                         // new leaf missing
           {5, 7, {{0, 5}}},                   //
           {5, 7, {{0, 6}}},                   //
           {5, 7, {{0, 5}, {0, 7}}},           //
           {5, 4, {}},                         // smaller
           {5, kMaxTreeSize + 1, {{0, 5}}},    // too large
           {5, 5, {{0, UINT64_MAX}}},          //
           {5, 6, {{0, 5}, {0, UINT64_MAX}}},  //
       }) {
    std::vector<Node> leaves;
    for (const NodeId& id : c.leaves) leaves.push_back({id, hash});
    const auto update =
        UpdateLeaves(TreeSize(c.old_size), TreeSize(c.new_size), leaves, world.store);
    ASSERT_FALSE(update.ok()) << c.new_size;
    EXPECT_EQ(update.error().code, ErrorCode::kBadInput);
  }
}

TEST(UpdateLeaves, PassesTheReadersErrorOn) {
  const std::vector<Node> leaves = {{{0, 3}, AnyHash("leaf")}};
  const auto update = UpdateLeaves(TreeSize(5), TreeSize(5), leaves, NodeStore());
  EXPECT_EQ(update.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace warifu

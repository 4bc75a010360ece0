// What a replay holds for each entry, counted.
#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/merkle/mutable_tree.h"
#include "core/merkle/tree_hash.h"
#include "core/replay/replay_tables.h"
#include "core/replay/standing_tree.h"
#include "tests/support/memory_nodes.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMany = 300'000;
constexpr std::size_t kSlack = 300'000;  // bytes, whatever the log's size

Hash HashOf(std::uint64_t index) { return LeafHash(std::to_string(index)); }

// Leaf hashes without a log.
class HashedPast : public PastLog {
 public:
  Status Keep(LeafIndex, std::string_view, const Hash&) override { return Ok(); }
  Result<std::string> ReadEntry(LeafIndex) override { return NotFound("there are none"); }
  Result<std::vector<Hash>> ReadLeafHashes(LeafIndex first, std::size_t count) override {
    std::vector<Hash> hashes;
    for (std::size_t i = 0; i < count; ++i) hashes.push_back(HashOf(first.value() + i));
    return hashes;
  }
};

EntryNote InForce(std::uint64_t index) { return {{State::kInForce, LeafIndex(index)}, true}; }

TEST(ReplayMemory, HoldsNineBytesOfStandingAndEightOfHashes) {
  HashedPast past;
  StandingTree tree(past);
  for (std::uint64_t i = 0; i < kMany; ++i) tree.Append(HashOf(i), InForce(i));
  tree.Root();
  EXPECT_LE(tree.note_bytes(), 9 * kMany + kSlack);
  EXPECT_LE(tree.node_bytes(), 8 * kMany + kSlack);
  EXPECT_GE(tree.note_bytes(), 9 * kMany);
}

// Another registry, of which nothing is ever found again.
class NoEntries : public RegistryState {
 public:
  LeafIndex next() const override { return LeafIndex(kMany); }
  std::uint32_t rules_version() const override { return 1; }
  Lookup<EntryPtr> EntryAt(LeafIndex) const override { return Lookup<EntryPtr>::Absent(); }
  Lookup<Standing> StandingAt(LeafIndex) const override { return Lookup<Standing>::Absent(); }
  Lookup<std::string> Read(Table, std::string_view) const override {
    return Lookup<std::string>::Absent();
  }
};

TEST(ReplayMemory, HoldsEightBytesOfEachName) {
  const NoEntries none;
  ReplayTables tables;
  for (std::uint64_t i = 0; i < kMany; ++i) {
    const std::string value = EncodeIndex(LeafIndex(i));
    tables.Put({Table::kName, NameTableKey(HashOf(i)), value}, LeafIndex(i), none);
    tables.Put({Table::kCode, CodeTableKey(Code::Of(HashOf(i))), value}, LeafIndex(i), none);
  }
  EXPECT_EQ(tables.hint_count(), kMany);
  // Room to grow: a tenth.
  EXPECT_LE(tables.hint_bytes(), 8 * kMany * 11 / 10 + kSlack);
}

TEST(ReplayMemory, HoldsSixteenBytesOfEachPlace) {
  const NoEntries none;
  ReplayTables tables;
  constexpr std::uint32_t kPlaces = 3;
  for (std::uint64_t i = 0; i < kMany; ++i) {
    const TablePut put{Table::kPlace,
                       PlaceTableKey(HashOf(i / kPlaces), 1 + static_cast<std::uint32_t>(i) % 3),
                       EncodeIndex(LeafIndex(i))};
    tables.Put(put, LeafIndex(i), none);
  }
  EXPECT_EQ(tables.place_count(), kMany);
  EXPECT_LE(tables.place_bytes(), 16 * kMany * 11 / 10 + kSlack);
  for (std::uint64_t i = 0; i < kMany; i += 977) {
    const auto place = 1 + static_cast<std::uint32_t>(i) % 3;
    const auto held = tables.Read(Table::kPlace, PlaceTableKey(HashOf(i / kPlaces), place), none);
    ASSERT_TRUE(held.found());
    EXPECT_EQ(*held, EncodeIndex(LeafIndex(i)));
  }
}

// --- The tree against one that holds everything.

TEST(StandingTree, HasTheRootsOfTheWholeTree) {
  HashedPast past;
  for (const std::uint64_t size : {0u, 1u, 2u, 7u, 8u, 9u, 15u, 16u, 17u, 255u, 256u, 257u}) {
    StandingTree tree(past);
    std::vector<StandingLeaf> leaves;
    for (std::uint64_t i = 0; i < size; ++i) {
      tree.Append(HashOf(i), InForce(i));
      leaves.push_back({HashOf(i), LeafIndex(i), InForce(i).standing});
      const std::uint64_t changed = i * 7 % (i + 1);  // any before
      const Standing standing{State::kWithdrawn, LeafIndex(i)};
      ASSERT_TRUE(tree.Change(LeafIndex(changed), standing).ok());
      leaves[changed].standing = standing;
    }
    MemoryNodes nodes;
    std::vector<Node> hashed;
    for (const StandingLeaf& leaf : leaves) {
      hashed.push_back({{0, leaf.index.value()}, HashStandingLeaf(leaf)});
    }
    const Result<TreeUpdate> whole = UpdateLeaves(TreeSize(0), TreeSize(size), hashed, nodes);
    EXPECT_EQ(tree.Root(), whole->root) << size;
    Result<StandingTree> again = StandingTree::FromBytes(tree.ToBytes(), tree.size(), past);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again->Root(), whole->root) << size;
  }
}

TEST(StandingTree, RefusesNotesThatNoEntryHas) {
  HashedPast past;
  StandingTree tree(past);
  for (std::uint64_t i = 0; i < 9; ++i) tree.Append(HashOf(i), InForce(i));
  std::string bytes = tree.ToBytes();
  EXPECT_FALSE(StandingTree::FromBytes(bytes, TreeSize(8), past).ok());
  EXPECT_FALSE(StandingTree::FromBytes(bytes + '\0', TreeSize(9), past).ok());
  bytes[0] = 7;  // no state
  EXPECT_FALSE(StandingTree::FromBytes(bytes, TreeSize(9), past).ok());
  bytes = tree.ToBytes();
  bytes[1] = 1;  // changed by an entry that is not there
  EXPECT_FALSE(StandingTree::FromBytes(bytes, TreeSize(9), past).ok());
}

}  // namespace
}  // namespace warifu

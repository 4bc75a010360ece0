#include "core/merkle/tile.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "tests/core/merkle/sizes.h"
#include "tests/support/reference_tree.h"

namespace warifu {
namespace {

TEST(TilePath, FollowsTheSpecification) {
  EXPECT_EQ(TilePath({0, 0, 256}), "tile/0/000");
  EXPECT_EQ(TilePath({0, 1234067, 256}), "tile/0/x001/x234/067");
  EXPECT_EQ(TilePath({7, 999, 1}), "tile/7/999.p/1");
  EXPECT_EQ(TilePath({1, 1000, 255}), "tile/1/x001/000.p/255");
  EXPECT_EQ(EntryBundlePath(1234067, 256), "tile/entries/x001/x234/067");
  EXPECT_EQ(EntryBundlePath(0, 12), "tile/entries/000.p/12");
}

TEST(TilePath, IsParsedAgain) {
  for (std::uint64_t index :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{999}, std::uint64_t{1000},
        std::uint64_t{1234067}, std::uint64_t{999'999'999}, kMaxTreeSize / 256}) {
    for (unsigned width : {1u, 9u, 10u, 255u, 256u}) {
      const Tile tile = {3, index, width};
      EXPECT_EQ(*ParseTilePath(TilePath(tile)), tile);
      EXPECT_EQ(*ParseEntryBundlePath(EntryBundlePath(index, width)), (Tile{0, index, width}));
    }
  }
}

TEST(ParseTilePath, RefusesWhatTilePathDoesNotMake) {
  for (const char* path : {"",
                           "tile",
                           "tile/",
                           "tile/0",
                           "tile/0/",
                           "/tile/0/000",
                           "tile//000",
                           "tile/00/000",
                           "tile/8/000",
                           "tile/-1/000",
                           "tile/a/000",
                           "tile/entries/000",
                           "tile/0/0",
                           "tile/0/00",
                           "tile/0/0000",
                           "tile/0/x000",
                           "tile/0/000/000",
                           "tile/0/x000/000",
                           "tile/0/001/000",
                           "tile/0/x001/x000",
                           "tile/0/x01/000",
                           "tile/0/x0001/000",
                           "tile/0/x001000",
                           "tile/0/x001//000",
                           "tile/0/000/",
                           "tile/0/000.p",
                           "tile/0/000.p/",
                           "tile/0/000.p/0",
                           "tile/0/000.p/256",
                           "tile/0/000.p/257",
                           "tile/0/000.p/01",
                           "tile/0/000.p/1/",
                           "tile/0/000.p/1.p/1",
                           "tile/0/000.p/-1",
                           "tile/0/ 000",
                           "tile/0/000 ",
                           "tile/0/000\n",
                           "tile/0/X001/000",
                           "tile/0/xx01/000",
                           "tile/0/../000",
                           "tile/0/%30",
                           "tile/0/x999/x999/x999/x999/x999/x999/999",
                           "tile/0/x018/x446/x744/x073/x709/x551/616",
                           "TILE/0/000"}) {
    const auto tile = ParseTilePath(path);
    ASSERT_FALSE(tile.ok()) << path;
    EXPECT_EQ(tile.error().code, ErrorCode::kBadInput);
  }
  EXPECT_FALSE(ParseTilePath("tile/0/000" + std::string(100'000, '0')).ok());
}

TEST(ParseEntryBundlePath, RefusesWhatEntryBundlePathDoesNotMake) {
  for (const char* path :
       {"", "tile/entries", "tile/entries/", "tile/0/000", "tile/entries/0", "tile/entries/0000",
        "tile/entries/x000/000", "tile/entries/000.p/256", "tile/entries/000.p/0",
        "tile/entries/000/", "tile/entries//000", "entries/000", "tile/entries/000.p/1 "}) {
    EXPECT_FALSE(ParseEntryBundlePath(path).ok()) << path;
  }
}

TEST(TilePathDeathTest, StopsOnTilesThatCannotBe) {
  EXPECT_DEATH(TilePath({0, 0, 0}), "check failed");
  EXPECT_DEATH(TilePath({0, 0, 257}), "check failed");
  EXPECT_DEATH(TilePath({8, 0, 1}), "check failed");
}

// The specification's examples: trees of 70,000 and of 256 leaves.
TEST(TileAt, FollowsTheSpecification) {
  const TreeSize size(70'000);
  EXPECT_EQ(TileAt(0, 272, size)->width, 256u);
  EXPECT_EQ(TileAt(0, 273, size)->width, 112u);
  EXPECT_FALSE(TileAt(0, 274, size).ok());
  EXPECT_EQ(TileAt(1, 0, size)->width, 256u);
  EXPECT_EQ(TileAt(1, 1, size)->width, 17u);
  EXPECT_EQ(TileAt(2, 0, size)->width, 1u);
  EXPECT_FALSE(TileAt(3, 0, size).ok());
  EXPECT_EQ(TileAt(0, 0, TreeSize(256))->width, 256u);
  EXPECT_EQ(TileAt(1, 0, TreeSize(256))->width, 1u);
  EXPECT_FALSE(TileAt(0, 1, TreeSize(256)).ok());
}

TEST(TileAt, FindsNothingInTheEmptyTreeAndBeyondAllLevels) {
  EXPECT_EQ(TileAt(0, 0, TreeSize(0)).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(TileAt(8, 0, TreeSize(kMaxTreeSize)).ok());
  EXPECT_FALSE(TileAt(UINT32_MAX, 0, TreeSize(70'000)).ok());
  EXPECT_FALSE(TileAt(0, UINT64_MAX, TreeSize(70'000)).ok());
  EXPECT_TRUE(TileAt(7, 0, TreeSize(kMaxTreeSize)).ok());
}

// Reads hashes through tiles alone, as a client of an exported log does.
class TileReader : public HashReader {
 public:
  TileReader(const ReferenceTree& tree, std::size_t size) : tree_(tree), size_(size) {}
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override {
    std::vector<Hash> hashes;
    for (const NodeId& id : ids) {
      WARIFU_ASSIGN_OR_RETURN(const TileSpan span, FindInTile(id, size_));
      WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> tile,
                              tree_.ReadHashes(NodesOfTile(span.tile)));
      hashes.push_back(HashInTile(span, tile));
    }
    return hashes;
  }

 private:
  const ReferenceTree& tree_;
  TreeSize size_;
};

TEST(FindInTile, FindsEveryCompleteNode) {
  const ReferenceTree tree = ReferenceTree::OfSize(600);
  for (std::size_t size : {1, 2, 255, 256, 257, 511, 512, 600}) {
    const TileReader reader(tree, size);
    for (unsigned level = 0; level <= 9; ++level) {
      for (std::uint64_t index = 0; IsComplete({level, index}, TreeSize(size)); ++index) {
        const NodeId id = {level, index};
        const auto hashes = reader.ReadHashes({&id, 1});
        ASSERT_TRUE(hashes.ok()) << level << "/" << index << " of " << size;
        ASSERT_EQ(hashes->front(), tree.RootOf(index << level, (index + 1) << level));
      }
    }
  }
}

TEST(FindInTile, RefusesNodesThatAreNotComplete) {
  EXPECT_EQ(FindInTile({0, 5}, TreeSize(5)).error().code, ErrorCode::kNotFound);
  EXPECT_FALSE(FindInTile({3, 0}, TreeSize(7)).ok());
  EXPECT_FALSE(FindInTile({63, 0}, TreeSize(kMaxTreeSize)).ok());
  EXPECT_FALSE(FindInTile({UINT32_MAX, 0}, TreeSize(5)).ok());
  EXPECT_FALSE(FindInTile({0, UINT64_MAX}, TreeSize(5)).ok());
  EXPECT_TRUE(FindInTile({62, 0}, TreeSize(kMaxTreeSize)).ok());
}

TEST(HashInTileDeathTest, StopsOnATileOfAnotherWidth) {
  const TileSpan span = *FindInTile({1, 0}, TreeSize(5));
  const std::vector<Hash> hashes(4);
  EXPECT_DEATH(HashInTile(span, hashes), "check failed");
}

}  // namespace
}  // namespace warifu

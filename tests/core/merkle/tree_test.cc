#include "core/merkle/tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/encoding.h"
#include "core/merkle/tree_hash.h"
#include "tests/core/merkle/sizes.h"
#include "tests/support/reference_tree.h"

namespace warifu {
namespace {

// Fails, or gives too few.
class BadReader : public HashReader {
 public:
  explicit BadReader(bool fails) : fails_(fails) {}
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override {
    if (fails_) return IoError("store: gone");
    return std::vector<Hash>(ids.size() - 1);
  }

 private:
  bool fails_;
};

// The leaves and roots that Certificate Transparency's implementations have in common.
TEST(RootAt, GivesTheKnownRoots) {
  const std::vector<std::string> leaves = {"",
                                           "00",
                                           "10",
                                           "2021",
                                           "3031",
                                           "40414243",
                                           "5051525354555657",
                                           "606162636465666768696a6b6c6d6e6f"};
  const std::vector<std::string> roots = {
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
      "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
      "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  ReferenceTree reference;
  Frontier frontier;
  std::vector<Node> completed;
  for (std::size_t size = 0; size < roots.size(); ++size) {
    EXPECT_EQ(EncodeHex(RootAt(TreeSize(size), reference)->view()), roots[size]) << size;
    EXPECT_EQ(EncodeHex(frontier.Root().view()), roots[size]) << size;
    if (size == leaves.size()) break;
    reference.Append(DecodeHex(leaves[size]).value());
    frontier.Append(LeafHash(DecodeHex(leaves[size]).value()), completed);
  }
}

TEST(RootAt, AgreesWithTheReference) {
  for (std::size_t size : TestSizes()) {
    const ReferenceTree tree = ReferenceTree::OfSize(size);
    EXPECT_EQ(*RootAt(tree.size(), tree), tree.Root()) << size;
    EXPECT_LE(tree.reads, 1u);
    EXPECT_EQ(tree.hashes_read, NodesOfRoot(tree.size()).size());
  }
}

TEST(RootAt, OfAnEarlierSizeNeedsNothingOfTheLaterLeaves) {
  const ReferenceTree tree = ReferenceTree::OfSize(70);
  for (std::size_t size = 0; size <= 70; ++size) {
    EXPECT_EQ(*RootAt(TreeSize(size), tree), ReferenceTree::OfSize(size).Root()) << size;
  }
}

TEST(RootAt, PassesTheReadersErrorOn) {
  EXPECT_EQ(RootAt(TreeSize(5), BadReader(true)).error().code, ErrorCode::kIo);
  EXPECT_FALSE(RootAt(TreeSize(5), BadReader(false)).ok());
  EXPECT_EQ(*RootAt(TreeSize(0), BadReader(true)), EmptyRoot());
  EXPECT_EQ(RootAt(TreeSize(6), ReferenceTree::OfSize(5)).error().code, ErrorCode::kNotFound);
}

TEST(RootAt, RefusesImpossibleSizes) {
  for (std::uint64_t size : {kMaxTreeSize + 1, std::uint64_t{1} << 63, UINT64_MAX}) {
    EXPECT_EQ(RootAt(TreeSize(size), ReferenceTree()).error().code, ErrorCode::kBadInput);
    EXPECT_FALSE(Frontier::FromHashes(TreeSize(size), {}).ok());
  }
}

TEST(NodesOfRoot, AreTheBitsOfTheSize) {
  EXPECT_TRUE(NodesOfRoot(TreeSize(0)).empty());
  EXPECT_EQ(NodesOfRoot(TreeSize(1)), (std::vector<NodeId>{{0, 0}}));
  EXPECT_EQ(NodesOfRoot(TreeSize(11)), (std::vector<NodeId>{{3, 0}, {1, 4}, {0, 10}}));
  EXPECT_EQ(NodesOfRoot(TreeSize(kMaxTreeSize)), (std::vector<NodeId>{{62, 0}}));
  EXPECT_EQ(NodesOfRoot(TreeSize(kMaxTreeSize - 1)).size(), 62u);
}

TEST(IsComplete, HoldsUpToTheLastLeaf) {
  EXPECT_TRUE(IsComplete({0, 4}, TreeSize(5)));
  EXPECT_FALSE(IsComplete({0, 5}, TreeSize(5)));
  EXPECT_TRUE(IsComplete({2, 0}, TreeSize(5)));
  EXPECT_FALSE(IsComplete({1, 2}, TreeSize(5)));
  EXPECT_FALSE(IsComplete({0, 0}, TreeSize(0)));
  EXPECT_FALSE(IsComplete({62, 1}, TreeSize(kMaxTreeSize)));
}

TEST(Frontier, GivesEveryCompleteNodeOnceWithItsHash) {
  constexpr std::size_t kSize = 257;
  const ReferenceTree tree = ReferenceTree::OfSize(kSize);
  Frontier frontier;
  std::map<NodeId, Hash> seen;
  for (std::size_t i = 0; i < kSize; ++i) {
    std::vector<Node> completed;
    frontier.Append(tree.leaves()[i], completed);
    for (const Node& node : completed) EXPECT_TRUE(seen.emplace(node.id, node.hash).second);
    ASSERT_EQ(frontier.size(), TreeSize(i + 1));
    ASSERT_EQ(frontier.Root(), tree.Root(i + 1)) << i;
  }
  std::size_t complete = 0;
  for (unsigned level = 0; level <= 8; ++level) {
    for (std::size_t index = 0; IsComplete({level, index}, TreeSize(kSize)); ++index, ++complete) {
      ASSERT_TRUE(seen.contains({level, index}));
      EXPECT_EQ(seen.at({level, index}), tree.RootOf(index << level, (index + 1) << level));
    }
  }
  EXPECT_EQ(seen.size(), complete);
}

TEST(Frontier, LoadsAtAnySizeAndGoesOn) {
  for (std::size_t size : TestSizes()) {
    ReferenceTree tree = ReferenceTree::OfSize(size);
    auto frontier = Frontier::Load(tree.size(), tree);
    ASSERT_TRUE(frontier.ok()) << size;
    EXPECT_EQ(frontier->Root(), tree.Root());
    EXPECT_EQ(frontier->hashes().size(), NodesOfRoot(tree.size()).size());
    std::vector<Node> completed;
    tree.Append("one more");
    frontier->Append(tree.leaves().back(), completed);
    EXPECT_EQ(frontier->Root(), tree.Root()) << size;
  }
}

TEST(Frontier, ComesBackFromItsHashes) {
  const ReferenceTree tree = ReferenceTree::OfSize(13);
  const Frontier frontier = *Frontier::Load(tree.size(), tree);
  EXPECT_EQ(Frontier::FromHashes(frontier.size(), frontier.hashes())->Root(), tree.Root());
  for (std::size_t size : {0, 1, 2, 12, 15}) {
    const auto other = Frontier::FromHashes(TreeSize(size), frontier.hashes());
    ASSERT_FALSE(other.ok()) << size;
    EXPECT_EQ(other.error().code, ErrorCode::kBadInput);
  }
}

}  // namespace
}  // namespace warifu

#include "core/merkle/multiproof.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include "core/merkle/proof.h"
#include "core/merkle/tree_hash.h"
#include "tests/core/merkle/sizes.h"
#include "tests/support/reference_tree.h"

namespace warifu {
namespace {

using Hashes = std::vector<Hash>;
using Leaves = std::vector<std::pair<LeafIndex, Hash>>;

struct Case {
  std::set<std::size_t> wanted;
  std::size_t size;
};

const ReferenceTree& Tree() {
  static const ReferenceTree tree = ReferenceTree::OfSize(257);
  return tree;
}

std::vector<LeafIndex> Indexes(const Case& c) {
  std::vector<LeafIndex> indexes;
  for (std::size_t index : c.wanted) indexes.push_back(LeafIndex(index));
  return indexes;
}

Leaves LeavesOf(const Case& c) {
  Leaves leaves;
  for (std::size_t index : c.wanted) leaves.emplace_back(LeafIndex(index), Tree().leaves()[index]);
  return leaves;
}

Hashes Prove(const Case& c) { return MultiProof(Indexes(c), TreeSize(c.size), Tree()).value(); }

bool Verifies(const Leaves& leaves, std::size_t size, const Hashes& proof) {
  const auto root = RootFromMultiProof(leaves, TreeSize(size), proof);
  return root.ok() && *root == Tree().Root(size);
}

std::vector<Case> RandomCases() {
  std::mt19937 random(1);
  std::vector<Case> cases;
  for (std::size_t size : TestSizes()) {
    for (int repeat = 0; size > 0 && repeat < 8; ++repeat) {
      Case c = {{}, size};
      const std::size_t count = 1 + random() % std::min<std::size_t>(size, 12);
      while (c.wanted.size() < count) c.wanted.insert(random() % size);
      cases.push_back(c);
    }
  }
  return cases;
}

TEST(MultiProof, AgreesWithTheReferenceForEverySetOfLeavesOfSmallTrees) {
  for (std::size_t size = 1; size <= 9; ++size) {
    for (unsigned bits = 1; bits < 1u << size; ++bits) {
      Case c = {{}, size};
      for (std::size_t i = 0; i < size; ++i) {
        if (bits >> i & 1) c.wanted.insert(i);
      }
      const Hashes proof = Prove(c);
      ASSERT_EQ(proof, Tree().MultiProof(c.wanted, 0, size)) << bits << " of " << size;
      ASSERT_TRUE(Verifies(LeavesOf(c), size, proof)) << bits << " of " << size;
    }
  }
}

TEST(MultiProof, AgreesWithTheReferenceForRandomSets) {
  for (const Case& c : RandomCases()) {
    const Hashes proof = Prove(c);
    ASSERT_EQ(proof, Tree().MultiProof(c.wanted, 0, c.size)) << c.size;
    ASSERT_TRUE(Verifies(LeavesOf(c), c.size, proof)) << c.size;
  }
}

TEST(MultiProof, OfOneLeafHasTheHashesOfItsInclusionProof) {
  for (std::size_t index = 0; index < 37; ++index) {
    Hashes multi = Prove({{index}, 37});
    Hashes single = InclusionProof(LeafIndex(index), TreeSize(37), Tree()).value();
    std::sort(multi.begin(), multi.end());
    std::sort(single.begin(), single.end());
    EXPECT_EQ(multi, single);
  }
}

TEST(MultiProof, OfAllLeavesIsEmpty) {
  Case all = {{}, 37};
  for (std::size_t i = 0; i < all.size; ++i) all.wanted.insert(i);
  EXPECT_TRUE(Prove(all).empty());
}

TEST(MultiProof, ReadsOnceAndHasNothingTwice) {
  const ReferenceTree tree = ReferenceTree::OfSize(257);
  const Case c = {{0, 3, 100, 101, 255, 256}, 257};
  const Hashes proof = MultiProof(Indexes(c), TreeSize(c.size), tree).value();
  EXPECT_EQ(tree.reads, 1u);
  EXPECT_EQ(std::set<Hash>(proof.begin(), proof.end()).size(), proof.size());
}

TEST(MultiProof, RefusesLeavesThatAreNoSet) {
  const std::vector<std::vector<std::uint64_t>> bad = {{},  {1, 0}, {0, 0}, {0, 1, 1},   {2, 1, 3},
                                                       {5}, {0, 5}, {6},    {UINT64_MAX}};
  for (const auto& indexes : bad) {
    std::vector<LeafIndex> wanted;
    Leaves leaves;
    for (std::uint64_t index : indexes) {
      wanted.push_back(LeafIndex(index));
      leaves.emplace_back(LeafIndex(index), AnyHash("leaf"));
    }
    EXPECT_EQ(MultiProof(wanted, TreeSize(5), Tree()).error().code, ErrorCode::kBadInput);
    EXPECT_EQ(RootFromMultiProof(leaves, TreeSize(5), {}).error().code, ErrorCode::kBadInput);
  }
}

TEST(MultiProof, RefusesImpossibleSizes) {
  const std::vector<LeafIndex> wanted = {LeafIndex(0)};
  const Leaves leaves = {{LeafIndex(0), AnyHash("leaf")}};
  for (std::uint64_t size : {std::uint64_t{0}, kMaxTreeSize + 1, UINT64_MAX}) {
    EXPECT_EQ(MultiProof(wanted, TreeSize(size), Tree()).error().code, ErrorCode::kBadInput);
    EXPECT_EQ(RootFromMultiProof(leaves, TreeSize(size), {}).error().code, ErrorCode::kBadInput);
  }
}

TEST(MultiProof, PassesTheReadersErrorOn) {
  const std::vector<LeafIndex> wanted = {LeafIndex(0)};
  EXPECT_EQ(MultiProof(wanted, TreeSize(300), Tree()).error().code, ErrorCode::kNotFound);
}

TEST(RootFromMultiProof, RefusesTrailingAndMissingHashes) {
  for (const Case& c : RandomCases()) {
    const Leaves leaves = LeavesOf(c);
    Hashes proof = Prove(c);
    proof.push_back(AnyHash("trailing"));
    const auto longer = RootFromMultiProof(leaves, TreeSize(c.size), proof);
    EXPECT_EQ(longer.error().code, ErrorCode::kInconsistent);
    if (proof.size() < 2) continue;
    proof.resize(proof.size() - 2);
    const auto shorter = RootFromMultiProof(leaves, TreeSize(c.size), proof);
    EXPECT_EQ(shorter.error().code, ErrorCode::kInconsistent);
  }
}

TEST(RootFromMultiProof, RefusesEveryFlippedByte) {
  const Case c = {{0, 3, 17, 36}, 37};
  const Leaves leaves = LeavesOf(c);
  const Hashes proof = Prove(c);
  for (std::size_t byte = 0; byte < Hash::kSize; ++byte) {
    for (std::size_t i = 0; i < proof.size(); ++i) {
      Hashes changed = proof;
      changed[i] = FlipByte(changed[i], byte);
      EXPECT_FALSE(Verifies(leaves, c.size, changed));
    }
    for (std::size_t i = 0; i < leaves.size(); ++i) {
      Leaves changed = leaves;
      changed[i].second = FlipByte(changed[i].second, byte);
      EXPECT_FALSE(Verifies(changed, c.size, proof));
    }
  }
}

TEST(RootFromMultiProof, RefusesSwappedHashesAndMovedLeaves) {
  const Case c = {{0, 3, 17, 36}, 37};
  const Hashes proof = Prove(c);
  for (std::size_t i = 1; i < proof.size(); ++i) {
    Hashes changed = proof;
    std::swap(changed[i - 1], changed[i]);
    EXPECT_FALSE(Verifies(LeavesOf(c), c.size, changed)) << i;
  }
  Leaves swapped = LeavesOf(c);
  std::swap(swapped[0].second, swapped[1].second);
  EXPECT_FALSE(Verifies(swapped, c.size, proof));
  for (std::size_t i = 0; i < c.wanted.size(); ++i) {
    Leaves moved = LeavesOf(c);
    moved[i].first = LeafIndex(moved[i].first.value() ^ 1);
    EXPECT_FALSE(Verifies(moved, c.size, proof)) << i;
  }
}

TEST(RootFromMultiProof, WithTheLastLeafFitsOneSizeOnly) {
  const Case c = {{0, 3, 17, 36}, 37};
  const Hashes proof = Prove(c);
  for (std::size_t size = 37; size <= 257; ++size) {
    const auto root = RootFromMultiProof(LeavesOf(c), TreeSize(size), proof);
    EXPECT_EQ(root.ok() && *root == Tree().Root(37), size == 37) << size;
  }
}

// One leaf less must not turn into a proof with that leaf's hash in the place of a subtree.
TEST(RootFromMultiProof, LeavingALeafOutNeedsAnotherProof) {
  const Case c = {{0, 3, 17, 36}, 37};
  for (std::size_t i = 0; i < c.wanted.size(); ++i) {
    Leaves fewer = LeavesOf(c);
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(Verifies(fewer, c.size, Prove(c))) << i;
  }
}

}  // namespace
}  // namespace warifu

#include "core/merkle/proof.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/merkle/tree_hash.h"
#include "tests/core/merkle/sizes.h"
#include "tests/support/reference_tree.h"

namespace warifu {
namespace {

using Hashes = std::vector<Hash>;

const ReferenceTree& Tree() {
  static const ReferenceTree tree = ReferenceTree::OfSize(257);
  return tree;
}

LeafPlace At(std::uint64_t index, std::uint64_t size) { return {LeafIndex(index), TreeSize(size)}; }

Hashes Inclusion(std::size_t index, std::size_t size) {
  return InclusionProof(LeafIndex(index), TreeSize(size), Tree()).value();
}

Hashes Consistency(std::size_t first, std::size_t second) {
  return ConsistencyProof(TreeSize(first), TreeSize(second), Tree()).value();
}

TreeHead Head(std::size_t size) { return {TreeSize(size), Tree().Root(size)}; }

bool IsIncluded(std::size_t index, std::size_t size, const Hashes& proof) {
  return VerifyInclusion(Tree().leaves()[index], At(index, size), proof, Tree().Root(size)).ok();
}

bool IsConsistent(std::size_t first, std::size_t second, const Hashes& proof) {
  return VerifyConsistency(Head(first), Head(second), proof).ok();
}

// Every list of hashes that comes from `proof` by one small change.
std::vector<Hashes> Mutations(const Hashes& proof) {
  std::vector<Hashes> mutations;
  for (std::size_t i = 0; i <= proof.size(); ++i) {
    Hashes longer = proof;
    longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), AnyHash("inserted"));
    mutations.push_back(longer);
    if (i == proof.size()) break;
    Hashes shorter = proof;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    mutations.push_back(shorter);
    Hashes doubled = proof;
    doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), proof[i]);
    mutations.push_back(doubled);
    for (std::size_t byte = 0; byte < Hash::kSize; ++byte) {
      Hashes flipped = proof;
      flipped[i] = FlipByte(flipped[i], byte);
      mutations.push_back(flipped);
    }
  }
  Hashes reversed(proof.rbegin(), proof.rend());
  if (reversed != proof) mutations.push_back(reversed);
  return mutations;
}

TEST(InclusionProof, AgreesWithTheReferenceAndVerifies) {
  for (std::size_t size : TestSizes()) {
    for (std::size_t index = 0; index < size; ++index) {
      const Hashes proof = Inclusion(index, size);
      ASSERT_EQ(proof, Tree().Path(index, 0, size)) << index << " of " << size;
      ASSERT_TRUE(IsIncluded(index, size, proof)) << index << " of " << size;
    }
  }
}

TEST(InclusionProof, ReadsOnceAndNothingBeside) {
  const ReferenceTree tree = ReferenceTree::OfSize(100);
  const auto proof = InclusionProof(LeafIndex(37), TreeSize(100), tree);
  ASSERT_TRUE(proof.ok());
  EXPECT_EQ(tree.reads, 1u);
  EXPECT_EQ(proof->size(), 7u);
  EXPECT_EQ(tree.hashes_read, 6u + 2u);  // six in [0, 64), then [64, 96) and [96, 100)
}

TEST(InclusionProof, RefusesAnIndexBeyondTheTree) {
  for (const LeafPlace& place : {At(0, 0), At(1, 1), At(5, 5), At(6, 5), At(UINT64_MAX, 5),
                                 At(0, kMaxTreeSize + 1), At(0, UINT64_MAX)}) {
    EXPECT_EQ(InclusionProof(place.index, place.size, Tree()).error().code, ErrorCode::kBadInput);
    const Status status = VerifyInclusion(AnyHash("leaf"), place, {}, AnyHash("root"));
    EXPECT_EQ(status.error().code, ErrorCode::kBadInput);
  }
}

TEST(InclusionProof, PassesTheReadersErrorOn) {
  EXPECT_EQ(InclusionProof(LeafIndex(0), TreeSize(300), Tree()).error().code, ErrorCode::kNotFound);
}

TEST(VerifyInclusion, WantsOneHashForEachLevelOfTheLargestTree) {
  const Status status =
      VerifyInclusion(AnyHash("leaf"), At(0, kMaxTreeSize), Hashes(61), AnyHash("root"));
  EXPECT_EQ(status.error().message(), "proof: it has 61 hashes where there are 62");
}

TEST(VerifyInclusion, RefusesEveryMutation) {
  for (std::size_t size : {1, 2, 3, 4, 7, 8, 37, 256, 257}) {
    for (std::size_t index : {std::size_t{0}, size / 2, size - 1}) {
      for (const Hashes& proof : Mutations(Inclusion(index, size))) {
        EXPECT_FALSE(IsIncluded(index, size, proof)) << index << " of " << size;
      }
    }
  }
}

TEST(VerifyInclusion, RefusesEveryOtherPlace) {
  for (std::size_t size = 1; size <= 40; ++size) {
    for (std::size_t index = 0; index < size; ++index) {
      const Hash& leaf = Tree().leaves()[index];
      const Hashes proof = Inclusion(index, size);
      for (std::size_t other = 0; other < size; ++other) {
        const bool ok = VerifyInclusion(leaf, At(other, size), proof, Tree().Root(size)).ok();
        ASSERT_EQ(ok, other == index) << index << " as " << other << " of " << size;
      }
    }
  }
}

TEST(VerifyInclusion, RefusesAnotherLeafOrRoot) {
  for (std::size_t size : {1, 2, 5, 8}) {
    const Hashes proof = Inclusion(0, size);
    const Hash& leaf = Tree().leaves()[0];
    for (std::size_t byte = 0; byte < Hash::kSize; ++byte) {
      const Hash root = Tree().Root(size);
      EXPECT_FALSE(VerifyInclusion(FlipByte(leaf, byte), At(0, size), proof, root).ok());
      const Status status = VerifyInclusion(leaf, At(0, size), proof, FlipByte(root, byte));
      EXPECT_EQ(status.error().code, ErrorCode::kInconsistent);
    }
  }
}

TEST(VerifyInclusion, OfASingleLeafIsTheLeafItself) {
  EXPECT_EQ(*RootFromInclusion(AnyHash("leaf"), At(0, 1), {}), AnyHash("leaf"));
}

TEST(ConsistencyProof, AgreesWithTheReferenceAndVerifies) {
  for (std::size_t second : TestSizes()) {
    for (std::size_t first = 1; first <= second; ++first) {
      const Hashes proof = Consistency(first, second);
      ASSERT_EQ(proof, Tree().SubProof(first, 0, second, true)) << first << " to " << second;
      ASSERT_TRUE(IsConsistent(first, second, proof)) << first << " to " << second;
    }
  }
}

TEST(ConsistencyProof, OfEqualSizesIsEmpty) {
  for (std::size_t size : TestSizes()) EXPECT_TRUE(Consistency(size, size).empty());
}

TEST(ConsistencyProof, RefusesImpossibleSizes) {
  const std::pair<std::uint64_t, std::uint64_t> impossible[] = {
      {2, 1}, {1, 0}, {0, 1}, {0, 257}, {1, kMaxTreeSize + 1}, {UINT64_MAX, UINT64_MAX}};
  for (const auto& [first, second] : impossible) {
    EXPECT_EQ(ConsistencyProof(TreeSize(first), TreeSize(second), Tree()).error().code,
              ErrorCode::kBadInput);
    const TreeHead head = {TreeSize(first), AnyHash("root")};
    EXPECT_EQ(VerifyConsistency(head, {TreeSize(second), AnyHash("root")}, {}).error().code,
              ErrorCode::kBadInput);
  }
}

TEST(VerifyConsistency, WantsOneHashForEachLevelOfTheLargestTree) {
  const auto refusal = [](std::uint64_t first) {
    const TreeHead head = {TreeSize(first), AnyHash("first")};
    const TreeHead largest = {TreeSize(kMaxTreeSize), AnyHash("second")};
    return VerifyConsistency(head, largest, {}).error().message();
  };
  EXPECT_EQ(refusal(1), "proof: it has 0 hashes where there are 62");
  EXPECT_EQ(refusal(kMaxTreeSize / 2 - 1), "proof: it has 0 hashes where there are 63");
}

TEST(VerifyConsistency, RefusesEveryMutation) {
  for (std::size_t second : {1, 2, 3, 4, 7, 8, 9, 37, 256, 257}) {
    for (std::size_t first : {std::size_t{1}, second / 2, second - 1, second}) {
      if (first == 0) continue;
      for (const Hashes& proof : Mutations(Consistency(first, second))) {
        EXPECT_FALSE(IsConsistent(first, second, proof)) << first << " to " << second;
      }
    }
  }
}

TEST(VerifyConsistency, RefusesEveryFlippedByteOfTheRoots) {
  for (const auto& [first, second] : {std::pair{1, 2}, {2, 3}, {3, 7}, {4, 8}, {5, 5}, {6, 257}}) {
    const Hashes proof = Consistency(first, second);
    for (std::size_t byte = 0; byte < Hash::kSize; ++byte) {
      TreeHead head = Head(first);
      head.root = FlipByte(head.root, byte);
      EXPECT_FALSE(VerifyConsistency(head, Head(second), proof).ok());
      head = Head(second);
      head.root = FlipByte(head.root, byte);
      EXPECT_FALSE(VerifyConsistency(Head(first), head, proof).ok());
    }
  }
}

TEST(VerifyConsistency, RefusesOtherSizes) {
  for (std::size_t second = 2; second <= 24; ++second) {
    for (std::size_t first = 1; first < second; ++first) {
      const Hashes proof = Consistency(first, second);
      for (std::size_t other = 1; other <= second; ++other) {
        if (other == first) continue;
        const TreeHead claimed = {TreeSize(other), Tree().Root(first)};
        ASSERT_FALSE(VerifyConsistency(claimed, Head(second), proof).ok())
            << first << " as " << other << " to " << second;
      }
    }
  }
}

TEST(VerifyConsistency, RefusesAForkedTree) {
  ReferenceTree fork = ReferenceTree::OfSize(20);
  fork.Set(3, AnyHash("rewritten"));
  for (std::size_t first = 4; first <= 20; ++first) {
    const auto proof = ConsistencyProof(TreeSize(first), TreeSize(20), fork).value();
    EXPECT_FALSE(VerifyConsistency(Head(first), {TreeSize(20), fork.Root()}, proof).ok()) << first;
  }
}

TEST(VerifyConsistency, OfEqualSizesComparesRoots) {
  const TreeHead one = {TreeSize(5), AnyHash("one")};
  const TreeHead other = {TreeSize(5), AnyHash("other")};
  EXPECT_TRUE(VerifyConsistency(one, one, {}).ok());
  EXPECT_EQ(VerifyConsistency(one, other, {}).error().code, ErrorCode::kInconsistent);
  EXPECT_FALSE(VerifyConsistency(one, one, Hashes{AnyHash("one")}).ok());
}

TEST(VerifyConsistency, OfEmptyTreesNeedsTheEmptyRoot) {
  const TreeHead empty = {TreeSize(0), EmptyRoot()};
  const TreeHead wrong = {TreeSize(0), AnyHash("root")};
  EXPECT_TRUE(VerifyConsistency(empty, empty, {}).ok());
  EXPECT_FALSE(VerifyConsistency(wrong, wrong, {}).ok());
  EXPECT_FALSE(VerifyConsistency(empty, empty, Hashes{EmptyRoot()}).ok());
}

// A consistency proof with the first root in front where the RFC leaves it out.
Hashes WithFirstRoot(std::size_t first, std::size_t second) {
  Hashes hashes = Consistency(first, second);
  const bool power_of_two = (first & (first - 1)) == 0;
  if (power_of_two) hashes.insert(hashes.begin(), Tree().Root(first));
  return hashes;
}

TEST(RootsFromConsistency, GivesBothRoots) {
  for (std::size_t second : TestSizes()) {
    for (std::size_t first = 1; first < second; ++first) {
      const Hashes hashes = WithFirstRoot(first, second);
      const auto roots = RootsFromConsistency(TreeSize(first), TreeSize(second), hashes);
      ASSERT_TRUE(roots.ok()) << first << " to " << second;
      ASSERT_EQ(*roots, (TreeRoots{Tree().Root(first), Tree().Root(second)}));
    }
  }
}

TEST(RootsFromConsistency, RefusesOrChangesARootOnEveryMutation) {
  for (const auto& [first, second] : {std::pair{1, 2}, {2, 3}, {3, 7}, {4, 8}, {6, 257}}) {
    const TreeRoots right = {Tree().Root(first), Tree().Root(second)};
    for (const Hashes& hashes : Mutations(WithFirstRoot(first, second))) {
      const auto roots = RootsFromConsistency(TreeSize(first), TreeSize(second), hashes);
      EXPECT_FALSE(roots.ok() && *roots == right) << first << " to " << second;
    }
  }
}

TEST(RootsFromConsistency, RefusesImpossibleSizes) {
  const std::pair<std::uint64_t, std::uint64_t> impossible[] = {
      {0, 0}, {0, 1}, {5, 5}, {6, 5}, {1, kMaxTreeSize + 1}};
  for (const auto& [first, second] : impossible) {
    const auto roots = RootsFromConsistency(TreeSize(first), TreeSize(second), {});
    EXPECT_EQ(roots.error().code, ErrorCode::kBadInput) << first << " to " << second;
  }
}

}  // namespace
}  // namespace warifu

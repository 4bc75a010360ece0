#include "core/merkle/tree_hash.h"

#include <gtest/gtest.h>

#include <string>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

using std::string_literals::operator""s;

TEST(TreeHash, OfNothingIsTheEmptyStringsHash) {
  EXPECT_EQ(EncodeHex(EmptyRoot().view()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(TreeHash, OfTheEmptyLeafIsNotTheEmptyRoot) {
  EXPECT_EQ(EncodeHex(LeafHash("").view()),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(TreeHash, PrefixesLeavesAndNodes) {
  const Hash left = LeafHash("left");
  const Hash right = LeafHash("right");
  EXPECT_EQ(left, Sha256("\0left"s));
  EXPECT_EQ(NodeHash(left, right), Sha256("\1" + left.ToString() + right.ToString()));
  EXPECT_NE(NodeHash(left, right), NodeHash(right, left));
}

TEST(TreeHash, ALeafCannotPassForANode) {
  const Hash left = LeafHash("left");
  const Hash right = LeafHash("right");
  EXPECT_NE(LeafHash(left.ToString() + right.ToString()), NodeHash(left, right));
}

TEST(TreeHash, TakesLeavesOfAllSizes) {
  for (std::size_t size : {1, 48, 49, 55, 56, 63, 64, 65, 60'000}) {
    const std::string leaf(size, 'l');
    EXPECT_EQ(LeafHash(leaf), Sha256("\0"s + leaf)) << size;
  }
}

}  // namespace
}  // namespace warifu

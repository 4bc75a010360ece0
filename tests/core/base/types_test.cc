#include "core/base/types.h"

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace warifu {
namespace {

TEST(FixedBytes, TakesExactlyItsSize) {
  const std::string bytes(32, 'h');
  EXPECT_EQ(Hash::From(bytes)->ToString(), bytes);
  EXPECT_FALSE(Hash::From(bytes.substr(1)));
  EXPECT_FALSE(Hash::From(bytes + "h"));
  EXPECT_FALSE(Hash::From(""));
  EXPECT_FALSE(Signature::From(bytes));
}

TEST(FixedBytes, ComparesByBytesAsUnsigned) {
  EXPECT_EQ(Hash(), *Hash::From(std::string(32, '\0')));
  EXPECT_LT(*Hash::From(std::string(32, '\x7f')), *Hash::From(std::string(32, '\x80')));
}

TEST(FixedBytes, KindsDoNotMix) {
  EXPECT_FALSE((std::is_convertible_v<Hash, PublicKey>));
  EXPECT_FALSE((std::is_constructible_v<PublicKey, Hash>));
  EXPECT_FALSE((std::is_convertible_v<LeafIndex, TreeSize>));
  EXPECT_FALSE((std::is_convertible_v<std::uint64_t, TreeSize>));
}

TEST(Ordinal, SizeAndIndexFollowEachOther) {
  EXPECT_EQ(NextIndex(TreeSize(7)), LeafIndex(7));
  EXPECT_EQ(SizeThrough(LeafIndex(7)), TreeSize(8));
}

}  // namespace
}  // namespace warifu

#include "storage/layout.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/base/encoding.h"

namespace warifu {
namespace {

Hash AHash() { return *Hash::From(std::string(32, 'h')); }

Head AHead() { return {TreeSize(7), 1000, 3, "note"}; }

TEST(Layout, KeysAreThoseOfTheGrammar) {
  EXPECT_EQ(EncodeHex(IndexKey(LeafIndex(0x0102))), "0000000000000102");
  EXPECT_EQ(EncodeHex(NodeKey({3, 0x0102})), "030000000000000102");
  EXPECT_EQ(EncodeHex(TableRowKey(Table::kCode, "ab")), "026162");
}

TEST(Layout, ValuesAreThoseOfTheGrammar) {
  EXPECT_EQ(EncodeHex(EncodeFormat(1)), "00000001");
  EXPECT_EQ(EncodeHex(EncodeHead(AHead())),
            "0000000000000007"
            "00000000000003e8"
            "00000003"
            "6e6f7465");
  const StandingRow row = {AHash(), {State::kFull, LeafIndex(9)}};
  EXPECT_EQ(EncodeHex(EncodeStandingRow(row)),
            EncodeHex(std::string(32, 'h')) + "06" + "0000000000000009");
}

TEST(Layout, OrderOfKeysIsOrderOfAppending) {
  const std::uint64_t rising[] = {0, 1, 255, 256, 65535, 65536, 1ull << 32, (1ull << 62) - 1};
  for (std::size_t i = 1; i < std::size(rising); ++i) {
    EXPECT_LT(IndexKey(LeafIndex(rising[i - 1])), IndexKey(LeafIndex(rising[i])));
    EXPECT_LT(NodeKey({1, rising[i - 1]}), NodeKey({1, rising[i]}));
  }
  EXPECT_LT(NodeKey({1, (1ull << 62) - 1}), NodeKey({2, 0}));
}

TEST(Layout, KeysReadBack) {
  EXPECT_EQ(ParseIndexKey(IndexKey(LeafIndex(77))), LeafIndex(77));
  EXPECT_EQ(ParseNodeKey(NodeKey({kMaxNodeLevel, 5})), (NodeId{kMaxNodeLevel, 5}));
}

TEST(Layout, RefusesKeysThatNobodyWrites) {
  EXPECT_FALSE(ParseIndexKey("").has_value());
  EXPECT_FALSE(ParseIndexKey(std::string(7, '\0')).has_value());
  EXPECT_FALSE(ParseIndexKey(std::string(9, '\0')).has_value());
  EXPECT_FALSE(ParseNodeKey("").has_value());
  EXPECT_FALSE(ParseNodeKey(std::string(8, '\0')).has_value());
  EXPECT_FALSE(ParseNodeKey(std::string(10, '\0')).has_value());
  EXPECT_FALSE(ParseNodeKey(std::string(1, kMaxNodeLevel + 1) + std::string(8, '\0')).has_value());
}

TEST(Layout, HeadReadsBack) {
  const auto head = DecodeHead(EncodeHead(AHead()));
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head->size, TreeSize(7));
  EXPECT_EQ(head->admitted_at_ms, 1000u);
  EXPECT_EQ(head->rules_version, 3u);
  EXPECT_EQ(head->checkpoint, "note");
}

TEST(Layout, RefusesHeadsThatNobodyWrites) {
  const std::string good = EncodeHead(AHead());
  for (std::size_t length = 0; length <= 20; ++length) {  // cut, or without a checkpoint
    EXPECT_FALSE(DecodeHead(good.substr(0, length)).has_value()) << length;
  }
  Head empty = AHead();
  empty.size = TreeSize(0);
  EXPECT_FALSE(DecodeHead(EncodeHead(empty)).has_value());
  Head huge = AHead();
  huge.size = TreeSize(kMaxTreeSize + 1);
  EXPECT_FALSE(DecodeHead(EncodeHead(huge)).has_value());
}

TEST(Layout, StandingRowsReadBackInEveryState) {
  for (std::uint8_t state = 0; state <= kLastState; ++state) {
    const StandingRow row = {AHash(), {*StateFromNumber(state), LeafIndex(12)}};
    const auto read = DecodeStandingRow(EncodeStandingRow(row));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->leaf_hash, row.leaf_hash);
    EXPECT_EQ(read->standing, row.standing);
  }
}

TEST(Layout, RefusesStandingRowsThatNobodyWrites) {
  const std::string good = EncodeStandingRow({AHash(), {State::kInForce, LeafIndex(1)}});
  for (std::size_t length = 0; length < good.size(); ++length) {
    EXPECT_FALSE(DecodeStandingRow(good.substr(0, length)).has_value()) << length;
  }
  EXPECT_FALSE(DecodeStandingRow(good + '\0').has_value());
  std::string unknown_state = good;
  unknown_state[32] = static_cast<char>(kLastState + 1);
  EXPECT_FALSE(DecodeStandingRow(unknown_state).has_value());
}

TEST(Layout, RefusesFormatsThatNobodyWrites) {
  EXPECT_EQ(DecodeFormat(EncodeFormat(7)), 7u);
  EXPECT_FALSE(DecodeFormat("").has_value());
  EXPECT_FALSE(DecodeFormat(std::string(3, '\0')).has_value());
  EXPECT_FALSE(DecodeFormat(std::string(5, '\0')).has_value());
}

TEST(Layout, ColumnsHaveDifferentNames) {
  std::set<std::string_view> names = {"default"};
  for (const Column column : kColumns) EXPECT_TRUE(names.insert(ColumnName(column)).second);
}

}  // namespace
}  // namespace warifu

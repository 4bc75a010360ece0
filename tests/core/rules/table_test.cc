#include "core/rules/table.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/base/encoding.h"

namespace warifu {
namespace {

Hash HashOfAll(char byte) { return *Hash::From(std::string(32, byte)); }

TEST(TableKeys, KeepTheirParts) {
  EXPECT_EQ(NameTableKey(HashOfAll('n')), std::string(32, 'n'));
  EXPECT_EQ(CodeTableKey(Code::Of(HashOfAll('c'))), std::string(10, 'c'));
  EXPECT_EQ(OrganizationTableKey("VNTEST:HINOKI"), "VNTEST:HINOKI");
  EXPECT_EQ(KeyTableKey(*PublicKey::From(std::string(32, 'k'))), std::string(32, 'k'));
  EXPECT_EQ(LineageTableKey(HashOfAll('l')), std::string(32, 'l'));
  EXPECT_EQ(RulesetTableKey("VNTEST", "VN", "JP"), "VNTEST|VN|JP");
  EXPECT_EQ(LegalNumberTableKey("VN-TAX", "0100109106"), "VN-TAX|0100109106");
  EXPECT_EQ(PlaceTableKey(HashOfAll('p'), 258),
            std::string(32, 'p') + std::string("\x00\x00\x01\x02", 4));
  EXPECT_EQ(PreviousTableKey(LeafIndex(3)), EncodeIndex(LeafIndex(3)));
}

TEST(TableKeys, OfNamesHaveTheirKindBefore) {
  EXPECT_EQ(NameKeyTableKey(NameKeyKind::kPlain, HashOfAll('p')), "\x03" + std::string(32, 'p'));
  EXPECT_NE(NameKeyTableKey(NameKeyKind::kExact, HashOfAll('p')),
            NameKeyTableKey(NameKeyKind::kSkeleton, HashOfAll('p')));
}

TEST(TableIds, ComeInLists) {
  const std::vector<std::string> ids = {"VNTEST:B", "VNTEST:A"};
  EXPECT_EQ(EncodeIds(ids), "VNTEST:B|VNTEST:A");
  EXPECT_EQ(DecodeIds(EncodeIds(ids)), ids);
  EXPECT_EQ(DecodeIds("VNTEST:A"), std::vector<std::string>{"VNTEST:A"});
  for (const std::string_view wrong : {"", "|", "VNTEST:A|", "|VNTEST:A", "VNTEST:A||VNTEST:B"}) {
    EXPECT_FALSE(DecodeIds(wrong).has_value()) << wrong;
  }
}

TEST(TableKeys, CannotBeCutElsewhere) {
  EXPECT_NE(LegalNumberTableKey("AB", "C"), LegalNumberTableKey("A", "BC"));
  EXPECT_NE(RulesetTableKey("AV", "NJ", "PP"), RulesetTableKey("A", "VN", "JPP"));
}

TEST(TableIndexes, AreBigEndianSoThatTheySortByOrder) {
  EXPECT_EQ(EncodeHex(EncodeIndex(LeafIndex(258))), "0000000000000102");
  EXPECT_LT(EncodeIndex(LeafIndex(255)), EncodeIndex(LeafIndex(256)));
  EXPECT_EQ(DecodeIndex(EncodeIndex(LeafIndex(UINT64_MAX))), LeafIndex(UINT64_MAX));
  for (const std::size_t size : {0, 1, 7, 9, 16}) {
    EXPECT_FALSE(DecodeIndex(std::string(size, 'x')).has_value()) << size;
    EXPECT_FALSE(DecodeCount(std::string(size, 'x')).has_value()) << size;
  }
  EXPECT_EQ(DecodeCount(EncodeCount(77)), 77U);
}

TEST(TableIndexes, ComeInLists) {
  const std::vector<LeafIndex> indexes = {LeafIndex(5), LeafIndex(0), LeafIndex(900)};
  EXPECT_EQ(DecodeIndexes(EncodeIndexes(indexes)), indexes);
  EXPECT_EQ(DecodeIndexes(""), std::vector<LeafIndex>());
  EXPECT_FALSE(DecodeIndexes(std::string(12, 'x')).has_value());
}

}  // namespace
}  // namespace warifu

#include "core/statement/entry.h"

#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/merkle/tree_hash.h"
#include "core/statement/canonical.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "core/statement/wire.h"
#include "tests/core/statement/canonical_oracle.h"
#include "tests/core/statement/statement_fixture.h"
#include "warifu/v1/log.pb.h"

namespace warifu {
namespace {

constexpr std::uint64_t kTimeMs = 1795132800000;

std::string SealEntry() { return EncodeSealEntry(kTimeMs, 0, Sha256("root")); }

std::string StatementEntry() {
  return EncodeStatementEntry(kTimeMs, 0, SampleOf(StatementKind::kOffer).signed_statement());
}

void ExpectDamaged(std::string_view entry, std::string_view what) {
  const auto parsed = ParseEntry(entry);
  ASSERT_FALSE(parsed.ok()) << what;
  EXPECT_EQ(parsed.error().code, ErrorCode::kDamaged) << what;
  EXPECT_FALSE(parsed.error().message().empty());
}

TEST(EncodeSealEntry, IsTheSerializedMessage) {
  v1::Entry entry;
  entry.set_admitted_at_ms(kTimeMs);
  entry.set_rules_version(0);
  entry.mutable_seal()->set_standing_root(Sha256("root").ToString());
  EXPECT_EQ(EncodeHex(SealEntry()), EncodeHex(EncodeMessage(entry)));
}

TEST(EncodeStatementEntry, IsTheSerializedMessage) {
  for (const Sample& sample : Samples()) {
    v1::Entry entry;
    entry.set_admitted_at_ms(kTimeMs);
    entry.set_rules_version(7);
    ASSERT_TRUE(entry.mutable_statement()->ParseFromString(sample.signed_statement()));
    EXPECT_EQ(EncodeStatementEntry(kTimeMs, 7, sample.signed_statement()), EncodeMessage(entry));
    EXPECT_TRUE(CheckCanonical(SchemaOf<v1::Entry>(), EncodeMessage(entry)).empty());
  }
}

TEST(ParseEntry, GivesBackWhatWasEncoded) {
  const auto seal = ParseEntry(SealEntry());
  ASSERT_TRUE(seal.ok()) << seal.error().message();
  EXPECT_EQ(seal->admitted_at_ms, kTimeMs);
  EXPECT_EQ(seal->rules_version, 0u);
  EXPECT_EQ(std::get<SealContent>(seal->content).standing_root, Sha256("root"));
  const auto statement = ParseEntry(EncodeStatementEntry(kTimeMs, 3, "whatever"));
  ASSERT_TRUE(statement.ok()) << statement.error().message();
  EXPECT_EQ(statement->rules_version, 3u);
  EXPECT_EQ(std::get<std::string>(statement->content), "whatever") << "left to Examine";
}

TEST(ParseEntry, RefusesWhatIsNotWhole) {
  const std::string seal = SealEntry();
  for (std::size_t size = 0; size < seal.size(); ++size) {
    ExpectDamaged(seal.substr(0, size), "cut to " + std::to_string(size));
  }
  const std::string statement = StatementEntry();
  for (std::size_t size = 0; size < statement.size(); ++size) {
    ExpectDamaged(statement.substr(0, size), "cut to " + std::to_string(size));
  }
}

TEST(ParseEntry, RefusesWhatIsNotCanonical) {
  const std::string time = *DecodeHex("08808090ab9f34");
  const std::string version = *DecodeHex("1000");
  std::string seal;
  AppendSpan(1, std::string(32, 'r'), seal);
  std::string content;
  AppendSpan(4, seal, content);
  ASSERT_TRUE(ParseEntry(time + version + content).ok());
  ExpectDamaged(version + time + content, "out of order");
  ExpectDamaged(time + content, "no rules version");
  ExpectDamaged(version + content, "no time");
  ExpectDamaged(time + version, "no content");
  ExpectDamaged(time + time + version + content, "time twice");
  ExpectDamaged(time + version + content + content, "seal twice");
  ExpectDamaged(time + version + content + *DecodeHex("2801"), "unknown field");
  ExpectDamaged(*DecodeHex("0800") + version + content, "time 0");
  ExpectDamaged(time + *DecodeHex("108000") + content, "padded version");
  ExpectDamaged(time + *DecodeHex("10c1843d") + content, "version 1,000,001");
  ExpectDamaged(time + version + *DecodeHex("1a0161") + content, "statement and seal");
  ExpectDamaged(time + version + *DecodeHex("2200"), "a seal without root");
  std::string short_seal;
  AppendSpan(1, std::string(31, 'r'), short_seal);
  std::string short_content;
  AppendSpan(4, short_seal, short_content);
  ExpectDamaged(time + version + short_content, "a root of 31 bytes");
  ExpectDamaged("", "nothing");
  ExpectDamaged(std::string(100, '\xff'), "noise");
}

TEST(ParseEntry, HasAnUpperBound) {
  const std::size_t frame =
      EncodeStatementEntry(kTimeMs, 0, std::string(59000, 'x')).size() - 59000;
  const std::size_t most = kMaxEntryBytes - frame;
  EXPECT_TRUE(ParseEntry(EncodeStatementEntry(kTimeMs, 0, std::string(most, 'x'))).ok());
  ExpectDamaged(EncodeStatementEntry(kTimeMs, 0, std::string(most + 1, 'x')), "one byte more");
}

// The frame schema leaves the statement unread, so nothing in it may hide a second content.
TEST(ParseEntry, AgreesWithTheWholeCheckWhenTheStatementIsInOrder) {
  for (const Sample& sample : Samples()) {
    const std::string entry = EncodeStatementEntry(kTimeMs, 0, sample.signed_statement());
    EXPECT_TRUE(ParseEntry(entry).ok());
    EXPECT_TRUE(CheckCanonical(SchemaOf<v1::Entry>(), entry).empty());
  }
}

TEST(ReadOwnEntry, GivesStatementAndLeafHash) {
  const std::string bytes = StatementEntry();
  const auto entry = ReadOwnEntry(LeafIndex(5), bytes);
  ASSERT_TRUE(entry.ok()) << entry.error().message();
  EXPECT_EQ(entry->index, LeafIndex(5));
  EXPECT_EQ(entry->admitted_at_ms, kTimeMs);
  EXPECT_EQ(entry->leaf_hash, LeafHash(bytes));
  ASSERT_NE(entry->statement(), nullptr);
  EXPECT_EQ(entry->seal(), nullptr);
  EXPECT_EQ(entry->statement()->kind(), StatementKind::kOffer);
  EXPECT_EQ(entry->statement()->payload(), SampleOf(StatementKind::kOffer).payload());
}

TEST(ReadOwnEntry, GivesSeals) {
  const auto entry = ReadOwnEntry(LeafIndex(6), SealEntry());
  ASSERT_TRUE(entry.ok());
  EXPECT_EQ(entry->statement(), nullptr);
  ASSERT_NE(entry->seal(), nullptr);
  EXPECT_EQ(entry->seal()->standing_root, Sha256("root"));
  EXPECT_EQ(entry->leaf_hash, LeafHash(SealEntry()));
}

TEST(ReadOwnEntry, RefusesWhatDoesNotParse) {
  const QuietProtobuf quiet;
  for (const std::string& bytes :
       {std::string(), std::string("x"), EncodeStatementEntry(kTimeMs, 0, "\xff"),
        EncodeStatementEntry(kTimeMs, 0, ""), EncodeStatementEntry(kTimeMs, 0, "\x0a\x01\xff")}) {
    const auto entry = ReadOwnEntry(LeafIndex(0), bytes);
    ASSERT_FALSE(entry.ok());
    EXPECT_EQ(entry.error().code, ErrorCode::kDamaged);
  }
}

}  // namespace
}  // namespace warifu

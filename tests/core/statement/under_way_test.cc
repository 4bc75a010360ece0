#include "core/statement/under_way.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "tests/core/statement/statement_fixture.h"

namespace warifu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

UnfinishedStatement MustStart(const Sample& sample) {
  UnfinishedResult result = StartStatement(std::nullopt, 0, sample.payload());
  if (const auto* findings = std::get_if<Findings>(&result)) {
    ADD_FAILURE() << sample.name << "\n" << DescribeFindings(*findings);
  }
  return std::get<UnfinishedStatement>(std::move(result));
}

std::vector<std::string> BriefOf(const UnfinishedResult& result) {
  const auto* findings = std::get_if<Findings>(&result);
  return findings == nullptr ? std::vector<std::string>() : Brief(*findings);
}

TEST(UnfinishedStatement, GrowsSignatureBySignatureIntoAStatementThatExamineLetsThrough) {
  for (const Sample& sample : Samples()) {
    UnfinishedStatement statement = MustStart(sample);
    EXPECT_THAT(statement.signatures(), IsEmpty());
    EXPECT_EQ(statement.name(), Sha256(sample.payload()));
    EXPECT_EQ(static_cast<int>(statement.kind()), sample.statement.body_case());
    for (const std::string& signer : sample.signers) {
      ASSERT_TRUE(statement.AddSignature(TestKey(signer)).ok());
      // On its way it is read by the next signer, who is told no registry.
      UnfinishedResult read = ReadUnderWay(std::nullopt, 0, statement.ToSignedStatement());
      ASSERT_THAT(BriefOf(read), IsEmpty()) << sample.name;
      statement = std::get<UnfinishedStatement>(std::move(read));
    }
    EXPECT_EQ(statement.ToSignedStatement(), sample.signed_statement());
    EXPECT_TRUE(std::holds_alternative<ExaminedStatement>(
        ExamineAs(sample, statement.ToSignedStatement())));
  }
}

TEST(UnfinishedStatement, IsAFileOfItsKind) {
  UnfinishedStatement statement = MustStart(SampleOf(StatementKind::kOffer));
  ASSERT_TRUE(statement.AddSignature(TestKey("a")).ok());
  const auto message = UnframeFile(FileKind::kStatement, statement.ToFile());
  ASSERT_TRUE(message.ok());
  EXPECT_EQ(*message, statement.ToSignedStatement());
}

TEST(UnfinishedStatement, TakesNoKeyTwice) {
  UnfinishedStatement statement = MustStart(SampleOf(StatementKind::kOffer));
  ASSERT_TRUE(statement.AddSignature(TestKey("a")).ok());
  ASSERT_TRUE(statement.AddSignature(TestKey("b")).ok());
  for (const char* again : {"a", "b"}) {
    const Status status = statement.AddSignature(TestKey(again));
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error().code, ErrorCode::kRefused);
  }
  EXPECT_EQ(statement.signatures().size(), 2u);
}

TEST(UnfinishedStatement, TakesNoMoreSignaturesThanAStatementMayHave) {
  UnfinishedStatement statement = MustStart(SampleOf(StatementKind::kOffer));
  for (int i = 0; i < 40; ++i) {
    ASSERT_TRUE(statement.AddSignature(TestKey(std::to_string(i))).ok()) << i;
  }
  EXPECT_EQ(statement.AddSignature(TestKey("one more")).error().code, ErrorCode::kRefused);
  EXPECT_THAT(BriefOf(ReadUnderWay(std::nullopt, 0, statement.ToSignedStatement())), IsEmpty());
}

TEST(StartStatement, JudgesThePayloadAsExamineDoes) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  v1::Statement changed = sample.statement;
  changed.mutable_offer()->mutable_job()->clear_places();
  changed.mutable_offer()->set_valid_until(1);
  EXPECT_THAT(BriefOf(StartStatement(std::nullopt, 0, EncodeStatement(changed))),
              ElementsAre("FIELD_MISSING offer.job.places", "FIELDS_CONTRADICT offer.valid_until"));
  EXPECT_THAT(BriefOf(StartStatement(std::nullopt, 0, sample.payload() + "\x78\x01")),
              ElementsAre("NOT_CANONICAL "));
  EXPECT_THAT(BriefOf(StartStatement(std::nullopt, kHighestRulesVersion + 1, sample.payload())),
              ElementsAre("RULES_VERSION_WRONG "));
  EXPECT_THAT(BriefOf(StartStatement(std::nullopt, 0, "")),
              ElementsAre("FIELD_MISSING issued_at", "FIELD_MISSING body"));
}

TEST(StartStatement, ComparesTheRegistryWhenItIsTold) {
  const Sample& offer = SampleOf(StatementKind::kOffer);
  const Sample& genesis = SampleOf(StatementKind::kGenesis);
  EXPECT_THAT(BriefOf(StartStatement(SampleRegistry(), 0, offer.payload())), IsEmpty());
  EXPECT_THAT(BriefOf(StartStatement(Sha256("other"), 0, offer.payload())),
              ElementsAre("WRONG_REGISTRY registry"));
  EXPECT_THAT(BriefOf(StartStatement(SampleRegistry(), 0, genesis.payload())), IsEmpty());
  EXPECT_THAT(BriefOf(StartStatement(std::nullopt, 0, genesis.payload())), IsEmpty());
  v1::Statement nowhere = offer.statement;
  nowhere.clear_registry();
  EXPECT_THAT(BriefOf(StartStatement(std::nullopt, 0, EncodeStatement(nowhere))),
              ElementsAre("WRONG_REGISTRY registry"));
  v1::Statement somewhere = genesis.statement;
  somewhere.set_registry(SampleRegistry().ToString());
  EXPECT_THAT(BriefOf(StartStatement(std::nullopt, 0, EncodeStatement(somewhere))),
              ElementsAre("WRONG_REGISTRY registry"));
}

TEST(ReadUnderWay, RefusesSignaturesThatAreNotTrue) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  std::string bytes = SignStatement(sample.statement, {sample.signers[0], sample.signers[1]});
  EXPECT_THAT(BriefOf(ReadUnderWay(std::nullopt, 0, bytes)), IsEmpty());
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  EXPECT_THAT(BriefOf(ReadUnderWay(std::nullopt, 0, bytes)),
              ElementsAre("SIGNATURE_INVALID signatures[1].signature"));
  EXPECT_THAT(BriefOf(ReadUnderWay(std::nullopt, 0, EncodeSignedStatement(sample.payload(), {}))),
              ElementsAre("FIELD_MISSING signatures"));
  EXPECT_THAT(BriefOf(ReadUnderWay(Sha256("other"), 0, sample.signed_statement())),
              ElementsAre("WRONG_REGISTRY registry"));
}

TEST(UnfinishedStatementDeathTest, HasNoBytesWithoutASignature) {
  const UnfinishedStatement statement = MustStart(SampleOf(StatementKind::kChange));
  EXPECT_DEATH((void)statement.ToSignedStatement(), "");
}

}  // namespace
}  // namespace warifu

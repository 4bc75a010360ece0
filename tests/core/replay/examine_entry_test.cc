// What can be read of an entry, whatever is wrong with it.
#include "core/replay/examine_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/merkle/tree_hash.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ExamineEntries : public ::testing::Test {
 protected:
  ExaminedEntry Examine(std::string_view entry) const {
    return ExamineEntry(*scene_.legal().log().registry(), false, entry);
  }
  static std::string EntryOf(std::string_view signed_statement,
                             std::uint32_t version = kHighestRulesVersion) {
    return EncodeStatementEntry(1'800'000'000'000, version, signed_statement);
  }
  std::string Offer() { return scene_.world().Sign(scene_.world().Offer(LegalOffer::kEsd)); }
  std::string Edited(void (*edit)(v1::Offer&)) {
    v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
    edit(*offer.mutable_offer());
    return EntryOf(scene_.world().Sign(offer));
  }

  Scene scene_;
};

TEST_F(ExamineEntries, ReadsWhatIsInOrder) {
  const std::string bytes = EntryOf(Offer());
  const ExaminedEntry entry = Examine(bytes);
  EXPECT_THAT(entry.findings, IsEmpty());
  ASSERT_TRUE(entry.statement.has_value());
  EXPECT_EQ(entry.statement->kind(), StatementKind::kOffer);
  EXPECT_EQ(entry.frame->admitted_at_ms, 1'800'000'000'000U);
  EXPECT_EQ(entry.leaf_hash, LeafHash(bytes));
  EXPECT_FALSE(entry.newer_program);
}

TEST_F(ExamineEntries, ReadsASeal) {
  const ExaminedEntry entry =
      Examine(EncodeSealEntry(1'800'000'000'000, kHighestRulesVersion, LeafHash("root")));
  ASSERT_TRUE(entry.frame.has_value());
  EXPECT_EQ(std::get<SealContent>(entry.frame->content).standing_root, LeafHash("root"));
  EXPECT_FALSE(entry.statement.has_value());
}

TEST_F(ExamineEntries, ReadsNothingOfGarbage) {
  for (const std::string& bytes :
       {std::string(), std::string("garbage"), std::string(70'000, 'x'), EntryOf("")}) {
    const ExaminedEntry entry = Examine(bytes);
    EXPECT_FALSE(entry.statement.has_value());
    EXPECT_EQ(entry.leaf_hash, LeafHash(bytes));
  }
}

// What is false but well formed is judged further, and never believed.
TEST_F(ExamineEntries, ReadsAStatementOfAFalseSignature) {
  v1::SignedStatement message;
  message.ParseFromString(Offer());
  (*message.mutable_signatures(0)->mutable_signature())[0] ^= 1;
  const ExaminedEntry entry = Examine(EntryOf(EncodeMessage(message)));
  ASSERT_FALSE(entry.findings.empty());
  EXPECT_EQ(entry.findings[0].code(), v1::FINDING_CODE_SIGNATURE_INVALID);
  EXPECT_TRUE(entry.statement.has_value());
}

TEST_F(ExamineEntries, DoesNotReadAStatementOfMalformedFields) {
  EXPECT_FALSE(Examine(Edited([](v1::Offer& offer) {
                 offer.mutable_parties(1)->set_appointment("short");
               })).statement.has_value());
  EXPECT_FALSE(Examine(Edited([](v1::Offer& offer) { offer.clear_term(); })).statement.has_value());
  EXPECT_FALSE(Examine(Edited([](v1::Offer& offer) {
                 offer.mutable_job()->set_places(100'000);
               })).statement.has_value());
}

// The check ends after so many findings: a malformed field may stand behind them.
TEST_F(ExamineEntries, DoesNotReadAStatementThatWasNotCheckedToTheEnd) {
  const std::string entry = Edited([](v1::Offer& offer) {
    const char* const languages[] = {"en", "vi", "ja", "id", "my", "km", "ne", "fil"};
    while (offer.job().requirements_size() < 12) {
      v1::Requirement& requirement = *offer.mutable_job()->add_requirements();
      requirement.set_kind(v1::REQUIREMENT_KIND_OTHER);
      for (const char* language : languages) {
        v1::LocalizedText& text = *requirement.mutable_text()->add_texts();
        text.set_language(language);
        text.set_text(std::string("x \xE2\x80\xAE") + language);
      }
    }
    const v1::Worksite site = offer.worksites(0);
    while (offer.worksites_size() < 20) *offer.add_worksites() = site;
    for (v1::Worksite& one : *offer.mutable_worksites()) one.set_name("x \xE2\x80\xAE");
    for (v1::Document& document : *offer.mutable_documents()) document.set_sha256("short");
  });
  const ExaminedEntry examined = Examine(entry);
  for (const v1::Finding& finding : examined.findings) {
    EXPECT_EQ(finding.code(), v1::FINDING_CODE_TEXT_UNCLEAN) << finding.field();
  }
  EXPECT_FALSE(examined.statement.has_value());
}

TEST_F(ExamineEntries, DoesNotJudgeNewerRules) {
  const ExaminedEntry entry = Examine(EntryOf(Offer(), kHighestRulesVersion + 1));
  EXPECT_TRUE(entry.newer_program);
  EXPECT_FALSE(entry.statement.has_value());
  EXPECT_THAT(entry.findings, IsEmpty());
}

TEST_F(ExamineEntries, TellsAGenesisWhereNoneMayBe) {
  const std::string genesis = EntryOf(scene_.world().Sign(scene_.world().Genesis()));
  EXPECT_EQ(Examine(genesis).findings.at(0).code(), v1::FINDING_CODE_GENESIS_MISPLACED);
  const ExaminedEntry first =
      ExamineEntry(*scene_.legal().log().registry(), /*expects_genesis=*/true, genesis);
  EXPECT_THAT(first.findings, IsEmpty());
  const ExaminedEntry offer =
      ExamineEntry(*scene_.legal().log().registry(), /*expects_genesis=*/true, EntryOf(Offer()));
  EXPECT_EQ(offer.findings.at(0).code(), v1::FINDING_CODE_GENESIS_MISPLACED);
}

}  // namespace
}  // namespace warifu

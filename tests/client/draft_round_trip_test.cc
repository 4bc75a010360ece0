#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <set>

#include "client/draft/field_comments.h"
#include "client/draft/reader.h"
#include "client/draft/writer.h"
#include "client/text/catalogue.h"
#include "core/statement/encode.h"
#include "tests/support/legal_world.h"

namespace warifu {
namespace {

using google::protobuf::Descriptor;
using ::testing::IsEmpty;
using ::testing::Not;

const DraftResolver kNoResolver = {
    [](const std::string& text) -> Result<Hash> { return NotFound("no statement {text}", text); },
    [](const std::string& name) -> Result<PublicKey> { return NotFound("no key {name}", name); }};

// Every kind of statement that the legal world can say.
std::vector<v1::Statement> EveryStatement() {
  LegalWorld world({.second_authority = true, .other_authority = true});
  std::vector<v1::Statement> statements = world.Founding();
  for (const LegalOffer kind : kLegalOffers) {
    statements.push_back(world.Offer(kind));
    statements.push_back(world.Next(statements.back()));
  }
  const Hash offer = NameOf(statements.back());
  statements.push_back(world.Next(world.FirstAppointment(kSatsuki, kFuji)));
  statements.push_back(world.Allocation(offer, 3));
  statements.push_back(world.ChangeOf(offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE));
  statements.push_back(
      world.ChangeOfOrganization(kHinoki, v1::STATE_SUSPENDED, v1::REASON_INVESTIGATION));
  v1::Statement stolen = world.ChangeOf(offer, v1::STATE_REVOKED, v1::REASON_KEY_STOLEN);
  LegalWorld::AddDecision(kAuthority, stolen);
  stolen.mutable_change()->set_compromised_since_ms(kLegalStartS * 1000 + 123);
  statements.push_back(stolen);
  stolen.mutable_change()->set_compromised_since_ms(kLegalStartS * 1000);
  statements.push_back(stolen);
  return statements;
}

void ExpectRoundTrip(const v1::Statement& statement, DraftComments comments) {
  const std::string draft = WriteDraft(statement, comments);
  const Result<v1::Statement> read = ReadDraft(draft, kNoResolver);
  ASSERT_TRUE(read.ok()) << read.error().message() << "\n" << draft;
  EXPECT_EQ(EncodeStatement(*read), EncodeStatement(statement)) << draft;
}

TEST(WriteDraft, OfEveryLegalStatementReadsBackAsTheSameBytes) {
  for (const v1::Statement& statement : EveryStatement()) {
    ExpectRoundTrip(statement, DraftComments::kNo);
    ExpectRoundTrip(statement, DraftComments::kYes);
  }
}

TEST(WriteDraft, KeepsMilliseconds) {
  v1::Statement statement;
  statement.mutable_change()->set_compromised_since_ms(1795132800001);
  EXPECT_THAT(WriteDraft(statement, DraftComments::kNo), ::testing::HasSubstr("1795132800001"));
  ExpectRoundTrip(statement, DraftComments::kYes);
}

TEST(WriteDraft, KeepsTextThatLooksLikeAComment) {
  v1::Statement statement;
  statement.mutable_organization()->set_id("VNTEST:A \"//\\\" // x");
  ExpectRoundTrip(statement, DraftComments::kYes);
}

TEST(WriteDraft, CommentsEachFieldThatItWrites) {
  LegalWorld world;
  const std::string draft = WriteDraft(world.Offer(LegalOffer::kEsd), DraftComments::kYes);
  EXPECT_THAT(draft, ::testing::HasSubstr("// " + std::string(FieldComment("Offer.programme"))));
  EXPECT_THAT(WriteDraft(world.Offer(LegalOffer::kEsd), DraftComments::kNo),
              Not(::testing::HasSubstr("//")));
}

void CollectMessages(const Descriptor& type, std::set<const Descriptor*>& seen) {
  if (!seen.insert(&type).second) return;
  for (int i = 0; i < type.field_count(); ++i) {
    if (type.field(i)->message_type() != nullptr) {
      CollectMessages(*type.field(i)->message_type(), seen);
    }
  }
}

TEST(FieldComment, IsThereForEveryFieldOfAStatement) {
  std::set<const Descriptor*> messages;
  CollectMessages(*v1::Statement::descriptor(), messages);
  EXPECT_GT(messages.size(), 30u);
  for (const Descriptor* type : messages) {
    for (int i = 0; i < type->field_count(); ++i) {
      const std::string name = type->name() + "." + type->field(i)->name();
      for (const std::string& language : CatalogueTags()) {
        EXPECT_THAT(FieldComment(name, language), Not(IsEmpty())) << name << " " << language;
      }
    }
  }
}

TEST(FieldComment, SpeaksTheReadersLanguage) {
  EXPECT_EQ(FieldComment("Offer.worksites", "en"), "Where.");
  EXPECT_EQ(FieldComment("Offer.worksites", "ja"), "働く場所。");
  EXPECT_EQ(FieldComment("Offer.worksites", "my"), "Where.");
}

TEST(WriteDraft, CommentsInTheReadersLanguage) {
  LegalWorld world;
  const v1::Statement offer = world.Offer(LegalOffer::kEsd);
  const std::string draft = WriteDraft(offer, DraftComments::kYes, "ja");
  EXPECT_THAT(draft, ::testing::HasSubstr("// 働く場所。"));
  EXPECT_THAT(draft, Not(::testing::HasSubstr("// Where.")));
}

TEST(DraftTemplate, CommentsInTheReadersLanguage) {
  const std::string draft = DraftTemplate(StatementKind::kOffer, "id");
  EXPECT_THAT(draft, ::testing::HasSubstr("// Di mana."));
  EXPECT_THAT(draft, ::testing::HasSubstr("Salah satu dari "));
}

TEST(FieldComment, IsEmptyForWhatIsNoField) {
  EXPECT_EQ(FieldComment(""), "");
  EXPECT_EQ(FieldComment("Offer"), "");
  EXPECT_EQ(FieldComment("Offer.programm"), "");
  EXPECT_EQ(FieldComment("Zzz.zzz"), "");
}

}  // namespace
}  // namespace warifu

#include "core/statement/examine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/crypto/sha256.h"
#include "core/statement/canonical.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "tests/core/statement/canonical_oracle.h"
#include "tests/core/statement/statement_fixture.h"

namespace warifu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

bool LetThrough(const Sample& sample, std::string_view signed_statement) {
  return std::holds_alternative<ExaminedStatement>(ExamineAs(sample, signed_statement));
}

std::vector<std::string> BriefOf(const Sample& sample, const v1::Statement& changed) {
  return Brief(FindingsOf(sample, changed));
}

TEST(Examine, LetsEverySampleThrough) {
  for (const Sample& sample : Samples()) {
    const std::string signed_statement = sample.signed_statement();
    ExamineResult result = ExamineAs(sample, signed_statement);
    ASSERT_TRUE(std::holds_alternative<ExaminedStatement>(result))
        << sample.name << "\n"
        << DescribeFindings(std::get<Findings>(result));
    const auto& examined = std::get<ExaminedStatement>(result);
    EXPECT_EQ(static_cast<int>(examined.kind()), sample.statement.body_case());
    EXPECT_EQ(examined.payload(), sample.payload());
    EXPECT_EQ(examined.name(), Sha256(sample.payload()));
    EXPECT_EQ(examined.code(), Code::Of(examined.name()));
    EXPECT_EQ(examined.rules_version(), kHighestRulesVersion);
    ASSERT_EQ(examined.signers().size(), sample.signers.size());
    for (std::size_t i = 0; i < sample.signers.size(); ++i) {
      EXPECT_EQ(examined.signers()[i], TestPublicKey(sample.signers[i]));
    }
    EXPECT_EQ(EncodeStatement(examined.statement()), sample.payload());
  }
}

TEST(Examine, WantsAGenesisExactlyWhereOneIsExpected) {
  for (const Sample& sample : Samples()) {
    const std::string bytes = sample.signed_statement();
    const auto other = sample.is_genesis() ? std::optional<Hash>(SampleRegistry()) : std::nullopt;
    const ExamineResult result = Examine(other, kHighestRulesVersion, bytes);
    ASSERT_TRUE(std::holds_alternative<Findings>(result)) << sample.name;
    EXPECT_THAT(Brief(std::get<Findings>(result)), ElementsAre("GENESIS_MISPLACED "));
  }
}

TEST(Examine, WantsStatementsOfItsRegistry) {
  for (const Sample& sample : Samples()) {
    v1::Statement changed = sample.statement;
    changed.set_registry(Sha256("another registry").ToString());
    EXPECT_THAT(BriefOf(sample, changed), ElementsAre("WRONG_REGISTRY registry")) << sample.name;
    changed.clear_registry();
    if (sample.is_genesis()) continue;
    EXPECT_THAT(BriefOf(sample, changed), ElementsAre("WRONG_REGISTRY registry")) << sample.name;
    changed.set_registry("short");
    EXPECT_THAT(BriefOf(sample, changed),
                ElementsAre("FIELD_MALFORMED registry", "WRONG_REGISTRY registry"));
  }
}

TEST(Examine, JudgesOnlyUnderRulesThatItKnows) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  const auto result =
      Examine(SampleRegistry(), kHighestRulesVersion + 1, sample.signed_statement());
  ASSERT_TRUE(std::holds_alternative<Findings>(result));
  EXPECT_THAT(Brief(std::get<Findings>(result)), ElementsAre("RULES_VERSION_WRONG "));
}

TEST(Examine, BoundsTheSizeOfTheWhole) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  for (const std::size_t size : {kMaxSignedStatementBytes + 1, std::size_t{1} << 20}) {
    EXPECT_THAT(Brief(FindingsOf(sample, std::string(size, 'x'))), ElementsAre("TOO_LARGE "));
  }
  EXPECT_THAT(Brief(FindingsOf(sample, std::string(kMaxSignedStatementBytes, 'x'))),
              Contains("NOT_CANONICAL "));
}

// A text of 4,000 characters of three bytes each in many languages makes any payload as large as
// needed.
v1::Statement OfferOfSize(std::size_t wanted) {
  v1::Statement offer = SampleOf(StatementKind::kOffer).statement;
  auto& tasks = *offer.mutable_offer()->mutable_job()->mutable_tasks();
  tasks.Clear();
  const std::size_t base = EncodeStatement(offer).size();
  for (const char* language : {"vi", "ja", "en", "id", "ne"}) {
    const std::size_t left = wanted - std::min(wanted, EncodeStatement(offer).size());
    if (left < 64) break;
    auto& text = *tasks.Add();
    text.set_language(language);
    for (std::size_t i = 0; i < std::min<std::size_t>(left / 3 - 12, 4000); ++i) {
      text.mutable_text()->append("語");
    }
  }
  EXPECT_GT(wanted, base);
  std::string& address = *offer.mutable_offer()->mutable_worksites(0)->mutable_name();
  const auto grow = [&] { return wanted - EncodeStatement(offer).size(); };
  address.append(grow(), 'a');
  while (EncodeStatement(offer).size() > wanted) address.pop_back();
  return offer;
}

TEST(Examine, BoundsThePayloadOfEachKind) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  const std::size_t most = MaxPayloadBytes(StatementKind::kOffer);
  const v1::Statement largest = OfferOfSize(most);
  ASSERT_EQ(EncodeStatement(largest).size(), most);
  EXPECT_THAT(BriefOf(sample, largest), IsEmpty());
  const v1::Statement larger = OfferOfSize(most + 1);
  ASSERT_EQ(EncodeStatement(larger).size(), most + 1);
  EXPECT_THAT(BriefOf(sample, larger), Contains("TOO_LARGE payload"));
}

TEST(Examine, HasRoomForEachKindsFullestStatement) {
  for (const Sample& sample : Samples()) {
    const auto kind = static_cast<StatementKind>(sample.statement.body_case());
    EXPECT_LT(sample.payload().size(), MaxPayloadBytes(kind)) << sample.name;
    EXPECT_LE(MaxPayloadBytes(kind) + 40 * 104 + 16, kMaxSignedStatementBytes);
  }
  EXPECT_LT(kMaxSignedStatementBytes + 32, kMaxEntryBytes);
}

// All fields within their limits, but together too much.
TEST(Examine, RefusesARecordTooLargeAsAWhole) {
  const Sample& sample = SampleOf(StatementKind::kOrganization);
  v1::Statement large = sample.statement;
  v1::Organization& body = *large.mutable_organization();
  body.clear_channels();
  for (int i = 0; i < 8; ++i) {
    if (i >= body.names_size()) *body.add_names() = body.names(0);
    body.mutable_names(i)->set_name(std::string(300, 'n'));
    body.add_channels()->set_address(std::string(300, 'a'));
  }
  body.clear_accounts();
  for (int i = 0; i < 4; ++i) {
    v1::PaymentAccount& account = *body.add_accounts();
    account.set_bank(std::string(120, 'b'));
    account.set_number("1");
    account.set_holder(std::string(300, 'h'));
  }
  const std::size_t most = MaxPayloadBytes(StatementKind::kOrganization);
  ASSERT_LE(EncodeStatement(large).size(), most);
  EXPECT_THAT(BriefOf(sample, large), IsEmpty());
  for (int i = 0; i < 4; ++i) body.add_payment_portals("https://" + std::string(290, 'p'));
  ASSERT_GT(EncodeStatement(large).size(), most);
  EXPECT_THAT(BriefOf(sample, large), ElementsAre("TOO_LARGE payload"));
}

// --- signatures ---

TEST(Examine, WantsSignaturesThatAreTrue) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  ASSERT_EQ(sample.signers.size(), 3u);
  v1::SignedStatement message;
  ASSERT_TRUE(message.ParseFromString(sample.signed_statement()));
  const auto check = [&](const v1::SignedStatement& changed) {
    return Brief(FindingsOf(sample, EncodeMessage(changed)));
  };
  EXPECT_THAT(check(message), IsEmpty());

  v1::SignedStatement swapped = message;
  swapped.mutable_signatures()->SwapElements(1, 2);
  EXPECT_THAT(check(swapped), ElementsAre("SIGNATURE_INVALID signatures[1].signature",
                                          "SIGNATURE_INVALID signatures[2].signature"));

  v1::SignedStatement other_key = message;
  other_key.mutable_signatures(2)->set_public_key(TestPublicKey("other").ToString());
  EXPECT_THAT(check(other_key), ElementsAre("SIGNATURE_INVALID signatures[2].signature"));

  v1::SignedStatement no_first = message;
  no_first.mutable_signatures()->DeleteSubrange(0, 1);
  EXPECT_THAT(check(no_first), Contains("SIGNATURE_INVALID signatures[0].signature"));

  v1::SignedStatement short_key = message;
  short_key.mutable_signatures(0)->set_public_key(std::string(31, 'k'));
  EXPECT_THAT(check(short_key), ElementsAre("FIELD_MALFORMED signatures[0].public_key"));

  v1::SignedStatement no_signature = message;
  no_signature.mutable_signatures(0)->clear_signature();
  EXPECT_THAT(check(no_signature), ElementsAre("FIELD_MISSING signatures[0].signature"));

  v1::SignedStatement unsigned_statement = message;
  unsigned_statement.clear_signatures();
  EXPECT_THAT(check(unsigned_statement), ElementsAre("FIELD_MISSING signatures"));

  v1::SignedStatement no_payload = message;
  no_payload.clear_payload();
  EXPECT_THAT(check(no_payload), ElementsAre("FIELD_MISSING payload"));

  v1::SignedStatement too_many = message;
  while (too_many.signatures_size() <= 40) *too_many.add_signatures() = message.signatures(0);
  EXPECT_THAT(check(too_many), ElementsAre("FIELD_OUT_OF_LIMITS signatures"));
}

// Fewer or more true signatures than the statement needs are admission's to refuse, by whose they
// are.
TEST(Examine, LeavesTheNumberOfSignersToAdmission) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  EXPECT_TRUE(LetThrough(sample, SignStatement(sample.statement, {"anybody"})));
  EXPECT_TRUE(LetThrough(sample, SignStatement(sample.statement, {"a", "b", "c", "d"})));
}

TEST(Examine, JudgesSignaturesOnlyWhenTheFormIsInOrder) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  v1::Statement changed = sample.statement;
  changed.mutable_offer()->mutable_job()->clear_places();
  v1::SignedStatement message;
  ASSERT_TRUE(message.ParseFromString(sample.signed_statement()));
  message.set_payload(EncodeStatement(changed));
  EXPECT_THAT(Brief(FindingsOf(sample, EncodeMessage(message))),
              ElementsAre("FIELD_MISSING offer.job.places"));
}

// --- hostile bytes ---

// Cut between two signatures it is a statement under way, which admission refuses; nowhere else.
TEST(Examine, RefusesBytesCutAtEveryPlace) {
  const QuietProtobuf quiet;
  for (const StatementKind kind : {StatementKind::kChange, StatementKind::kOffer}) {
    const Sample& sample = SampleOf(kind);
    const std::string bytes = sample.signed_statement();
    std::vector<std::size_t> between;
    for (std::size_t i = 1; i < sample.signers.size(); ++i) {
      const auto last = sample.signers.begin() + static_cast<std::ptrdiff_t>(i);
      between.push_back(SignStatement(sample.statement, {sample.signers.begin(), last}).size());
    }
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const bool is_between = std::count(between.begin(), between.end(), size) == 1;
      ASSERT_EQ(LetThrough(sample, bytes.substr(0, size)), is_between) << size;
    }
  }
}

TEST(Examine, RefusesEveryFlippedBit) {
  const QuietProtobuf quiet;
  const Sample& sample = SampleOf(StatementKind::kChange);
  const std::string bytes = sample.signed_statement();
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    ASSERT_FALSE(LetThrough(sample, flipped)) << "bit " << bit;
  }
}

TEST(Examine, RefusesWhatIsAppendedOrRepeated) {
  const Sample& sample = SampleOf(StatementKind::kChange);
  const std::string bytes = sample.signed_statement();
  EXPECT_FALSE(LetThrough(sample, bytes + std::string(1, '\0')));
  EXPECT_FALSE(LetThrough(sample, bytes + bytes));
  EXPECT_FALSE(LetThrough(sample, bytes + "\x1a\x01x"));
  EXPECT_FALSE(LetThrough(sample, " " + bytes));
}

TEST(Examine, RefusesHostileLengthsAndNesting) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  std::string nested = "x";
  while (nested.size() + 8 < kMaxSignedStatementBytes && nested.size() < 50000) {
    std::string outer;
    outer.push_back('\x42');  // Statement.offer, again and again
    for (std::size_t rest = nested.size(); true; rest >>= 7) {
      outer.push_back(static_cast<char>(rest >= 128 ? rest | 0x80 : rest));
      if (rest < 128) break;
    }
    nested = outer + nested;
    if (nested.size() > 20000) break;
  }
  EXPECT_FALSE(LetThrough(sample, SignPayload(nested, {"a"})));
  for (const std::string& payload :
       {std::string("\x42\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"),
        std::string("\x42\xff\xff\xff\x7f"), std::string(40000, '\x0a'), std::string(40000, '\xff'),
        std::string(40000, '\0'), std::string("\x0b\x0c"), std::string("x")}) {
    EXPECT_FALSE(LetThrough(sample, SignPayload(payload, {"a"})));
  }
}

TEST(Examine, RefusesAStatementThatSaysNothing) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  v1::Statement empty = sample.statement;
  empty.clear_body();
  EXPECT_THAT(BriefOf(sample, empty), ElementsAre("FIELD_MISSING body"));
  empty.mutable_offer();
  EXPECT_THAT(BriefOf(sample, empty), Contains("FIELD_MISSING offer.corridor"));
}

TEST(Examine, GivesFindingsOfEveryStepOfForm) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  v1::Statement changed = sample.statement;
  changed.set_registry(Sha256("another").ToString());
  changed.mutable_offer()->mutable_job()->set_places(1001);
  changed.mutable_offer()->set_valid_until(changed.offer().valid_from());
  changed.mutable_offer()->mutable_worksites(0)->set_name("a\nb");
  EXPECT_THAT(
      BriefOf(sample, changed),
      ElementsAre("FIELD_OUT_OF_LIMITS offer.job.places", "TEXT_UNCLEAN offer.worksites[0].name",
                  "WRONG_REGISTRY registry", "FIELDS_CONTRADICT offer.valid_until"));
}

// What ExamineFurther makes of the sample with its statement changed and signed anew.
FurtherExamined FurtherOf(const Sample& sample, const v1::Statement& changed) {
  return ExamineFurther(SampleRegistry(), kHighestRulesVersion,
                        SignPayload(EncodeStatement(changed), sample.signers));
}

TEST(ExamineFurther, GivesNoFindingsWhereExamineGivesNone) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  const FurtherExamined further = FurtherOf(sample, sample.statement);
  EXPECT_THAT(further.findings, IsEmpty());
  ASSERT_TRUE(further.statement.has_value());
  EXPECT_EQ(further.statement->payload(), sample.payload());
}

TEST(ExamineFurther, ReadsOnWhereEveryFieldIsWhatItsFormSays) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  v1::Statement changed = sample.statement;
  changed.set_registry(Sha256("another").ToString());
  changed.mutable_offer()->mutable_worksites(0)->set_name("a\nb");
  const FurtherExamined further = FurtherOf(sample, changed);
  EXPECT_THAT(Brief(further.findings),
              ElementsAre("TEXT_UNCLEAN offer.worksites[0].name", "WRONG_REGISTRY registry"));
  ASSERT_TRUE(further.statement.has_value());
  EXPECT_EQ(further.statement->payload(), EncodeStatement(changed));
}

TEST(ExamineFurther, ReadsNothingElse) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  v1::Statement changed = sample.statement;
  changed.mutable_offer()->mutable_parties(1)->set_appointment("short");
  EXPECT_FALSE(FurtherOf(sample, changed).statement.has_value());
  for (const std::string& bytes : {std::string(), std::string("garbage"), SignPayload("", {"a"}),
                                   std::string(kMaxSignedStatementBytes + 1, 'x')}) {
    const FurtherExamined further = ExamineFurther(SampleRegistry(), kHighestRulesVersion, bytes);
    EXPECT_FALSE(further.findings.empty());
    EXPECT_FALSE(further.statement.has_value());
  }
}

TEST(ReadExaminedBefore, ReadsWithoutJudging) {
  const Sample& sample = SampleOf(StatementKind::kOffer);
  const auto read = ReadExaminedBefore(0, sample.signed_statement());
  ASSERT_TRUE(read.ok());
  EXPECT_EQ(read->payload(), sample.payload());
  EXPECT_EQ(read->name(), Sha256(sample.payload()));
  EXPECT_EQ(read->signers().size(), sample.signers.size());
  EXPECT_EQ(read->signatures().size(), sample.signers.size());
}

TEST(ReadExaminedBefore, RefusesWhatDoesNotParse) {
  const QuietProtobuf quiet;
  for (const std::string& bytes : {std::string(), std::string("x"), SignPayload("x", {"a"}),
                                   SignPayload("", {"a"}), SignPayload("\x10\x05", {"a"})}) {
    const auto read = ReadExaminedBefore(0, bytes);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(read.error().code, ErrorCode::kDamaged);
  }
}

TEST(StatementKindName, IsReadBack) {
  for (int number = 3; number <= 10; ++number) {
    const auto kind = static_cast<StatementKind>(number);
    EXPECT_EQ(StatementKindFromName(StatementKindName(kind)), kind);
  }
  EXPECT_EQ(StatementKindName(StatementKind::kKeyBinding), "key");
  for (const char* other : {"", "Offer", "offers", "seal", "key binding", "offer "}) {
    EXPECT_EQ(StatementKindFromName(other), std::nullopt) << other;
  }
}

}  // namespace
}  // namespace warifu

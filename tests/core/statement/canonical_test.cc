#include "core/statement/canonical.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/statement/encode.h"
#include "core/statement/wire.h"
#include "tests/core/statement/any_message.h"
#include "tests/core/statement/statement_fixture.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

// A Money of 5 JPY: 08 05 12 03 'JPY'.
std::string Hex(std::string_view hex) { return *DecodeHex(hex); }

template <typename Message>
std::vector<std::string> Check(std::string_view bytes) {
  return Brief(CheckCanonical(SchemaOf<Message>(), bytes));
}

std::vector<std::string> CheckMoney(std::string_view hex) { return Check<v1::Money>(Hex(hex)); }

TEST(CheckCanonical, AcceptsEverySample) {
  for (const Sample& sample : Samples()) {
    EXPECT_THAT(Check<v1::Statement>(sample.payload()), IsEmpty()) << sample.name;
    EXPECT_THAT(Check<v1::SignedStatement>(sample.signed_statement()), IsEmpty()) << sample.name;
  }
}

TEST(CheckCanonical, AcceptsEveryMessageInOrderWithAllItsFields) {
  for (int body = 3; body <= 10; ++body) {
    const auto statement = MessageMaker(1, true).Statement(body);
    EXPECT_THAT(Check<v1::Statement>(EncodeStatement(statement)), IsEmpty())
        << statement.DebugString();
  }
}

TEST(CheckCanonical, AcceptsMoney) {
  EXPECT_THAT(CheckMoney("080512034a5059"), IsEmpty());
  EXPECT_THAT(CheckMoney("080012034a5059"), IsEmpty()) << "0 of an optional field is stated";
}

TEST(CheckCanonical, RefusesWhatIsNotTheOnlyEncoding) {
  struct Case {
    std::string_view what, hex, finding;
  };
  const Case cases[] = {
      {"fields out of order", "12034a50590805", "NOT_CANONICAL minor_units"},
      {"a field twice", "0805080512034a5059", "NOT_CANONICAL minor_units"},
      {"a field twice, apart", "080512034a50590805", "NOT_CANONICAL minor_units"},
      {"a string twice", "080512034a505912034a5059", "NOT_CANONICAL currency"},
      {"a padded number", "08850012034a5059", "NOT_CANONICAL minor_units"},
      {"a number padded to ten bytes", "088580808080808080800012034a5059",
       "NOT_CANONICAL minor_units"},
      {"a padded tag", "88000512034a5059", "NOT_CANONICAL "},
      {"a padded length", "08051283004a5059", "NOT_CANONICAL "},
      {"an unknown number", "080512034a50591801", "NOT_CANONICAL "},
      {"an unknown string", "080512034a50591a0161", "NOT_CANONICAL "},
      {"an unknown fixed64", "080512034a5059190102030405060708", "NOT_CANONICAL "},
      {"an unknown fixed32", "080512034a50591d01020304", "NOT_CANONICAL "},
      {"an unknown group", "080512034a50591b1c", "NOT_CANONICAL "},
      {"a group", "080512034a50590b0c", "NOT_CANONICAL minor_units"},
      {"field number 0", "0001080512034a5059", "NOT_CANONICAL "},
      {"a huge field number", "080512034a5059f8ffffff0f01", "NOT_CANONICAL "},
      {"a tag of more than 32 bits", "080512034a5059f8ffffffff0101", "NOT_CANONICAL "},
      {"another wire type", "0a010512034a5059", "NOT_CANONICAL minor_units"},
      {"a fixed64 for a number", "09050000000000000012034a5059", "NOT_CANONICAL minor_units"},
      {"a number of 65 bits", "08ffffffffffffffffff0212034a5059", "NOT_CANONICAL "},
      {"a number of eleven bytes", "08ffffffffffffffffffff0112034a5059", "NOT_CANONICAL "},
      {"an explicit empty string", "08051200", "NOT_CANONICAL currency"},
      {"a length beyond the end", "080512044a5059", "NOT_CANONICAL "},
      {"a huge length", "080512ffffffffffffffffff014a5059", "NOT_CANONICAL "},
      {"a tag alone", "080512034a505908", "NOT_CANONICAL "},
      {"a number without end", "080512034a50590880", "NOT_CANONICAL "},
      {"a tag without end", "080512034a505980", "NOT_CANONICAL "},
      {"no UTF-8", "08051203ff5059", "NOT_CANONICAL currency"},
  };
  for (const Case& test : cases) {
    const auto findings = CheckCanonical(SchemaOf<v1::Money>(), Hex(test.hex));
    EXPECT_THAT(Brief(findings), Contains(test.finding)) << test.what;
    EXPECT_TRUE(HasNotCanonical(findings)) << test.what;
  }
}

TEST(CheckCanonical, TellsEachFindingNotTheFirstAlone) {
  EXPECT_THAT(CheckMoney("08ffffffffffffffffff0112034a5058"),
              ElementsAre("FIELD_OUT_OF_LIMITS minor_units", "FIELD_MALFORMED currency"));
  EXPECT_THAT(CheckMoney(""), ElementsAre("FIELD_MISSING minor_units", "FIELD_MISSING currency"));
}

TEST(CheckCanonical, RefusesNumbersBeyondTheirType) {
  v1::Shift shift;
  MessageMaker(1, true).Fill(shift);
  shift.clear_weekdays();
  const std::string bytes = EncodeMessage(shift);
  const std::string night = Hex("2800");
  ASSERT_TRUE(bytes.ends_with(Hex("2801")) || bytes.ends_with(night));
  const std::string head = bytes.substr(0, bytes.size() - 2);
  EXPECT_THAT(Check<v1::Shift>(head + Hex("220101") + Hex("2801")), IsEmpty());
  EXPECT_THAT(Check<v1::Shift>(head + Hex("220101") + Hex("2802")),
              ElementsAre("NOT_CANONICAL night"));
  v1::Seal seal;
  v1::Entry entry;
  std::string beyond = Hex("0801") + Hex("108080808010") + Hex("22220a20") + std::string(32, 'r');
  EXPECT_THAT(Check<v1::Entry>(beyond), ElementsAre("NOT_CANONICAL rules_version"));
}

// Weekdays stand in field 4 of a shift.
std::vector<std::string> CheckWeekdays(std::string_view hex) {
  v1::Shift shift;
  MessageMaker(1, true).Fill(shift);
  shift.clear_weekdays();
  shift.clear_night();
  return Check<v1::Shift>(EncodeMessage(shift) + Hex(hex) + Hex("2801"));
}

TEST(CheckCanonical, WantsEnumsPackedOnceAndKnown) {
  EXPECT_THAT(CheckWeekdays("220101"), IsEmpty());
  EXPECT_THAT(CheckWeekdays("22020107"), IsEmpty());
  EXPECT_THAT(CheckWeekdays("2001"), Contains("NOT_CANONICAL weekdays")) << "not packed";
  EXPECT_THAT(CheckWeekdays("20012002"), Contains("NOT_CANONICAL weekdays"));
  EXPECT_THAT(CheckWeekdays("2200"), Contains("NOT_CANONICAL weekdays")) << "an empty list";
  EXPECT_THAT(CheckWeekdays("220101220102"), Contains("NOT_CANONICAL weekdays")) << "in two parts";
  EXPECT_THAT(CheckWeekdays("22028100"), ElementsAre("NOT_CANONICAL weekdays[0]")) << "padded";
  EXPECT_THAT(CheckWeekdays("220181"), ElementsAre("NOT_CANONICAL weekdays[0]")) << "cut short";
  EXPECT_THAT(CheckWeekdays("220100"), ElementsAre("FIELD_OUT_OF_LIMITS weekdays[0]"));
  EXPECT_THAT(CheckWeekdays("220109"), ElementsAre("FIELD_OUT_OF_LIMITS weekdays[0]"));
  EXPECT_THAT(CheckWeekdays("22020141"), ElementsAre("FIELD_OUT_OF_LIMITS weekdays[1]"));
  EXPECT_THAT(CheckWeekdays("220affffffffffffffffff01"),
              ElementsAre("FIELD_OUT_OF_LIMITS weekdays[0]"))
      << "-1";
  EXPECT_THAT(CheckWeekdays("22058080808008"), ElementsAre("NOT_CANONICAL weekdays[0]"))
      << "2^31 is no int32";
  EXPECT_THAT(CheckWeekdays("22020101"), ElementsAre("FIELD_OUT_OF_LIMITS weekdays[1]"));
  EXPECT_THAT(CheckWeekdays("22080102030405060701"),
              ElementsAre("FIELD_OUT_OF_LIMITS weekdays[7]", "FIELD_OUT_OF_LIMITS weekdays"));
}

TEST(CheckCanonical, WantsExactlyOneMemberOfAOneof) {
  v1::Channel channel;
  channel.set_telephone("+84 24 3824 9517");
  const std::string telephone = EncodeMessage(channel);
  channel.set_url("https://example.com");
  const std::string url = EncodeMessage(channel);
  EXPECT_THAT(Check<v1::Channel>(telephone), IsEmpty());
  EXPECT_THAT(Check<v1::Channel>(url), IsEmpty());
  EXPECT_THAT(Check<v1::Channel>(telephone + url), ElementsAre("NOT_CANONICAL channel"));
  EXPECT_THAT(Check<v1::Channel>(""), ElementsAre("FIELD_MISSING channel"));
  EXPECT_THAT(Check<v1::Channel>(Hex("0a00")), ElementsAre("FIELD_MISSING telephone"));
}

TEST(CheckCanonical, NamesFieldsByTheirWholePath) {
  v1::Statement offer = SampleOf(StatementKind::kOffer).statement;
  offer.mutable_offer()->mutable_parties(1)->set_appointment("short");
  offer.mutable_offer()->mutable_job()->mutable_title(2)->set_text("1500");
  offer.mutable_offer()->mutable_net_pay()->clear_minor_units();
  offer.mutable_offer()->add_insurance(v1::INSURANCE_KIND_HEALTH);
  EXPECT_THAT(Check<v1::Statement>(EncodeStatement(offer)),
              ElementsAre("FIELD_MALFORMED offer.parties[1].appointment",
                          "FIELD_MALFORMED offer.job.title[2].text",
                          "FIELD_MISSING offer.net_pay.minor_units",
                          "FIELD_OUT_OF_LIMITS offer.insurance[4]"));
}

TEST(CheckCanonical, WantsEachLanguageOnce) {
  v1::Job job = SampleOf(StatementKind::kOffer).statement.offer().job();
  job.mutable_title(2)->set_language("en");
  const Findings findings = CheckCanonical(SchemaOf<v1::Job>(), EncodeMessage(job));
  EXPECT_THAT(Brief(findings), ElementsAre("FIELD_OUT_OF_LIMITS title[2]"));
  EXPECT_EQ(findings.at(0).found(), "en");
  EXPECT_EQ(findings.at(0).wanted(), "no item twice");
}

TEST(CheckCanonical, ReadsTextByItsLanguage) {
  const auto check = [](std::string_view language, std::string_view text) {
    v1::LocalizedText localized;
    localized.set_language(std::string(language));
    localized.set_text(std::string(text));
    return Check<v1::LocalizedText>(EncodeMessage(localized));
  };
  EXPECT_THAT(check("my", "မြန်မာ"), IsEmpty());
  EXPECT_THAT(check("my", "ေမ"), ElementsAre("TEXT_UNCLEAN text")) << "the vowel first: Zawgyi";
  EXPECT_THAT(check("shn", "ၵ"), IsEmpty());
  EXPECT_THAT(check("my", "ၵ"), ElementsAre("TEXT_UNCLEAN text"));
  EXPECT_THAT(check("si", "ශ්‍රී"), IsEmpty()) << "a joiner after a virama";
  EXPECT_THAT(check("en",
                    "a\xE2\x80\x8D"
                    "b"),
              ElementsAre("TEXT_UNCLEAN text"));
  EXPECT_THAT(check("en",
                    "a\xE2\x80\xAE"
                    "b"),
              ElementsAre("TEXT_UNCLEAN text"));
  EXPECT_THAT(check("en", "a\nb"), ElementsAre("TEXT_UNCLEAN text"));
  EXPECT_THAT(check("en", "only 1500 yen"), ElementsAre("FIELD_MALFORMED text"));
  EXPECT_THAT(check("en", "only $ 15"), ElementsAre("FIELD_MALFORMED text"));
  EXPECT_THAT(check("vi", "ti\xE1\xBA\xBFng"), IsEmpty());
  EXPECT_THAT(check("vi", "tie\xCC\x82\xCC\x81ng"), ElementsAre("TEXT_UNCLEAN text")) << "not NFC";
}

TEST(CheckCanonical, ListsABoundedNumberOfFindings) {
  std::string many;
  for (int i = 0; i < 1000; ++i) AppendSpan(63, "x", many);
  EXPECT_EQ(CheckCanonical(SchemaOf<v1::Money>(), many).size(), kMaxFindings);
  v1::Genesis genesis;
  for (int i = 0; i < 1000; ++i) genesis.add_authorities();
  EXPECT_EQ(CheckCanonical(SchemaOf<v1::Genesis>(), EncodeMessage(genesis)).size(), kMaxFindings);
}

TEST(CheckCanonical, QuotesWhatItFoundInPrint) {
  v1::Money money;
  money.set_minor_units(-5);
  money.set_currency(std::string(200, 'x') + "\xE2\x80\xAE");
  const Findings findings = CheckCanonical(SchemaOf<v1::Money>(), EncodeMessage(money));
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].found(), "-5");
  EXPECT_EQ(findings[0].wanted(), "0..1000000000000000");
  EXPECT_EQ(findings[1].found(), std::string(120, 'x') + "...");
  EXPECT_EQ(findings[1].wanted(), "ISO 4217");
}

TEST(CheckCanonical, AcceptsTheEmptyMessageWhereNothingIsRequired) {
  EXPECT_THAT(Check<v1::Condition>(""), IsEmpty());
}

TEST(CheckCanonical, ServesEveryStoredMessage) {
  MessageMaker maker(7, true);
  v1::OfferProof proof;
  v1::Receipt receipt;
  v1::Evidence evidence;
  v1::Entry entry;
  maker.Fill(proof);
  maker.Fill(receipt);
  maker.Fill(evidence);
  maker.Fill(entry);
  EXPECT_THAT(Check<v1::OfferProof>(EncodeMessage(proof)), IsEmpty());
  EXPECT_THAT(Check<v1::Receipt>(EncodeMessage(receipt)), IsEmpty());
  EXPECT_THAT(Check<v1::Evidence>(EncodeMessage(evidence)), IsEmpty());
  EXPECT_THAT(Check<v1::Entry>(EncodeMessage(entry)), IsEmpty());
  EXPECT_THAT(Check<v1::OfferProof>(EncodeMessage(proof) + "\x38\x01"),
              ElementsAre("NOT_CANONICAL "));
  receipt.set_state(7);
  EXPECT_THAT(Check<v1::Receipt>(EncodeMessage(receipt)), ElementsAre("FIELD_OUT_OF_LIMITS state"));
  receipt.clear_state();
  EXPECT_THAT(Check<v1::Receipt>(EncodeMessage(receipt)), ElementsAre("FIELD_MISSING state"));
}

}  // namespace
}  // namespace warifu

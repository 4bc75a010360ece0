// Every enum value that a screen may name has its message, in every language.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>

#include "client/render/findings.h"
#include "client/text/catalogue.h"
#include "client/worker/page.h"
#include "client/worker/place_name.h"
#include "core/proof/verdict.h"
#include "core/statement/finding_value.h"
#include "warifu/v1/finding.pb.h"
#include "warifu/v1/offer.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::string Small(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

// Values but the UNSPECIFIED.
std::vector<std::string> NamesOf(const google::protobuf::EnumDescriptor* descriptor) {
  std::vector<std::string> names;
  for (int i = 0; i < descriptor->value_count(); ++i) {
    if (descriptor->value(i)->number() != 0) names.push_back(descriptor->value(i)->name());
  }
  return names;
}

class EnumWords : public ::testing::TestWithParam<const google::protobuf::EnumDescriptor*> {};

TEST_P(EnumWords, EachValueHasAMessage) {
  for (const std::string& name : NamesOf(GetParam())) {
    ASSERT_TRUE(MessageOfName(Small(name)).has_value()) << name;
    for (const std::string& language : CatalogueTags()) {
      EXPECT_THAT(Page(language, 0).WordOf(name), Not(IsEmpty())) << name << " " << language;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, EnumWords,
                         ::testing::Values(v1::Reason_descriptor(), v1::Role_descriptor(),
                                           v1::FeeCode_descriptor(), v1::FeeDue_descriptor(),
                                           v1::Refundable_descriptor(),
                                           v1::DeductionCode_descriptor()),
                         [](const auto& info) { return info.param->name(); });

TEST(CauseWords, EachCauseHasAMessage) {
  for (const CauseRow& row : CauseRows()) {
    EXPECT_TRUE(MessageOfName("cause_" + Small(std::string(row.name))).has_value()) << row.name;
  }
}

TEST(FindingWords, EachCodeHasASentence) {
  for (const std::string& name : NamesOf(v1::FindingCode_descriptor())) {
    const std::string message = "finding_" + Small(name.substr(sizeof "FINDING_CODE_" - 1));
    EXPECT_TRUE(MessageOfName(message).has_value()) << message;
  }
}

TEST(FindingWords, SayWhatAnUnknownCodeIs) {
  v1::Finding finding;
  finding.set_code(static_cast<v1::FindingCode>(9999));
  EXPECT_THAT(FindingInWords("en", finding), HasSubstr("UNKNOWN_9999"));
}

v1::Finding AboveACeiling() {
  return MakeFinding(v1::FINDING_CODE_FEE_ABOVE_CEILING, "offer.worker_fee_total",
                     std::string("6 VND"), Said("at most {most} by {rule}", "5 VND", "X"));
}

TEST(FindingWords, SayInAnyLanguageWhatWouldDo) {
  EXPECT_THAT(FindingInWords("en", AboveACeiling()), HasSubstr("at most 5 VND by X"));
  EXPECT_THAT(FindingInWords("vi", AboveACeiling()), HasSubstr("nhiều nhất 5 VND theo X"));
  EXPECT_THAT(FindingInWords("ja", AboveACeiling()), HasSubstr("X により 5 VND まで"));
  EXPECT_THAT(FindingInWords("id", AboveACeiling()), HasSubstr("paling banyak 5 VND menurut X"));
}

// A server whose words say something else than its English is not heard in them.
TEST(FindingWords, ThatSayAnotherThingAreNotSaid) {
  v1::Finding finding = AboveACeiling();
  finding.mutable_wanted_words()->mutable_values(0)->set_text("9 VND");
  EXPECT_THAT(FindingInWords("vi", finding),
              AllOf(HasSubstr("at most 5 VND by X"), Not(HasSubstr("9 VND"))));
  finding = AboveACeiling();
  finding.mutable_wanted_words()->add_values()->set_text("more");
  EXPECT_THAT(FindingInWords("vi", finding), HasSubstr("at most 5 VND by X"));
}

TEST(FindingWords, OfAServerAreEscaped) {
  v1::Finding finding;
  finding.set_code(v1::FINDING_CODE_KEY_UNKNOWN);
  finding.set_found("\x1b[2Jx");
  finding.mutable_found_words()->set_text("{text}");
  finding.mutable_found_words()->add_values()->set_text("\x1b[2Jx");
  EXPECT_THAT(FindingInWords("vi", finding), Not(HasSubstr("\x1b")));
}

TEST(PageTest, JoinsAsALanguageDoes) {
  const Page page("en", 0);
  EXPECT_EQ(page.Join({}, MessageId::kListAnd), "");
  EXPECT_EQ(page.Join({"a"}, MessageId::kListAnd), "a");
  EXPECT_EQ(page.Join({"a", "b"}, MessageId::kListAnd), "a and b");
  EXPECT_EQ(page.Join({"a", "b", "c"}, MessageId::kListOr), "a, b or c");
  EXPECT_EQ(Page("vi", 0).Join({"a", "b", "c"}, MessageId::kListAnd), "a, b và c");
}

TEST(PageTest, TablesLineUpByColumnsNotBytes) {
  Page page("vi", 0);
  page.Table({{"Công ty:", "A"}, {"Qua:", "B"}, {"会社:", "C"}});
  EXPECT_EQ(std::move(page).Take(), "Công ty: A\nQua:     B\n会社:    C\n");
}

TEST(PageTest, DaysAndTimesAreOfTheReadersZone) {
  constexpr std::uint64_t kEveningUtc = 1795132800 - 3600;  // 2026-11-19T23:00:00Z
  EXPECT_EQ(Page("en", 0).Day(kEveningUtc), "19 November 2026");
  EXPECT_EQ(Page("en", 7 * 60).Day(kEveningUtc), "20 November 2026");
  EXPECT_EQ(Page("en", 7 * 60).Time(kEveningUtc), "20 November 2026, 06:00");
}

TEST(PageTest, ACivilDateThatIsNoneIsEscaped) {
  EXPECT_EQ(Page("en", 0).CivilDay("2027-04-01"), "1 April 2027");
  EXPECT_EQ(Page("en", 0).CivilDay("2027-02-30"), "2027-02-30");
  EXPECT_EQ(Page("en", 0).CivilDay("\x1b[2J"), "\\u{001B}[2J");
}

TEST(PlaceName, OfJapanByNumber) {
  EXPECT_EQ(SubdivisionName("JP-01", "en"), "Hokkaido");
  EXPECT_EQ(SubdivisionName("JP-08", "en"), "Ibaraki");
  EXPECT_EQ(SubdivisionName("JP-13", "en"), "Tokyo");
  EXPECT_EQ(SubdivisionName("JP-47", "id"), "Okinawa");
  EXPECT_EQ(SubdivisionName("JP-01", "ja"), "北海道");
  EXPECT_EQ(SubdivisionName("JP-08", "ja"), "茨城県");
  EXPECT_EQ(SubdivisionName("JP-47", "ja"), "沖縄県");
}

TEST(PlaceName, WhatIsUnknownStaysACode) {
  for (const std::string code : {"JP-00", "JP-48", "JP-8", "JP-008", "JP-0a", "JP-", "VN-HN", ""}) {
    EXPECT_EQ(SubdivisionName(code, "ja"), code);
  }
}

TEST(PlaceName, NamesEachPlaceOnce) {
  v1::Offer offer;
  offer.mutable_corridor()->set_destination_country("JP");
  for (const char* code : {"JP-08", "JP-13", "JP-08"}) offer.add_worksites()->set_subdivision(code);
  EXPECT_EQ(WhereInWords(offer, "en"), "Ibaraki, Tokyo, Japan");
  EXPECT_EQ(WhereInWords(offer, "ja"), "日本 茨城県、東京都");
}

}  // namespace
}  // namespace warifu

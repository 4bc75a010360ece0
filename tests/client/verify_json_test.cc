// The JSON of `verify`: a schema that others build on. docs/json.md names every member.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "client/render/verdict_json.h"
#include "tests/client/screen_cases.h"

namespace warifu {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsSubsetOf;

std::set<std::string> MembersOf(const json& object) {
  std::set<std::string> names;
  for (const auto& [name, value] : object.items()) names.insert(name);
  return names;
}

const std::set<std::string> kAlways = {"version",
                                       "verdict",
                                       "exit_code",
                                       "exit_code_without_told",
                                       "headline",
                                       "causes",
                                       "source",
                                       "judged_at_s",
                                       "told",
                                       "news",
                                       "judged_at_other_time",
                                       "computer_time_s",
                                       "checks",
                                       "registries",
                                       "newer_news_not_had",
                                       "left_to_replay"};
const std::set<std::string> kSometimes = {
    "code", "as_of_ms", "offer", "answers", "evidence_file", "more_evidence_files", "not_saved"};

class VerdictJsonTest : public ::testing::TestWithParam<ScreenCase> {};

// Whatever the verdict: one object, the members of docs/json.md, the exit code of the process.
TEST_P(VerdictJsonTest, HasTheMembersOfTheSchema) {
  const ScreenCase& one = GetParam();
  const std::unique_ptr<VerifyScene> it = one.scene();
  const VerifyArgs args = one.args(*it);
  it->client.context().global.json = true;
  const int exit_code = it->Verify(args);
  const json verify = it->client.Json().at("verify");
  std::set<std::string> names = MembersOf(verify);
  for (const std::string& name : kAlways) EXPECT_EQ(names.erase(name), 1U) << name;
  EXPECT_THAT(names, IsSubsetOf(kSometimes));
  EXPECT_EQ(exit_code, one.exit_code);
  EXPECT_EQ(verify.at("exit_code"), exit_code);
  EXPECT_EQ(verify.at("version"), kVerdictJsonVersion);
  EXPECT_EQ(verify.at("causes").empty(), exit_code == 0);
  if (exit_code != 0) {
    EXPECT_EQ(verify.at("causes").at(0).at("exit_code"), exit_code);
  }
}

INSTANTIATE_TEST_SUITE_P(All, VerdictJsonTest, ::testing::ValuesIn(ScreenCases()),
                         [](const auto& info) {
                           std::string name = info.param.name;
                           for (char& c : name) c = c == '-' ? '_' : c;
                           return name;
                         });

TEST(VerdictJson, EachMemberStandsInTheDocument) {
  const std::string document = TestClient::Read("docs/json.md");
  for (const auto& names : {kAlways, kSometimes}) {
    for (const std::string& name : names) EXPECT_THAT(document, HasSubstr("`" + name + "`"));
  }
}

TEST(VerdictJson, AnOfferHasAllFactsOfTheScreen) {
  VerifyScene it;
  it.client.context().global.json = true;
  ASSERT_EQ(it.Verify(), 0);
  const json offer = it.client.Json().at("verify").at("offer");
  EXPECT_EQ(offer.at("code"), it.code());
  EXPECT_EQ(offer.at("state"), "IN_FORCE");
  EXPECT_EQ(offer.at("no_middlemen"), true);
  EXPECT_EQ(offer.at("zero_fee"), false);
  EXPECT_EQ(offer.at("parties").size(), 3U);
  EXPECT_EQ(offer.at("parties").at(0).at("roles"), json::array({"ACCEPTING_COMPANY"}));
  EXPECT_EQ(offer.at("parties").at(2).at("organization").at("record").at("license").at("number"),
            "VN-TEST-0009");
  EXPECT_EQ(offer.at("fees").at(0).at("amount_minor_units"), 59823000);
  EXPECT_EQ(offer.at("fees").at(0).at("warning"), "NONE");
  EXPECT_EQ(offer.at("offer").at("worker_fee_total"), "61923000 VND");
  EXPECT_EQ(offer.at("as_of").at("quorum"), true);
}

TEST(VerdictJson, AnEndedOfferSaysWhoAndWhy) {
  VerifyScene it;
  it.Withdraw(v1::REASON_BUSINESS_CLOSED);
  it.client.context().global.json = true;
  ASSERT_EQ(it.Verify(), 15);
  const json cause = it.client.Json().at("verify").at("causes").at(0);
  EXPECT_EQ(cause.at("name"), "OFFER_WITHDRAWN");
  EXPECT_EQ(cause.at("changed").at("signer"), kSatsuki);
  EXPECT_EQ(cause.at("changed").at("change").at("reason"), "BUSINESS_CLOSED");
}

TEST(VerdictJson, ToldSumsAreCompared) {
  VerifyScene it;
  it.client.context().global.json = true;
  VerifyArgs args;
  args.told_total = "140 triệu VND";
  args.account = "0011223344";
  ASSERT_EQ(it.Verify(args), 18);
  const json verify = it.client.Json().at("verify");
  EXPECT_EQ(verify.at("exit_code_without_told"), 0);
  EXPECT_EQ(verify.at("told").at("total").at("told").at("minor_units"), 140000000);
  EXPECT_EQ(verify.at("told").at("total").at("too_high"), true);
  EXPECT_EQ(verify.at("told").at("account").at("is_payees"), false);
}

TEST(VerdictJson, AFailureIsOneObjectToo) {
  VerifyScene it;
  it.client.context().global.json = true;
  VerifyArgs args;
  args.what = "no-such-file";
  ASSERT_EQ(it.Verify(args), 2);
  EXPECT_EQ(it.client.Json().at("error").at("code"), "BAD_INPUT");
}

}  // namespace
}  // namespace warifu

// The drafts under examples/ are admitted by the real rules, and say what their README says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "core/statement/under_way.h"
#include "tests/examples/example_registry.h"

namespace warifu {
namespace {

class Examples : public ::testing::Test {
 protected:
  ExampleRegistry registry_;
};

TEST_F(Examples, EveryOfferIsAdmitted) {
  registry_.PublishAllBut("offers");
  const auto offers = DraftsIn("offers");
  EXPECT_GE(offers.size(), 3U);
  bool supervised = false;
  for (const auto& path : offers) {
    const v1::Statement statement = registry_.Publish(path);
    for (const v1::Party& party : statement.offer().parties()) {
      supervised = supervised || party.roles(0) == v1::ROLE_SUPERVISING_ORGANIZATION;
    }
  }
  EXPECT_TRUE(supervised);
}

TEST_F(Examples, OffersHaveTextsInThreeLanguages) {
  registry_.PublishAllBut("offers");
  for (const auto& path : DraftsIn("offers")) {
    const v1::Statement statement = registry_.Read(path);
    std::vector<std::string> languages;
    for (const v1::LocalizedText& text : statement.offer().job().tasks()) {
      languages.push_back(text.language());
    }
    EXPECT_THAT(languages, ::testing::ElementsAre("en", "vi", "ja")) << path;
  }
}

// What people remember, reckoned apart from the rules: base and monthly allowances less deductions.
TEST_F(Examples, NetPayIsExact) {
  registry_.PublishAllBut("offers");
  for (const auto& path : DraftsIn("offers")) {
    const v1::Statement statement = registry_.Read(path);
    const v1::Offer& offer = statement.offer();
    std::int64_t pay = offer.pay().base_pay().minor_units();
    if (offer.pay().base_period() == v1::PAY_PERIOD_HOUR) {
      pay = pay * offer.hours().yearly_minutes() / 60 / 12;
    }
    for (const auto& allowance : offer.pay().allowances()) pay += allowance.amount().minor_units();
    for (const auto& deduction : offer.deductions()) pay -= deduction.amount().minor_units();
    EXPECT_EQ(offer.net_pay().minor_units(), pay) << path;
  }
}

TEST_F(Examples, SatsukiFarmIsTheOfferOfTheFirstScreen) {
  registry_.PublishAllBut("offers");
  const v1::Statement statement = registry_.Read(kExamples / "offers/satsuki-farm.json");
  EXPECT_EQ(statement.offer().worker_fee_total().minor_units(), 62123000);
  EXPECT_EQ(statement.offer().net_pay().minor_units(), 145376);
}

TEST_F(Examples, PapersHaveTheHashesThatTheOffersName) {
  registry_.PublishAllBut("offers");
  std::set<std::string> named;
  const v1::Statement statement = registry_.Read(kExamples / "offers/satsuki-farm.json");
  for (const v1::Document& document : statement.offer().documents()) {
    named.insert(document.sha256() + std::to_string(document.size()));
  }
  std::size_t papers = 0;
  for (const auto& file : std::filesystem::directory_iterator(kExamples / "papers")) {
    const std::string bytes = ReadAll(file.path());
    EXPECT_EQ(named.count(Sha256(bytes).ToString() + std::to_string(bytes.size())), 1U)
        << file.path();
    ++papers;
  }
  EXPECT_EQ(papers, named.size());
}

constexpr std::array kRulesets = {"ruleset-vn-jp.json", "ruleset-np-jp.json", "ruleset-id-jp.json"};

TEST_F(Examples, RulesetsHaveTheMinimumWageOfEveryPrefecture) {
  for (const char* file : kRulesets) {
    const v1::Statement statement = registry_.Read(kExamples / file);
    std::map<std::string, std::int64_t> wages;
    for (const v1::MinimumWage& wage : statement.ruleset().minimum_wages()) {
      wages[wage.subdivision()] = wage.hourly().minor_units();
    }
    ASSERT_EQ(wages.size(), 47U) << file;
    EXPECT_EQ(wages.begin()->first, "JP-01") << file;
    EXPECT_EQ(wages.rbegin()->first, "JP-47") << file;
    EXPECT_EQ(wages["JP-13"], 1226) << file;
    EXPECT_EQ(wages["JP-47"], 1023) << file;
  }
}

TEST_F(Examples, RulesetsAreInTheirForm) {
  registry_.LearnKeys();
  registry_.Publish(kExamples / "genesis.json");
  for (const char* file : kRulesets) {
    const std::string payload = EncodeStatement(registry_.Read(kExamples / file));
    const UnfinishedResult result =
        StartStatement(registry_.log().registry(), kHighestRulesVersion, payload);
    EXPECT_TRUE(std::holds_alternative<UnfinishedStatement>(result)) << file;
  }
}

TEST_F(Examples, RulesetLeavesRoomInAnOfferProof) {
  constexpr std::size_t kRoomForTheRest = 24'000;  // of the 40 kB of a usual proof
  const v1::Statement statement = registry_.Read(kExamples / "ruleset-vn-jp.json");
  EXPECT_LE(EncodeStatement(statement).size(), 40'000 - kRoomForTheRest);
}

}  // namespace
}  // namespace warifu

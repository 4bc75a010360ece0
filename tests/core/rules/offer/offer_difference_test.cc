#include "core/rules/offer/offer_difference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/rules/offer/worse.h"
#include "tests/support/legal_offers.h"
#include "tests/support/legal_organizations.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAreArray;

// --- The table.

// Every field reachable from `type`, as the table names it.
void Collect(const google::protobuf::Descriptor& type, std::set<std::string>& fields) {
  if (type.full_name() == v1::Money::descriptor()->full_name()) return;
  for (int i = 0; i < type.field_count(); ++i) {
    const google::protobuf::FieldDescriptor& field = *type.field(i);
    const bool is_new = fields.insert(type.name() + "." + field.name()).second;
    if (is_new && field.message_type() != nullptr) Collect(*field.message_type(), fields);
  }
}

TEST(Worse, HasOneRowForEachFieldOfAnOffer) {
  std::set<std::string> fields;
  Collect(*v1::Offer::descriptor(), fields);
  std::vector<std::string> rows;
  for (const WorseRow& row : WorseRows()) rows.emplace_back(row.field);
  EXPECT_THAT(rows, UnorderedElementsAreArray(fields));
}

TEST(Worse, KeysNameFieldsOfTheirItems) {
  for (const WorseRow& row : WorseRows()) {
    if (row.key.empty()) continue;
    const std::string field(row.field);
    const std::size_t dot = field.find('.');
    const auto* type = v1::Offer::descriptor()->file()->FindMessageTypeByName(field.substr(0, dot));
    ASSERT_NE(type, nullptr) << field;
    const auto* list = type->FindFieldByName(field.substr(dot + 1));
    ASSERT_TRUE(list != nullptr && list->is_repeated() && list->message_type() != nullptr) << field;
    std::istringstream names{std::string(row.key)};
    for (std::string name; names >> name;) {
      EXPECT_NE(list->message_type()->FindFieldByName(name), nullptr) << field << " " << name;
    }
  }
}

// --- Comparing.

std::string Word(Effect effect) {
  switch (effect) {
    case Effect::kNone:
      return "none";
    case Effect::kBetter:
      return "better";
    case Effect::kUnclear:
      return "unclear";
    case Effect::kWorse:
      return "worse";
  }
  return "";
}

std::vector<std::string> Compare(const v1::Offer& before, const v1::Offer& after) {
  std::vector<std::string> lines;
  for (const OfferDifference& one : CompareOffers(before, after)) {
    lines.push_back(one.path + ": " + one.before + " > " + one.after + " " + Word(one.effect));
  }
  return lines;
}

struct OfferDifferenceTest : ::testing::Test {
  const v1::Offer before = OfferBody(LegalOffer::kEsd);
  v1::Offer after = before;

  std::vector<std::string> Lines() const { return Compare(before, after); }
  std::vector<std::string> Back() const { return Compare(after, before); }
};

TEST_F(OfferDifferenceTest, FindsNothingInTheSameOffer) {
  for (const LegalOffer kind : kLegalOffers) {
    EXPECT_THAT(Compare(OfferBody(kind), OfferBody(kind)), IsEmpty());
  }
}

TEST_F(OfferDifferenceTest, LessPayIsWorseAndMoreIsBetter) {
  const std::int64_t pay = before.net_pay().minor_units();
  after.mutable_net_pay()->set_minor_units(pay - 1);
  const std::string old = std::to_string(pay) + " JPY";
  const std::string now = std::to_string(pay - 1) + " JPY";
  EXPECT_THAT(Lines(), ElementsAre("net_pay: " + old + " > " + now + " worse"));
  EXPECT_THAT(Back(), ElementsAre("net_pay: " + now + " > " + old + " better"));
}

TEST_F(OfferDifferenceTest, AmountsInTwoCurrenciesCannotBeCompared) {
  after.mutable_net_pay()->set_currency("VND");
  ASSERT_EQ(CompareOffers(before, after).size(), 1u);
  EXPECT_EQ(CompareOffers(before, after)[0].effect, Effect::kUnclear);
}

TEST_F(OfferDifferenceTest, AFeeThatComesIsWorseAndOneThatGoesBetter) {
  AddFee(v1::FEE_CODE_VISA, 500'000, "VNTEST:OTHER", after);
  const OfferDifference came = CompareOffers(before, after).at(0);
  EXPECT_EQ(came.path, "worker_fees[VISA VNTEST:OTHER]");
  EXPECT_EQ(came.field, "Offer.worker_fees");
  EXPECT_EQ(came.before, "");
  EXPECT_THAT(came.after, ::testing::HasSubstr("VISA 500000 VND VNTEST:OTHER"));
  EXPECT_EQ(came.effect, Effect::kWorse);
  EXPECT_EQ(CompareOffers(after, before).at(0).effect, Effect::kBetter);
}

TEST_F(OfferDifferenceTest, TheOrderOfAListSaysNothing) {
  ASSERT_GT(after.worker_fees_size(), 1);
  after.mutable_worker_fees()->SwapElements(0, 1);
  after.mutable_undertakings()->SwapElements(0, 1);
  EXPECT_THAT(Lines(), IsEmpty());
}

TEST_F(OfferDifferenceTest, ADearerLineIsFoundByItsKey) {
  v1::FeeLine& line = *after.mutable_worker_fees(0);
  line.mutable_amount()->set_minor_units(line.amount().minor_units() + 1);
  const OfferDifference found = CompareOffers(before, after).at(0);
  EXPECT_EQ(found.path,
            "worker_fees[" + std::string("SERVICE_CHARGE ") + line.payee() + "].amount");
  EXPECT_EQ(found.effect, Effect::kWorse);
}

TEST_F(OfferDifferenceTest, APromiseThatGoesIsWorse) {
  after.mutable_undertakings()->RemoveLast();
  ASSERT_EQ(CompareOffers(before, after).size(), 1u);
  EXPECT_EQ(CompareOffers(before, after)[0].effect, Effect::kWorse);
  EXPECT_EQ(CompareOffers(after, before)[0].effect, Effect::kBetter);
}

TEST_F(OfferDifferenceTest, ABrokerIsWorseAndAnotherRoleIsNot) {
  after.mutable_parties(1)->add_roles(v1::ROLE_BROKER);
  after.mutable_parties(0)->add_roles(v1::ROLE_WORKSITE_OPERATOR);
  std::vector<std::string> effects;
  for (const OfferDifference& one : CompareOffers(before, after)) {
    effects.push_back(one.after + " " + Word(one.effect));
  }
  EXPECT_THAT(effects, ElementsAre("WORKSITE_OPERATOR none", "BROKER worse"));
}

TEST_F(OfferDifferenceTest, AJourneyThatTheWorkerPaysIsWorse) {
  after.mutable_travel()->set_outbound_payer(v1::PAYER_WORKER);
  ASSERT_NE(before.travel().outbound_payer(), v1::PAYER_WORKER);
  EXPECT_EQ(CompareOffers(before, after).at(0).effect, Effect::kWorse);
  EXPECT_EQ(CompareOffers(after, before).at(0).effect, Effect::kBetter);
}

TEST_F(OfferDifferenceTest, ABonusByResultLiesBetweenFixedAndNone) {
  const auto effect_of = [&](v1::ExtraKind from, v1::ExtraKind to) {
    v1::Offer a = before, b = before;
    a.mutable_pay()->mutable_bonus()->set_kind(from);
    b.mutable_pay()->mutable_bonus()->set_kind(to);
    return CompareOffers(a, b).at(0).effect;
  };
  EXPECT_EQ(effect_of(v1::EXTRA_KIND_FIXED, v1::EXTRA_KIND_BY_RESULT), Effect::kWorse);
  EXPECT_EQ(effect_of(v1::EXTRA_KIND_BY_RESULT, v1::EXTRA_KIND_NONE), Effect::kWorse);
  EXPECT_EQ(effect_of(v1::EXTRA_KIND_NONE, v1::EXTRA_KIND_FIXED), Effect::kBetter);
}

TEST_F(OfferDifferenceTest, FreeTextAndPlaceOfWorkMustBeRead) {
  after.mutable_job()->mutable_tasks(0)->set_text("Something else.");
  after.mutable_worksites(0)->set_subdivision("JP-13");
  for (const OfferDifference& one : CompareOffers(before, after)) {
    EXPECT_EQ(one.effect, Effect::kUnclear) << one.path;
  }
  EXPECT_EQ(CompareOffers(before, after).size(), 2u);
}

TEST_F(OfferDifferenceTest, DatesAreComparedAsDates) {
  after.mutable_term()->set_start_not_after("2029-01-01");
  after.set_valid_until(before.valid_until() + 86400);
  std::vector<std::string> effects;
  for (const OfferDifference& one : CompareOffers(before, after)) {
    effects.push_back(one.path + " " + Word(one.effect));
  }
  EXPECT_THAT(effects, ElementsAre("term.start_not_after worse", "valid_until better"));
}

TEST_F(OfferDifferenceTest, LodgingThatGoesIsWorse) {
  ASSERT_TRUE(before.has_lodging());
  after.clear_lodging();
  const OfferDifference found = CompareOffers(before, after).at(0);
  EXPECT_EQ(found.path, "lodging");
  EXPECT_EQ(found.after, "");
  EXPECT_EQ(found.effect, Effect::kWorse);
}

}  // namespace
}  // namespace warifu

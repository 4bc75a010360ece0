#include "core/statement/contradictions.h"

#include <gmock/gmock.h>
#include <google/protobuf/message.h>
#include <gtest/gtest.h>

#include <functional>

#include "core/base/encoding.h"
#include "tests/core/statement/any_message.h"
#include "tests/core/statement/statement_fixture.h"

namespace warifu {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Contradict(StatementKind kind,
                                    const std::function<void(v1::Statement&)>& change) {
  v1::Statement statement = SampleOf(kind).statement;
  change(statement);
  return Brief(FindContradictions(statement));
}

template <typename Change>
std::vector<std::string> OfOffer(Change change) {
  return Contradict(StatementKind::kOffer,
                    [&](v1::Statement& statement) { change(*statement.mutable_offer()); });
}

template <typename Change>
std::vector<std::string> OfRuleset(Change change) {
  return Contradict(StatementKind::kRuleset,
                    [&](v1::Statement& statement) { change(*statement.mutable_ruleset()); });
}

template <typename Change>
std::vector<std::string> OfGenesis(Change change) {
  return Contradict(StatementKind::kGenesis,
                    [&](v1::Statement& statement) { change(*statement.mutable_genesis()); });
}

template <typename Change>
std::vector<std::string> OfOrganization(Change change) {
  return Contradict(StatementKind::kOrganization,
                    [&](v1::Statement& statement) { change(*statement.mutable_organization()); });
}

template <typename Change>
std::vector<std::string> OfAppointment(Change change) {
  return Contradict(StatementKind::kAppointment,
                    [&](v1::Statement& statement) { change(*statement.mutable_appointment()); });
}

TEST(FindContradictions, FindsNoneInTheSamples) {
  for (const Sample& sample : Samples()) {
    EXPECT_THAT(Brief(FindContradictions(sample.statement)), IsEmpty()) << sample.name;
  }
}

TEST(FindContradictions, FindsNoneInWhatTheGeneratorMakes) {
  for (int seed = 0; seed < 50; ++seed) {
    for (int body = 3; body <= 10; ++body) {
      const auto statement = MessageMaker(seed, seed % 2 == 0).Statement(body);
      EXPECT_THAT(Brief(FindContradictions(statement)), IsEmpty()) << statement.DebugString();
    }
  }
}

TEST(FindContradictions, SurvivesStatementsOfNothing) {
  for (int body = 3; body <= 10; ++body) {
    v1::Statement statement;
    statement.GetReflection()->MutableMessage(&statement,
                                              v1::Statement::descriptor()->FindFieldByNumber(body));
    EXPECT_THAT(Brief(FindContradictions(statement)), IsEmpty()) << body;
  }
  EXPECT_THAT(Brief(FindContradictions({})), IsEmpty());
}

// Every DateRange that any statement can have is found by walking the messages, not by a list.
void ForEachRange(google::protobuf::Message& message, const std::string& prefix,
                  const std::function<void(v1::DateRange&, const std::string&)>& visit) {
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  const auto& reflection = *message.GetReflection();
  reflection.ListFields(message, &fields);
  for (const auto* field : fields) {
    if (field->message_type() == nullptr) continue;
    const int items = field->is_repeated() ? reflection.FieldSize(message, field) : 1;
    for (int i = 0; i < items; ++i) {
      auto& child = field->is_repeated() ? *reflection.MutableRepeatedMessage(&message, field, i)
                                         : *reflection.MutableMessage(&message, field);
      const std::string item = field->is_repeated() ? "[" + std::to_string(i) + "]" : "";
      const std::string path = prefix + field->name() + item;
      if (auto* range = dynamic_cast<v1::DateRange*>(&child)) visit(*range, path);
      ForEachRange(child, path + ".", visit);
    }
  }
}

TEST(FindContradictions, FindsEveryReversedRange) {
  int ranges = 0;
  for (int body = 3; body <= 10; ++body) {
    v1::Statement statement = MessageMaker(3, true).Statement(body);
    ForEachRange(statement, "", [&](v1::DateRange& range, const std::string& path) {
      ++ranges;
      const v1::DateRange before = range;
      range.set_from("2027-04-02");
      range.set_until("2027-04-01");
      EXPECT_THAT(Brief(FindContradictions(statement)),
                  ElementsAre("FIELDS_CONTRADICT " + path + ".until"));
      range.set_until("2027-04-02");
      EXPECT_THAT(Brief(FindContradictions(statement)), IsEmpty()) << path;
      range.clear_until();
      EXPECT_THAT(Brief(FindContradictions(statement)), IsEmpty()) << path;
      range = before;
    });
  }
  EXPECT_GE(ranges, 14);
}

TEST(FindContradictions, WantsTwoCountriesInACorridor) {
  const auto same = [](v1::Corridor& corridor) {
    corridor.set_destination_country(corridor.origin_country());
  };
  EXPECT_THAT(OfOffer([&](v1::Offer& offer) { same(*offer.mutable_corridor()); }),
              ElementsAre("FIELDS_CONTRADICT offer.corridor.destination_country"));
  EXPECT_THAT(OfRuleset([&](v1::Ruleset& ruleset) { same(*ruleset.mutable_corridor()); }),
              ElementsAre("FIELDS_CONTRADICT ruleset.corridor.destination_country"));
  EXPECT_THAT(OfAppointment([&](v1::Appointment& body) { same(*body.mutable_corridor()); }),
              ElementsAre("FIELDS_CONTRADICT appointment.corridor.destination_country"));
  EXPECT_THAT(
      OfGenesis([&](v1::Genesis& genesis) {
        same(*genesis.mutable_authorities(0)->mutable_corridors(0));
      }),
      ElementsAre("FIELDS_CONTRADICT genesis.authorities[0].corridors[0].destination_country"));
}

TEST(FindContradictions, OfAGenesis) {
  EXPECT_THAT(OfGenesis([](v1::Genesis& genesis) {
                v1::Authority& twin = *genesis.add_authorities();
                twin = genesis.authorities(0);
                for (int i = 0; i < twin.root_keys_size(); ++i) {
                  twin.set_root_keys(i, TestPublicKey("twin " + std::to_string(i)).ToString());
                }
              }),
              ElementsAre("FIELDS_CONTRADICT genesis.authorities[1].code"));
  EXPECT_THAT(OfGenesis([](v1::Genesis& genesis) {
                v1::Authority& other = *genesis.add_authorities();
                other.set_code("OTHER");
                other.add_root_keys(genesis.authorities(0).root_keys(1));
                other.set_root_threshold(1);
              }),
              ElementsAre("FIELDS_CONTRADICT genesis.authorities[1].root_keys[0]"));
  const auto threshold = [](std::uint32_t number) {
    return OfGenesis([number](v1::Genesis& genesis) {
      genesis.mutable_authorities(0)->set_root_threshold(number);
    });
  };
  const auto wrong = ElementsAre("ROOT_THRESHOLD_WRONG genesis.authorities[0].root_threshold");
  EXPECT_THAT(threshold(0), wrong);
  EXPECT_THAT(threshold(1), IsEmpty());
  EXPECT_THAT(threshold(3), IsEmpty());
  EXPECT_THAT(threshold(4), wrong);
  EXPECT_THAT(threshold(~std::uint32_t{0}), wrong);
}

// Points of small order, and one that is on no curve.
const std::vector<std::string>& UnusableKeys() {
  static const auto& keys = *new std::vector<std::string>{
      "0100000000000000000000000000000000000000000000000000000000000000",
      "0000000000000000000000000000000000000000000000000000000000000000",
      "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
      "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
      "0200000000000000000000000000000000000000000000000000000000000000",
      "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
  };
  return keys;
}

TEST(FindContradictions, RefusesKeysThatNobodyShouldUse) {
  for (const std::string& hex : UnusableKeys()) {
    const std::string key = *DecodeHex(hex);
    EXPECT_THAT(Contradict(StatementKind::kKeyBinding,
                           [&](v1::Statement& statement) {
                             statement.mutable_key_binding()->set_public_key(key);
                           }),
                ElementsAre("KEY_UNUSABLE key_binding.public_key"))
        << hex;
    EXPECT_THAT(OfGenesis([&](v1::Genesis& genesis) {
                  genesis.mutable_authorities(0)->set_root_keys(1, key);
                }),
                ElementsAre("KEY_UNUSABLE genesis.authorities[0].root_keys[1]"))
        << hex;
  }
}

TEST(FindContradictions, OfRates) {
  EXPECT_THAT(OfRuleset([](v1::Ruleset& ruleset) { ruleset.mutable_rates(0)->set_to("JPY"); }),
              ElementsAre("FIELDS_CONTRADICT ruleset.rates[0].to"));
}

TEST(FindContradictions, OfPairsOfRoles) {
  EXPECT_THAT(OfRuleset([](v1::Ruleset& ruleset) {
                auto& pair = *ruleset.mutable_forbidden_pairs(1);
                pair.set_other(pair.one());
              }),
              ElementsAre("FIELDS_CONTRADICT ruleset.forbidden_pairs[1].other"));
}

TEST(FindContradictions, OfFloors) {
  const auto floor = [](const std::function<void(v1::Floor&)>& change) {
    return OfRuleset([&](v1::Ruleset& ruleset) { change(*ruleset.mutable_floors(0)); });
  };
  EXPECT_THAT(floor([](v1::Floor& it) { it.clear_payment_code(); }),
              ElementsAre("FIELDS_CONTRADICT ruleset.floors[0].payment_code"));
  EXPECT_THAT(floor([](v1::Floor& it) { it.clear_payee_role(); }),
              ElementsAre("FIELDS_CONTRADICT ruleset.floors[0].payee_role"));
  EXPECT_THAT(floor([](v1::Floor& it) { it.clear_frequency(); }),
              ElementsAre("FIELDS_CONTRADICT ruleset.floors[0].frequency"));
  EXPECT_THAT(floor([](v1::Floor& it) { it.set_meals(v1::FLOOR_MEALS_FREE); }),
              ElementsAre("FIELDS_CONTRADICT ruleset.floors[0].meals"));
  const auto allowance = [](v1::Floor& it) {
    it.set_item(v1::FLOOR_ITEM_TRAINING_ALLOWANCE);
    it.clear_payment_code();
    it.clear_payee_role();
    it.clear_frequency();
    it.set_meals(v1::FLOOR_MEALS_PAID);
  };
  EXPECT_THAT(floor(allowance), IsEmpty());
  EXPECT_THAT(floor([&](v1::Floor& it) {
                allowance(it);
                it.set_payment_code(v1::PAYMENT_CODE_PLACEMENT);
                it.set_frequency(v1::PAYMENT_FREQUENCY_ONCE);
              }),
              ElementsAre("FIELDS_CONTRADICT ruleset.floors[0].payment_code",
                          "FIELDS_CONTRADICT ruleset.floors[0].frequency"));
}

TEST(FindContradictions, OfOrganizations) {
  EXPECT_THAT(OfOrganization([](v1::Organization& body) {
                body.clear_affiliates();
                body.add_affiliates("VNTEST:OTHER");
                body.add_affiliates(body.id());
              }),
              ElementsAre("FIELDS_CONTRADICT organization.affiliates[1]"));
  EXPECT_THAT(OfOrganization([](v1::Organization& body) {
                body.clear_similar_names_allowed();
                body.add_similar_names_allowed(body.id());
              }),
              ElementsAre("FIELDS_CONTRADICT organization.similar_names_allowed[0]"));
}

TEST(FindContradictions, OfAppointments) {
  EXPECT_THAT(OfAppointment([](v1::Appointment& body) { body.set_agent(body.principal()); }),
              ElementsAre("FIELDS_CONTRADICT appointment.agent"));
}

TEST(FindContradictions, OfAnOffersDates) {
  EXPECT_THAT(OfOffer([](v1::Offer& offer) { offer.set_valid_until(offer.valid_from()); }),
              ElementsAre("FIELDS_CONTRADICT offer.valid_until"));
  EXPECT_THAT(OfOffer([](v1::Offer& offer) { offer.set_valid_until(offer.valid_from() - 1); }),
              ElementsAre("FIELDS_CONTRADICT offer.valid_until"));
  EXPECT_THAT(OfOffer([](v1::Offer& offer) { offer.set_valid_until(offer.valid_from() + 1); }),
              IsEmpty());
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                offer.mutable_term()->set_start_not_before("2027-05-02");
                offer.mutable_term()->set_start_not_after("2027-05-01");
              }),
              ElementsAre("FIELDS_CONTRADICT offer.term.start_not_after"));
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                offer.mutable_term()->set_start_not_before("2027-05-01");
                offer.mutable_term()->set_start_not_after("2027-05-01");
              }),
              IsEmpty());
}

TEST(FindContradictions, OfARota) {
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                offer.mutable_hours()->mutable_schedule(0)->add_weekdays(v1::WEEKDAY_ROTA);
              }),
              ElementsAre("FIELDS_CONTRADICT offer.hours.schedule[0].weekdays"));
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                auto& shift = *offer.mutable_hours()->mutable_schedule(0);
                shift.clear_weekdays();
                shift.add_weekdays(v1::WEEKDAY_ROTA);
              }),
              IsEmpty());
}

TEST(FindContradictions, OfBonusAndRaise) {
  const auto bonus = [](v1::ExtraKind kind, bool amount) {
    return OfOffer([&](v1::Offer& offer) {
      v1::Extra& extra = *offer.mutable_pay()->mutable_bonus();
      extra.Clear();
      extra.set_kind(kind);
      if (amount) *extra.mutable_amount() = offer.net_pay();
    });
  };
  const auto wrong = ElementsAre("FIELDS_CONTRADICT offer.pay.bonus.amount");
  EXPECT_THAT(bonus(v1::EXTRA_KIND_NONE, false), IsEmpty());
  EXPECT_THAT(bonus(v1::EXTRA_KIND_NONE, true), wrong);
  EXPECT_THAT(bonus(v1::EXTRA_KIND_FIXED, true), IsEmpty());
  EXPECT_THAT(bonus(v1::EXTRA_KIND_FIXED, false), wrong);
  EXPECT_THAT(bonus(v1::EXTRA_KIND_BY_RESULT, false), IsEmpty());
  EXPECT_THAT(bonus(v1::EXTRA_KIND_BY_RESULT, true), wrong);
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                offer.mutable_pay()->mutable_raise()->set_kind(v1::EXTRA_KIND_FIXED);
              }),
              ElementsAre("FIELDS_CONTRADICT offer.pay.raise.amount"));
}

TEST(FindContradictions, OfRenewal) {
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                v1::Renewal& renewal = *offer.mutable_term()->mutable_renewal();
                renewal.set_kind(v1::RENEWAL_KIND_NONE);
                renewal.set_max_months(12);
                *renewal.add_criteria() = offer.job().title(0);
              }),
              ElementsAre("FIELDS_CONTRADICT offer.term.renewal.max_months",
                          "FIELDS_CONTRADICT offer.term.renewal.criteria"));
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                v1::Renewal& renewal = *offer.mutable_term()->mutable_renewal();
                renewal.set_kind(v1::RENEWAL_KIND_POSSIBLE);
                renewal.set_max_months(12);
              }),
              IsEmpty());
}

TEST(FindContradictions, OfPayments) {
  EXPECT_THAT(OfOffer([](v1::Offer& offer) {
                offer.mutable_payments(1)->set_to(offer.payments(1).from());
              }),
              ElementsAre("FIELDS_CONTRADICT offer.payments[1].to"));
}

}  // namespace
}  // namespace warifu

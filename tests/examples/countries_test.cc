// Offers made by chance for each country of examples/, under its ruleset: every programme, every
// route that it has, any prefecture. Each legal one is admitted, and a worker's money beyond the
// country's ceiling is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include "core/rules/wage.h"
#include "tests/examples/example_registry.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

constexpr int kOffersOfARoute = 12;
constexpr int kMostPlaces = 20;
constexpr int kOccupationsOfAProgramme = 16;  // no appointment has room for all

struct Country {
  OriginCountry origin;
  std::int64_t ceiling_minor_units;  // of the service charge; -1: that of the example stays
};

const Country kVietnam = {{"VN", "vi", "VND"}, -1};
const Country kNepal = {{"NP", "ne", "NPR"}, 5'000'000};  // 50,000.00
const Country kIndonesia = {{"ID", "id", "IDR"}, 0};

void PrintTo(const Country& country, std::ostream* out) { *out << country.origin.code; }

class CountryOffers {
 public:
  explicit CountryOffers(const Country& country)
      : country_(country), registry_(country.origin), random_(1) {
    registry_.PublishAllBut("appointments");
    ruleset_ = registry_.Read(country.origin.ruleset()).ruleset();
    for (const auto& path : DraftsIn("appointments")) {
      registry_.Publish(ForAllOccupations(registry_.Read(path)), path.stem());
    }
  }

  const v1::Ruleset& ruleset() const { return ruleset_; }

  v1::Statement Offer(const v1::Programme& programme, const v1::RouteRule& route) {
    v1::Statement statement = registry_.Read(ExampleFor(programme, route));
    v1::Offer& offer = *statement.mutable_offer();
    offer.set_programme(programme.code());
    offer.set_hire_route(route.route());
    const int listed = Below(OccupationsOf(programme));
    *offer.mutable_job()->mutable_occupation() = programme.occupations(listed).occupation();
    offer.mutable_job()->set_places(1 + Below(kMostPlaces));
    offer.mutable_job()->clear_requirements();
    SetTerm(programme, offer);
    SetPay(offer);
    PayTheFloors(offer);
    if (country_.ceiling_minor_units >= 0) SetFee(Fraction(country_.ceiling_minor_units), offer);
    return statement;
  }

  // Nothing but a service charge, to the last party, who sends.
  void SetFee(std::int64_t minor_units, v1::Offer& offer) const {
    v1::Money amount;
    amount.set_minor_units(minor_units);
    amount.set_currency(country_.origin.currency);
    *offer.mutable_worker_fee_total() = amount;
    offer.clear_worker_fees();
    if (minor_units == 0) return;
    v1::FeeLine& line = *offer.add_worker_fees();
    line.set_code(v1::FEE_CODE_SERVICE_CHARGE);
    *line.mutable_amount() = amount;
    line.set_payee(offer.parties().rbegin()->organization());
    line.set_due(v1::FEE_DUE_AFTER_CONTRACT);
    line.set_refundable(v1::REFUNDABLE_PRO_RATA);
    line.set_method(v1::FEE_METHOD_BANK);
  }

  std::vector<std::string> Judged(const v1::Statement& statement) {
    std::vector<std::string> found;
    for (const v1::Finding& one : registry_.log().DryRun(registry_.Sign(statement)).findings) {
      found.push_back(v1::FindingCode_Name(one.code()) + " " + one.field());
    }
    return found;
  }

 private:
  int Below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
  std::int64_t Fraction(std::int64_t whole) { return whole * Below(101) / 100; }

  static int OccupationsOf(const v1::Programme& programme) {
    return std::min(programme.occupations_size(), kOccupationsOfAProgramme);
  }

  static bool Needs(const v1::RouteRule& route, v1::Role role) {
    return std::any_of(route.required().begin(), route.required().end(), [&](const auto& group) {
      return std::find(group.any_of().begin(), group.any_of().end(), role) != group.any_of().end();
    });
  }

  // The example whose chain the route wants.
  static std::filesystem::path ExampleFor(const v1::Programme& programme,
                                          const v1::RouteRule& route) {
    if (!Needs(route, v1::ROLE_SENDING_ORGANIZATION)) return kExamples / "first-hour/direct.json";
    const bool supervised = Needs(route, v1::ROLE_SUPERVISING_ORGANIZATION);
    EXPECT_TRUE(supervised || programme.code() == "SSW1") << programme.code();
    return kExamples / (supervised ? "offers/satsuki-farm.json" : "offers/hinoki-works.json");
  }

  v1::Statement ForAllOccupations(v1::Statement statement) const {
    v1::Appointment& appointment = *statement.mutable_appointment();
    appointment.set_places(kMostPlaces);
    appointment.clear_occupations();
    for (const v1::Programme& programme : ruleset_.programmes()) {
      for (int i = 0; i < OccupationsOf(programme); ++i) {
        *appointment.add_occupations() = programme.occupations(i).occupation();
      }
    }
    return statement;
  }

  // Within the programme's own dates, which may end in March or begin in April.
  void SetTerm(const v1::Programme& programme, v1::Offer& offer) {
    v1::Term& term = *offer.mutable_term();
    // Vietnam's ceilings count months: the example's charge fits the example's.
    const int shortest = country_.ceiling_minor_units < 0 ? 36 : 12;
    const int longest = static_cast<int>(programme.max_contract_months());
    term.set_contract_months(shortest + Below(longest - shortest + 1));
    term.set_probation_days(Below(static_cast<int>(programme.max_probation_days()) + 1));
    const bool ends_early = programme.dates().range().until() == "2027-03-31";
    term.set_start_not_before(ends_early ? "2027-02-01" : "2027-05-01");
    term.set_start_not_after(ends_early ? "2027-03-31" : "2027-07-31");
  }

  // In any prefecture, at its minimum wage or above; what is deducted stays.
  void SetPay(v1::Offer& offer) {
    const v1::MinimumWage& wage = ruleset_.minimum_wages(Below(ruleset_.minimum_wages_size()));
    for (v1::Worksite& site : *offer.mutable_worksites()) site.set_subdivision(wage.subdivision());
    v1::Money& base = *offer.mutable_pay()->mutable_base_pay();
    const std::int64_t before = MonthlyBase(offer).minor_units();
    const bool hourly = offer.pay().base_period() == v1::PAY_PERIOD_HOUR;
    const std::int64_t least =
        hourly ? std::max(base.minor_units(), wage.hourly().minor_units()) : base.minor_units();
    base.set_minor_units(least + Below(100));
    const std::int64_t more = MonthlyBase(offer).minor_units() - before;
    offer.mutable_net_pay()->set_minor_units(offer.net_pay().minor_units() + more);
  }

  // What the company's side must pay at least under this programme, at whatever occupation.
  void PayTheFloors(v1::Offer& offer) const {
    for (const v1::Floor& floor : ruleset_.floors()) {
      const auto& programmes = floor.condition().programmes();
      const bool ours =
          std::find(programmes.begin(), programmes.end(), offer.programme()) != programmes.end();
      if (!ours) continue;
      if (floor.item() == v1::FLOOR_ITEM_PAYMENT) {
        PayAtLeast(floor, offer);
      } else if (floor.item() == v1::FLOOR_ITEM_TRAINING_ALLOWANCE &&
                 floor.meals() == v1::FLOOR_MEALS_PAID) {
        v1::TrainingAllowance& allowance = *offer.mutable_training_allowance();
        *allowance.mutable_amount() = floor.flat();
        allowance.set_meals(v1::TRAINING_MEALS_PAID);
        *allowance.mutable_lodging() = floor.flat();
        allowance.mutable_lodging()->set_minor_units(0);
      }
    }
  }

  static void PayAtLeast(const v1::Floor& floor, v1::Offer& offer) {
    if (offer.parties_size() == 1) return;  // hires by itself
    const v1::Money least = floor.has_flat() ? floor.flat() : MonthlyBase(offer);
    for (v1::Payment& payment : *offer.mutable_payments()) {
      if (payment.code() != floor.payment_code()) continue;
      if (payment.amount().minor_units() < least.minor_units()) *payment.mutable_amount() = least;
      return;
    }
    v1::Payment& payment = *offer.add_payments();
    payment.set_from(offer.parties(0).organization());
    payment.set_to(offer.parties().rbegin()->organization());
    payment.set_code(floor.payment_code());
    *payment.mutable_amount() = least;
    payment.set_frequency(floor.frequency());
  }

  const Country& country_;
  ExampleRegistry registry_;
  v1::Ruleset ruleset_;
  std::mt19937_64 random_;
};

template <typename Test>
void ForEachRoute(CountryOffers& offers, Test test) {
  for (const v1::Programme& programme : offers.ruleset().programmes()) {
    for (const v1::RouteRule& route : programme.routes()) test(programme, route);
  }
}

class OfEachCountry : public ::testing::TestWithParam<Country> {};

TEST_P(OfEachCountry, EveryLegalOfferIsAdmitted) {
  CountryOffers offers(GetParam());
  ForEachRoute(offers, [&](const v1::Programme& programme, const v1::RouteRule& route) {
    for (int i = 0; i < kOffersOfARoute; ++i) {
      const v1::Statement offer = offers.Offer(programme, route);
      EXPECT_THAT(offers.Judged(offer), IsEmpty())
          << programme.code() << " " << v1::HireRoute_Name(route.route()) << "\n"
          << offer.offer().ShortDebugString();
    }
  });
}

// Of Vietnam's many: tests/core/rules/offer/real_ceilings_test.cc.
class WithOneCeiling : public OfEachCountry {};

TEST_P(WithOneCeiling, ItBinds) {
  const std::int64_t ceiling = GetParam().ceiling_minor_units;
  CountryOffers offers(GetParam());
  ForEachRoute(offers, [&](const v1::Programme& programme, const v1::RouteRule& route) {
    v1::Statement offer = offers.Offer(programme, route);
    offers.SetFee(ceiling, *offer.mutable_offer());
    EXPECT_THAT(offers.Judged(offer), IsEmpty()) << programme.code();
    offers.SetFee(ceiling + 1, *offer.mutable_offer());
    EXPECT_THAT(offers.Judged(offer),
                Contains("FINDING_CODE_FEE_ABOVE_CEILING offer.worker_fee_total"))
        << programme.code();
  });
}

INSTANTIATE_TEST_SUITE_P(Examples, OfEachCountry, ::testing::Values(kVietnam, kNepal, kIndonesia),
                         [](const auto& one) { return one.param.origin.code; });
INSTANTIATE_TEST_SUITE_P(Examples, WithOneCeiling, ::testing::Values(kNepal, kIndonesia),
                         [](const auto& one) { return one.param.origin.code; });

}  // namespace
}  // namespace warifu

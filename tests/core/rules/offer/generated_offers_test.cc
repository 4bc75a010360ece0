// Properties over generated offers: every legal one is admitted, and every illegal change of one is
// refused with the code of that change.
#include <random>

#include "core/rules/wage.h"
#include "tests/core/rules/offer/version_one.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

constexpr int kOffersOfAKind = 60;
constexpr int kRentLine = 4;                  // among the deductions
constexpr std::uint32_t kRate = 168;          // VND for a yen, in the legal ruleset
constexpr std::uint32_t kMaximumMonths = 36;  // from which three months of wage bind

// Legal offers of all kinds, another with each call. The same for the same seed.
class Generator {
 public:
  Generator(LegalWorld& world, std::uint64_t seed) : world_(world), random_(seed) {}

  // What the table of illegal changes may change: pay and fees are those of the legal offer.
  v1::Statement WithItsMoney(LegalOffer kind) {
    v1::Statement statement = world_.Offer(kind);
    v1::Offer& offer = *statement.mutable_offer();
    offer.mutable_job()->set_places(1 + Below(10));
    ChangeTime(offer);
    ChangePremiums(offer);
    offer.mutable_lodging()->set_square_meters_x10(80 + Below(100));
    offer.mutable_lodging()->set_persons_per_room(1 + Below(2));
    if (Below(2) == 0) offer.mutable_travel()->set_return_payer_completed(v1::PAYER_WORKER);
    offer.set_valid_from(offer.valid_from() + Below(10 * 86400));
    return statement;
  }

  v1::Statement Legal(LegalOffer kind) {
    v1::Statement statement = WithItsMoney(kind);
    v1::Offer& offer = *statement.mutable_offer();
    offer.mutable_term()->set_contract_months(12 + Below(25));
    v1::Money& base = *offer.mutable_pay()->mutable_base_pay();
    base.set_minor_units(base.minor_units() + Below(500));
    v1::Money& rent = *offer.mutable_deductions(kRentLine)->mutable_amount();
    rent.set_minor_units(Below(20000));
    if (Below(2) == 0) AddAllowance(offer);
    PayTheServiceCharge(offer);
    SetNetPay(offer);
    SetServiceCharge(offer);
    SetFeeTotal(offer);
    return statement;
  }

 private:
  std::uint32_t Below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }

  void ChangeTime(v1::Offer& offer) {
    offer.mutable_term()->set_probation_days(Below(31));
    offer.mutable_term()->set_notice_days(Below(90));
    offer.mutable_hours()->set_paid_leave_days_year(10 + Below(30));
    offer.mutable_hours()->set_overtime_minutes_month_max(Below(2701));
  }

  void ChangePremiums(v1::Offer& offer) {
    offer.mutable_pay()->set_overtime_bp(2500 + Below(5000));
    offer.mutable_pay()->set_night_bp(2500 + Below(5000));
    offer.mutable_pay()->set_holiday_bp(3500 + Below(5000));
    offer.mutable_pay()->set_over_60h_bp(5000 + Below(5000));
  }

  void AddAllowance(v1::Offer& offer) {
    v1::Allowance& allowance = *offer.mutable_pay()->add_allowances();
    allowance.set_code("TRADE");
    *allowance.mutable_amount() = LegalMoney(Below(30000), "JPY");
    allowance.set_period(Below(2) == 0 ? v1::PAY_PERIOD_MONTH : v1::PAY_PERIOD_DAY);
  }

  // The month of base pay that a company pays of the charge.
  static void PayTheServiceCharge(v1::Offer& offer) {
    for (v1::Payment& payment : *offer.mutable_payments()) {
      if (payment.code() == v1::PAYMENT_CODE_SERVICE_CHARGE) {
        *payment.mutable_amount() = MonthlyBase(offer);
      }
    }
  }

  static void SetNetPay(v1::Offer& offer) {
    std::int64_t net = MonthlyBase(offer).minor_units();
    for (const v1::Allowance& allowance : offer.pay().allowances()) {
      if (allowance.period() == v1::PAY_PERIOD_MONTH) net += allowance.amount().minor_units();
    }
    for (const v1::Deduction& deduction : offer.deductions()) {
      net -= deduction.amount().minor_units();
    }
    offer.mutable_net_pay()->set_minor_units(net);
  }

  // At most what all ceilings leave: a month of wage for each year, three in all, less what is
  // paid for the worker; two months for whom a supervising organization looks after.
  void SetServiceCharge(v1::Offer& offer) {
    if (offer.worker_fees(0).code() != v1::FEE_CODE_SERVICE_CHARGE) return;
    const std::int64_t wage = MonthlyBase(offer).minor_units();
    const std::uint32_t months = std::min(offer.term().contract_months(), kMaximumMonths);
    std::int64_t most = wage * months / 12;
    for (const v1::Payment& payment : offer.payments()) {
      if (payment.code() == v1::PAYMENT_CODE_SERVICE_CHARGE) most -= payment.amount().minor_units();
    }
    most = std::min(std::max<std::int64_t>(most, 0), 2 * wage) * kRate;
    const bool at_the_ceiling = Below(3) == 0;
    const std::int64_t charge = at_the_ceiling ? most : most * Below(100) / 100;
    offer.mutable_worker_fees(0)->mutable_amount()->set_minor_units(charge);
  }

  LegalWorld& world_;
  std::mt19937_64 random_;
};

std::string CodeName(v1::FindingCode code) { return v1::FindingCode_Name(code).substr(13); }

TEST_F(VersionOne, AdmitsEveryGeneratedLegalOffer) {
  Generator generator(world(), 1);
  for (const LegalOffer kind : kLegalOffers) {
    for (int i = 0; i < kOffersOfAKind; ++i) {
      const v1::Statement offer = generator.Legal(kind);
      EXPECT_THAT(Judged(offer), IsEmpty()) << offer.offer().ShortDebugString();
    }
  }
}

TEST_F(VersionOne, RefusesEachIllegalChangeOfGeneratedOffers) {
  for (const IllegalChange& one : IllegalChanges()) {
    LegalRegistry registry = legal;
    if (one.ruleset != nullptr) {
      v1::Statement ruleset = registry.world().Ruleset(kAuthority);
      one.ruleset(*ruleset.mutable_ruleset());
      registry.Publish(ruleset);
    }
    Generator generator(registry.world(), 2);
    for (int i = 0; i < 5; ++i) {
      v1::Statement offer = generator.WithItsMoney(one.kind);
      one.change(*offer.mutable_offer());
      const auto found = Short(registry.log().DryRun(registry.world().Sign(offer)).findings);
      EXPECT_THAT(found, Contains(CodeName(one.code) + " " + std::string(one.field)));
      EXPECT_THAT(found, Each(StartsWith(CodeName(one.code) + " ")));
    }
  }
}

// Whoever replaces an offer by itself with one field worse is refused, whichever field that is.
TEST_F(VersionOne, RefusesAWorseFieldOfGeneratedOffers) {
  Generator generator(world(), 3);
  for (const LegalOffer kind : kLegalOffers) {
    const v1::Statement first = generator.WithItsMoney(kind);
    legal.Publish(first);
    EXPECT_THAT(Judged(world().Next(first)), IsEmpty());
    for (const auto worse :
         {+[](v1::Offer& o) { o.mutable_pay()->set_night_bp(2499); },
          +[](v1::Offer& o) { o.mutable_term()->set_probation_days(31); },
          +[](v1::Offer& o) { o.mutable_undertakings()->RemoveLast(); },
          +[](v1::Offer& o) { o.mutable_lodging()->set_square_meters_x10(79); }}) {
      v1::Statement next = world().Next(first);
      worse(*next.mutable_offer());
      EXPECT_THAT(Judged(next), Contains(StartsWith("WORSE_FOR_WORKER ")));
    }
  }
}

}  // namespace
}  // namespace warifu

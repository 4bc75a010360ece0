// Rules of version 1 whose numbers the legal ruleset does not have: each with a ruleset that does.
#include "core/base/encoding.h"
#include "tests/core/rules/offer/version_one.h"
#include "tests/support/illegal_changes.h"

namespace warifu {
namespace {

constexpr std::string_view kAbove = "FEE_ABOVE_CEILING offer.worker_fee_total";

TEST_F(VersionOne, HoldsEveryFeeUnderAFlatCeiling) {
  const std::int64_t total = 32100000;  // of the legal offer
  PublishRuleset([](v1::Ruleset& r) { *AddCeiling(r).mutable_flat() = LegalMoney(total, "VND"); });
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), IsEmpty());
  PublishRuleset(
      [](v1::Ruleset& r) { *AddCeiling(r).mutable_flat() = LegalMoney(total - 1, "VND"); });
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), ElementsAre(kAbove));
}

TEST_F(VersionOne, NeedsNoRateForAZeroCeiling) {
  PublishRuleset([](v1::Ruleset& r) {
    v1::Ceiling& zero = AddCeiling(r);
    zero.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE);
    *zero.mutable_flat() = LegalMoney(0, "USD");
  });
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), ElementsAre(kAbove));
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSswDirect)), IsEmpty());
}

TEST_F(VersionOne, RefusesACeilingWithoutARate) {
  PublishRuleset([](v1::Ruleset& r) {
    v1::Ceiling& flat = AddCeiling(r);
    flat.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE);
    *flat.mutable_flat() = LegalMoney(360000, "USD");
  });
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)),
              ElementsAre("CEILING_NOT_CONVERTIBLE offer.worker_fee_total"));
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSswDirect)), IsEmpty());
}

TEST_F(VersionOne, AppliesACeilingOnlyUnderItsCondition) {
  PublishRuleset([](v1::Ruleset& r) {
    v1::Ceiling& zero = AddCeiling(r);
    zero.mutable_condition()->add_worker_classes("COMPLETED_TITP_2");
    zero.mutable_condition()->add_programmes("SSW1");
    zero.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE);
    *zero.mutable_flat() = LegalMoney(0, "VND");
  });
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  EXPECT_THAT(Judged(offer), IsEmpty());
  offer.mutable_offer()->set_worker_class("COMPLETED_TITP_2");
  EXPECT_THAT(Judged(offer), ElementsAre(kAbove));
  v1::Statement farm = world().Offer(LegalOffer::kEsd);
  farm.mutable_offer()->set_worker_class("COMPLETED_TITP_2");
  EXPECT_THAT(Judged(farm), IsEmpty());
}

TEST_F(VersionOne, ExceptsOccupationsAndOtherDates) {
  PublishRuleset([](v1::Ruleset& r) {
    v1::Ceiling& excepted = AddCeiling(r);
    excepted.mutable_condition()->add_except_occupations("SSW-03-01");
    excepted.mutable_condition()->add_programmes("SSW1");
    *excepted.mutable_flat() = LegalMoney(0, "VND");
    v1::Ceiling& later = AddCeiling(r);
    later.mutable_dates()->set_basis(v1::DATE_BASIS_START);
    later.mutable_dates()->mutable_range()->set_from("2027-05-02");
    *later.mutable_flat() = LegalMoney(0, "VND");
  });
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), IsEmpty());
  PublishRuleset([](v1::Ruleset& r) {
    v1::Ceiling& now = AddCeiling(r);
    now.mutable_dates()->set_basis(v1::DATE_BASIS_START);
    now.mutable_dates()->mutable_range()->set_from("2027-05-01");
    *now.mutable_flat() = LegalMoney(0, "VND");
  });
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), ElementsAre(kAbove));
}

// The clinic belongs to the sending organization: either record may say so.
TEST_F(VersionOne, CountsAnAffiliateUnderTheCeiling) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  v1::Offer& body = *offer.mutable_offer();
  body.mutable_worker_fees(0)->mutable_amount()->set_minor_units(2LL * 204533 * 168);
  SetFeeTotal(body);
  EXPECT_THAT(Judged(offer), IsEmpty());
  v1::Statement clinic = world().Record(kClinic);
  clinic.mutable_organization()->add_affiliates(std::string(kChimSau));
  legal.Publish(clinic);
  EXPECT_THAT(Judged(offer), ElementsAre(kAbove));
  v1::Statement alone = world().Record(kClinic);
  legal.Publish(alone);
  EXPECT_THAT(Judged(offer), IsEmpty());
  v1::Statement owner = world().Record(kChimSau);
  owner.mutable_organization()->add_affiliates(std::string(kClinic));
  legal.Publish(owner);
  EXPECT_THAT(Judged(offer), ElementsAre(kAbove));
}

// Half a month for each 12 months of the renewal, not of the contract.
TEST_F(VersionOne, CountsTheMonthsOfTheRenewalForAnExtension) {
  PublishRuleset([](v1::Ruleset& r) {
    r.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE_EXTENSION);
    v1::Ceiling& extension = AddCeiling(r);
    extension.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE_EXTENSION);
    extension.mutable_months_per_year()->set_months_x100(50);
  });
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  v1::Offer& body = *offer.mutable_offer();
  v1::FeeLine* line = AddFee(v1::FEE_CODE_SERVICE_CHARGE_EXTENSION, 1, kCayTram, body);
  line->set_due(v1::FEE_DUE_AFTER_ARRIVAL);
  SetFeeTotal(body);
  EXPECT_THAT(Judged(offer), ElementsAre(kAbove, "FEE_DUE_TOO_EARLY offer.worker_fees[6].code"));
  body.mutable_term()->mutable_renewal()->set_kind(v1::RENEWAL_KIND_POSSIBLE);
  body.mutable_term()->mutable_renewal()->set_max_months(24);
  line->mutable_amount()->set_minor_units(184461 * 168);
  SetFeeTotal(body);
  EXPECT_THAT(Judged(offer), IsEmpty());
  line->mutable_amount()->set_minor_units(184461 * 168 + 1);
  SetFeeTotal(body);
  EXPECT_THAT(Judged(offer), ElementsAre(kAbove));
}

// --- Ceilings that an authority fixed in an appointment.

TEST_F(VersionOne, HoldsTheCeilingOfAnAppointment) {
  const auto publish_fixed = [&](std::int64_t vnd) {
    v1::Statement fixed = world().Next(fixed_before_);
    fixed.mutable_appointment()->clear_ceilings();
    v1::FixedCeiling* ceiling = fixed.mutable_appointment()->add_ceilings();
    *ceiling->mutable_amount() = LegalMoney(vnd, "VND");
    legal.Publish(fixed);
    fixed_before_ = fixed;
  };
  fixed_before_ = world().FirstAppointment(kHinoki, kCayTram);
  publish_fixed(32100000);
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), IsEmpty());
  publish_fixed(32099999);
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), ElementsAre(kAbove));
}

// --- Deposits.

TEST_F(VersionOne, JudgesDeposits) {
  PublishRuleset([](v1::Ruleset& r) {
    r.add_fee_codes(v1::FEE_CODE_DEPOSIT);
    r.mutable_undertakings()->erase(r.undertakings().begin());
  });
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  v1::Offer& body = *offer.mutable_offer();
  v1::FeeLine* deposit = AddFee(v1::FEE_CODE_DEPOSIT, 12000000, kFund, body);
  SetFeeTotal(body);
  EXPECT_THAT(Judged(offer), ElementsAre("DEPOSIT_WRONG offer.worker_fees[5].code",
                                         "DEPOSIT_WRONG offer.worker_fees[5].refundable"));
  body.mutable_undertakings()->erase(body.undertakings().begin());
  EXPECT_THAT(Judged(offer), ElementsAre("DEPOSIT_WRONG offer.worker_fees[5].refundable"));
  deposit->set_refundable(v1::REFUNDABLE_ALWAYS);
  EXPECT_THAT(Judged(offer), IsEmpty());
}

// --- Between organizations.

TEST_F(VersionOne, HoldsPaymentsUnderTheirCeiling) {
  const auto with_most = [](std::int64_t yen) {
    return [yen](v1::Ruleset& r) { AddSupervisionCeiling(yen, r); };
  };
  PublishRuleset(with_most(36 * 23500));  // monthly, for the whole contract
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kEsd)), IsEmpty());
  PublishRuleset(with_most(36 * 23500 - 1));
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kEsd)),
              ElementsAre("PAYMENT_ABOVE_CEILING offer.payments"));
  PublishRuleset(with_most(0));
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), IsEmpty());
}

TEST_F(VersionOne, DemandsTheTrainingAllowance) {
  PublishRuleset([](v1::Ruleset& r) {
    AddFloor(v1::FLOOR_ITEM_TRAINING_ALLOWANCE, 50000, r).set_meals(v1::FLOOR_MEALS_PAID);
    AddFloor(v1::FLOOR_ITEM_TRAINING_ALLOWANCE, 30000, r).set_meals(v1::FLOOR_MEALS_FREE);
  });
  constexpr std::string_view kTooLow = "TRAINING_ALLOWANCE_TOO_LOW offer.training_allowance.amount";
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  EXPECT_THAT(Judged(offer), ElementsAre(kTooLow));
  SetTrainingAllowance(49999, v1::TRAINING_MEALS_PAID, 0, *offer.mutable_offer());
  EXPECT_THAT(Judged(offer), ElementsAre(kTooLow));
  SetTrainingAllowance(29999, v1::TRAINING_MEALS_FREE, 0, *offer.mutable_offer());
  EXPECT_THAT(Judged(offer), ElementsAre(kTooLow));
  SetTrainingAllowance(30000, v1::TRAINING_MEALS_FREE, 0, *offer.mutable_offer());
  EXPECT_THAT(Judged(offer), IsEmpty());
}

TEST_F(VersionOne, LimitsWhatLodgingInTrainingCosts) {
  PublishRuleset([](v1::Ruleset& r) { AddFloor(v1::FLOOR_ITEM_TRAINING_LODGING, 0, r); });
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  SetTrainingAllowance(50000, v1::TRAINING_MEALS_PAID, 1, *offer.mutable_offer());
  EXPECT_THAT(Judged(offer),
              ElementsAre("TRAINING_LODGING_TOO_DEAR offer.training_allowance.lodging"));
  SetTrainingAllowance(50000, v1::TRAINING_MEALS_PAID, 0, *offer.mutable_offer());
  EXPECT_THAT(Judged(offer), IsEmpty());
}

TEST_F(VersionOne, HoldsDeductionsUnderTheirCeiling) {
  PublishRuleset([](v1::Ruleset& r) {
    v1::DeductionCeiling* rent = r.add_deduction_ceilings();
    rent->set_code(v1::DEDUCTION_CODE_RENT);
    rent->set_base_pay_bp(1500);
    rent->mutable_condition()->add_programmes("SSW1");
  });
  // 15 % of 184,461 JPY are 27,669.15.
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  v1::Offer& body = *offer.mutable_offer();
  EXPECT_THAT(Judged(offer), ElementsAre("DEDUCTION_ABOVE_CEILING offer.deductions"));
  body.mutable_deductions(4)->mutable_amount()->set_minor_units(27670);
  body.mutable_net_pay()->set_minor_units(114674 + 30000 - 27670);
  EXPECT_THAT(Judged(offer), ElementsAre("DEDUCTION_ABOVE_CEILING offer.deductions"));
  body.mutable_deductions(4)->mutable_amount()->set_minor_units(27669);
  body.mutable_net_pay()->set_minor_units(114674 + 30000 - 27669);
  EXPECT_THAT(Judged(offer), IsEmpty());
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kTitp)), IsEmpty());
}

TEST_F(VersionOne, RefusesAWorksiteAbroad) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_worksites(0)->set_subdivision("VN-HN");
  EXPECT_THAT(Judged(offer), ElementsAre("MINIMUM_WAGE_MISSING offer.worksites[0].subdivision",
                                         "WORKSITE_ABROAD offer.worksites[0].subdivision"));
}

TEST_F(VersionOne, NeedsNoMinimumWageWhereNoneIsStated) {
  PublishRuleset([](v1::Ruleset& r) { r.clear_minimum_wages(); });
  EXPECT_THAT(Judged(world().Offer(LegalOffer::kSsw)), IsEmpty());
}

}  // namespace
}  // namespace warifu

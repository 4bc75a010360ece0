#include "tests/support/illegal_changes.h"

#include <string>
#include <utility>

#include "tests/support/legal_organizations.h"
#include "tests/support/legal_ruleset.h"

namespace warifu {
namespace {

constexpr std::string_view kSince = "2026-01-01";

void HoldSince(v1::Dated& dates) {
  dates.set_basis(v1::DATE_BASIS_ADMISSION);
  dates.mutable_range()->set_from(std::string(kSince));
}

// A charge for twelve more months, for which the legal ruleset has neither code nor ceiling.
void AddExtensionCharge(v1::FeeDue due, v1::Offer& offer) {
  v1::FeeLine* charge = offer.mutable_worker_fees()->Add();
  *charge = offer.worker_fees(0);
  charge->set_code(v1::FEE_CODE_SERVICE_CHARGE_EXTENSION);
  charge->mutable_amount()->set_minor_units(1);
  charge->set_due(due);
  for (int i = offer.worker_fees_size() - 1; i > 1; --i) {
    offer.mutable_worker_fees()->SwapElements(i, i - 1);
  }
  SetFeeTotal(offer);
  offer.mutable_term()->mutable_renewal()->set_kind(v1::RENEWAL_KIND_POSSIBLE);
  offer.mutable_term()->mutable_renewal()->set_max_months(12);
}

void AllowExtensionCharge(v1::Ruleset& ruleset) {
  ruleset.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE_EXTENSION);
}

std::vector<IllegalChange> LimitsChanges() {
  return {
      {v1::FINDING_CODE_LANGUAGE_MISSING, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_job()->mutable_title()->DeleteSubrange(1, 1); },
       "offer.job.title"},
      {v1::FINDING_CODE_LANGUAGE_MISSING, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_job()->mutable_tasks()->DeleteSubrange(2, 1); },
       "offer.job.tasks"},
      {v1::FINDING_CODE_REQUIREMENTS_TOO_MANY, LegalOffer::kSsw,
       [](v1::Offer& o) {
         for (int i = 0; i < 5; ++i) {
           *o.mutable_job()->add_requirements() = o.job().requirements(0);
         }
       },
       "offer.job.requirements"},
      {v1::FINDING_CODE_VALIDITY_TOO_LONG, LegalOffer::kSswDirect,
       [](v1::Offer& o) { o.set_valid_until(o.valid_from() + 365 * 86400 + 1); },
       "offer.valid_until"},
      {v1::FINDING_CODE_SELECTION_TOO_LONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_selection_window()->set_until("2027-11-21"); },
       "offer.selection_window.until"},
      {v1::FINDING_CODE_SELECTION_TOO_LONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_selection_window()->clear_until(); },
       "offer.selection_window.until"},
  };
}

std::vector<IllegalChange> MoneyChanges() {
  return {
      {v1::FINDING_CODE_FEE_ABOVE_CEILING, LegalOffer::kSsw,
       [](v1::Offer& o) { SetFee(0, kSswCeiling + 1, o); }, "offer.worker_fee_total"},
      {v1::FINDING_CODE_FEE_ABOVE_CEILING, LegalOffer::kEsd,
       [](v1::Offer& o) { SetFee(0, kEsdCeiling + 1, o); }, "offer.worker_fee_total"},
      {v1::FINDING_CODE_FEE_DUE_TOO_EARLY, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_worker_fees(0)->set_due(v1::FEE_DUE_AFTER_APPROVAL); },
       "offer.worker_fees[0].due"},
      {v1::FINDING_CODE_FEE_METHOD_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_worker_fees(0)->set_method(v1::FEE_METHOD_COUNTER); },
       "offer.worker_fees[0].method"},
      {v1::FINDING_CODE_FEE_METHOD_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_worker_fees(0)->set_method(v1::FEE_METHOD_PORTAL); },
       "offer.worker_fees[0].method"},
      {v1::FINDING_CODE_PAYMENT_NOT_ALLOWED, LegalOffer::kSsw,
       [](v1::Offer& o) {
         v1::Payment* kickback = o.add_payments();
         *kickback = o.payments(1);
         kickback->set_code(v1::PAYMENT_CODE_MANAGEMENT_FEE);
         std::swap(*kickback->mutable_from(), *kickback->mutable_to());
       },
       "offer.payments[2]"},
      {v1::FINDING_CODE_PAYMENT_BELOW_FLOOR, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_payments(1)->mutable_amount()->set_minor_units(184460); },
       "offer.payments"},
  };
}

std::vector<IllegalChange> CostChanges() {
  return {
      {v1::FINDING_CODE_FEE_DUE_TOO_EARLY, LegalOffer::kSsw,
       [](v1::Offer& o) { AddExtensionCharge(v1::FEE_DUE_AFTER_CONTRACT, o); },
       "offer.worker_fees[1].due", AllowExtensionCharge},
      {v1::FINDING_CODE_FEE_DUE_TOO_EARLY, LegalOffer::kSsw,
       [](v1::Offer& o) {
         AddExtensionCharge(v1::FEE_DUE_AFTER_ARRIVAL, o);
         o.mutable_term()->mutable_renewal()->set_kind(v1::RENEWAL_KIND_NONE);
         o.mutable_term()->mutable_renewal()->clear_max_months();
       },
       "offer.worker_fees[1].code", AllowExtensionCharge},
      {v1::FINDING_CODE_WORKER_COST_WITHOUT_FEE, LegalOffer::kEsd,
       [](v1::Offer& o) { o.mutable_training(0)->set_payer(v1::PAYER_WORKER); },
       "offer.training[0].payer"},
      {v1::FINDING_CODE_WORKER_COST_WITHOUT_FEE, LegalOffer::kEsd,
       [](v1::Offer& o) { o.mutable_travel()->set_outbound_payer(v1::PAYER_WORKER); },
       "offer.travel.outbound_payer", [](v1::Ruleset& r) { r.clear_travel(); }},
      {v1::FINDING_CODE_WORKER_COST_WITHOUT_FEE, LegalOffer::kEsd,
       [](v1::Offer& o) { SetTrainingAllowance(50000, v1::TRAINING_MEALS_PAID, 50001, o); },
       "offer.training_allowance.lodging"},
      {v1::FINDING_CODE_WORKER_COST_WITHOUT_FEE, LegalOffer::kEsd,
       [](v1::Offer& o) {
         SetTrainingAllowance(50000, v1::TRAINING_MEALS_PAID, 1, o);
         o.mutable_training_allowance()->mutable_lodging()->set_currency("VND");
       },
       "offer.training_allowance.lodging"},
  };
}

// A year of 259 days with 481 minutes, as 1,180 JPY an hour make it.
void WorkAMinuteLonger(v1::Offer& offer) {
  offer.mutable_hours()->mutable_schedule(0)->set_end("17:01");
  offer.mutable_hours()->set_yearly_days_off(106);
  offer.mutable_hours()->set_yearly_minutes(124579);
  offer.mutable_net_pay()->set_minor_units(145014);
}

// By a calendar a year of 261 days with 480 minutes.
void WorkADayLonger(v1::Offer& offer) {
  offer.mutable_hours()->set_calendar_hash(std::string(32, 'c'));
  offer.mutable_hours()->set_yearly_days_off(104);
  offer.mutable_hours()->set_yearly_minutes(125280);
  offer.mutable_net_pay()->set_minor_units(146163);
}

std::vector<IllegalChange> TimeChanges() {
  return {
      {v1::FINDING_CODE_SHIFT_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) {
         v1::Shift* shift = o.mutable_hours()->add_schedule();
         *shift = o.hours().schedule(0);
         shift->set_end("09:30");
         shift->set_break_minutes(60);
       },
       "offer.hours.schedule[1].break_minutes"},
      {v1::FINDING_CODE_HOURS_ABOVE_NORM, LegalOffer::kEsd, WorkAMinuteLonger,
       "offer.hours.days_per_week"},
      {v1::FINDING_CODE_HOURS_ABOVE_NORM, LegalOffer::kEsd, WorkADayLonger,
       "offer.hours.yearly_minutes"},
      {v1::FINDING_CODE_HOURS_DISAGREE, LegalOffer::kSsw,
       [](v1::Offer& o) {
         o.mutable_hours()->mutable_schedule(0)->add_weekdays(v1::WEEKDAY_SATURDAY);
       },
       "offer.hours.days_per_week"},
      {v1::FINDING_CODE_HOURS_DISAGREE, LegalOffer::kSsw,
       [](v1::Offer& o) {
         o.mutable_hours()->set_yearly_days_off(136);
         o.mutable_hours()->set_yearly_minutes(89997);
       },
       "offer.hours.yearly_days_off"},
      {v1::FINDING_CODE_YEARLY_MINUTES_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_hours()->set_yearly_minutes(104144); },
       "offer.hours.yearly_minutes"},
      {v1::FINDING_CODE_YEARLY_MINUTES_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) {
         o.mutable_hours()->set_calendar_hash(std::string(32, 'c'));
         o.mutable_hours()->set_yearly_minutes(104146);
       },
       "offer.hours.yearly_minutes"},
      {v1::FINDING_CODE_YEARLY_MINUTES_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) {
         o.mutable_hours()->set_calendar_hash(std::string(32, 'c'));
         o.mutable_hours()->set_yearly_minutes(1);
       },
       "offer.hours.yearly_minutes"},
      {v1::FINDING_CODE_YEARLY_MINUTES_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) {
         v1::Shift* minute = o.mutable_hours()->add_schedule();
         minute->set_start("12:00");
         minute->set_end("12:01");
         minute->set_break_minutes(0);
         minute->set_night(false);
         minute->add_weekdays(v1::WEEKDAY_MONDAY);
         o.mutable_hours()->set_calendar_hash(std::string(32, 'c'));
         o.mutable_hours()->set_yearly_minutes(78108);  // three quarters of 104,145, less one
       },
       "offer.hours.yearly_minutes"},
      {v1::FINDING_CODE_LEAVE_BELOW_NORM, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_hours()->set_paid_leave_days_year(9); },
       "offer.hours.paid_leave_days_year"},
      {v1::FINDING_CODE_OVERTIME_ABOVE_NORM, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_hours()->set_overtime_minutes_month_max(2701); },
       "offer.hours.overtime_minutes_month_max"},
      {v1::FINDING_CODE_PREMIUM_BELOW_NORM, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_pay()->set_overtime_bp(2499); }, "offer.pay.overtime_bp"},
      {v1::FINDING_CODE_PREMIUM_BELOW_NORM, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_pay()->set_night_bp(2499); }, "offer.pay.night_bp"},
      {v1::FINDING_CODE_PREMIUM_BELOW_NORM, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_pay()->set_holiday_bp(3499); }, "offer.pay.holiday_bp"},
      {v1::FINDING_CODE_PREMIUM_BELOW_NORM, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_pay()->set_over_60h_bp(4999); }, "offer.pay.over_60h_bp"},
  };
}

std::vector<IllegalChange> PayChanges() {
  return {
      {v1::FINDING_CODE_PAY_BELOW_MINIMUM_WAGE, LegalOffer::kEsd,
       [](v1::Offer& o) { o.mutable_worksites(0)->set_subdivision("JP-14"); },
       "offer.pay.base_pay"},
      {v1::FINDING_CODE_MINIMUM_WAGE_MISSING, LegalOffer::kEsd,
       [](v1::Offer& o) { o.mutable_worksites(0)->set_subdivision("JP-01"); },
       "offer.worksites[0].subdivision"},
      {v1::FINDING_CODE_PAY_CURRENCIES_MIXED, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_net_pay()->set_currency("VND"); }, "offer.net_pay"},
      {v1::FINDING_CODE_NET_PAY_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_net_pay()->set_minor_units(114675); }, "offer.net_pay"},
      {v1::FINDING_CODE_NET_PAY_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) {
         o.mutable_deductions(0)->mutable_amount()->set_minor_units(1000000000000000);
       },
       "offer.net_pay"},
      {v1::FINDING_CODE_ALLOWANCE_NOT_LISTED, LegalOffer::kSsw,
       [](v1::Offer& o) {
         v1::Allowance* allowance = o.mutable_pay()->add_allowances();
         allowance->set_code("GIFT");
         *allowance->mutable_amount() = LegalMoney(1, "JPY");
         allowance->set_period(v1::PAY_PERIOD_HOUR);
       },
       "offer.pay.allowances[0].code"},
  };
}

std::vector<IllegalChange> LivingChanges() {
  return {
      {v1::FINDING_CODE_RENT_WITHOUT_LODGING, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_lodging()->set_provider(v1::LODGING_PROVIDER_SELF); },
       "offer.deductions[4].code"},
      {v1::FINDING_CODE_LODGING_TOO_SMALL, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_lodging()->set_square_meters_x10(74); },
       "offer.lodging.square_meters_x10"},
      {v1::FINDING_CODE_INSURANCE_MISSING, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_insurance()->RemoveLast(); }, "offer.insurance"},
      {v1::FINDING_CODE_TRAVEL_PAYER_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_travel()->set_return_payer_no_fault(v1::PAYER_WORKER); },
       "offer.travel.return_payer_no_fault"},
      {v1::FINDING_CODE_TRAVEL_PAYER_WRONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_travel()->set_outbound_payer(v1::PAYER_SENDING_ORGANIZATION); },
       "offer.travel.outbound_payer"},
      {v1::FINDING_CODE_CONTRACT_TOO_LONG, LegalOffer::kSswDirect,
       [](v1::Offer& o) { o.mutable_term()->set_contract_months(61); },
       "offer.term.contract_months"},
      {v1::FINDING_CODE_CONTRACT_TOO_LONG, LegalOffer::kSsw,
       [](v1::Offer& o) {
         o.mutable_term()->mutable_renewal()->set_kind(v1::RENEWAL_KIND_POSSIBLE);
         o.mutable_term()->mutable_renewal()->set_max_months(61);
       },
       "offer.term.renewal.max_months"},
      {v1::FINDING_CODE_PROBATION_TOO_LONG, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_term()->set_probation_days(91); }, "offer.term.probation_days"},
      {v1::FINDING_CODE_START_OUTSIDE_VALIDITY, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_term()->set_start_not_after("2027-10-31"); },
       "offer.term.start_not_after"},
      {v1::FINDING_CODE_START_OUTSIDE_VALIDITY, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_term()->set_start_not_before("2026-10-31"); },
       "offer.term.start_not_before"},
  };
}

// --- Changes that only another ruleset forbids.

void AddDeposit(v1::Offer& offer) {
  v1::FeeLine* deposit = AddFee(v1::FEE_CODE_DEPOSIT, 12000000, kFund, offer);
  deposit->set_refundable(v1::REFUNDABLE_ALWAYS);
  SetFeeTotal(offer);
}

std::vector<IllegalChange> ChangesUnderOtherRulesets() {
  return {
      {v1::FINDING_CODE_CEILING_NOT_CONVERTIBLE, LegalOffer::kSsw, [](v1::Offer&) {},
       "offer.worker_fee_total",
       [](v1::Ruleset& r) {
         v1::Ceiling& flat = AddCeiling(r);
         flat.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE);
         *flat.mutable_flat() = LegalMoney(360000, "USD");
       }},
      {v1::FINDING_CODE_DEPOSIT_WRONG, LegalOffer::kSswDirect, AddDeposit,
       "offer.worker_fees[5].code", [](v1::Ruleset& r) { r.add_fee_codes(v1::FEE_CODE_DEPOSIT); }},
      {v1::FINDING_CODE_PAYMENT_ABOVE_CEILING, LegalOffer::kEsd, [](v1::Offer&) {},
       "offer.payments", [](v1::Ruleset& r) { AddSupervisionCeiling(36 * 23500 - 1, r); }},
      {v1::FINDING_CODE_TRAINING_ALLOWANCE_TOO_LOW, LegalOffer::kEsd,
       [](v1::Offer& o) { SetTrainingAllowance(49999, v1::TRAINING_MEALS_PAID, 0, o); },
       "offer.training_allowance.amount",
       [](v1::Ruleset& r) { AddFloor(v1::FLOOR_ITEM_TRAINING_ALLOWANCE, 50000, r); }},
      {v1::FINDING_CODE_TRAINING_LODGING_TOO_DEAR, LegalOffer::kEsd,
       [](v1::Offer& o) { SetTrainingAllowance(50000, v1::TRAINING_MEALS_PAID, 1, o); },
       "offer.training_allowance.lodging",
       [](v1::Ruleset& r) { AddFloor(v1::FLOOR_ITEM_TRAINING_LODGING, 0, r); }},
      {v1::FINDING_CODE_DEDUCTION_ABOVE_CEILING, LegalOffer::kSsw, [](v1::Offer&) {},
       "offer.deductions",
       [](v1::Ruleset& r) {
         v1::DeductionCeiling* rent = r.add_deduction_ceilings();
         rent->set_code(v1::DEDUCTION_CODE_RENT);
         rent->set_base_pay_bp(1500);
       }},
      {v1::FINDING_CODE_WORKSITE_ABROAD, LegalOffer::kSsw,
       [](v1::Offer& o) { o.mutable_worksites(0)->set_subdivision("VN-HN"); },
       "offer.worksites[0].subdivision", [](v1::Ruleset& r) { r.clear_minimum_wages(); }},
  };
}

}  // namespace

std::vector<IllegalChange> IllegalChanges() {
  std::vector<IllegalChange> all;
  for (const auto& some : {LimitsChanges(), MoneyChanges(), CostChanges(), TimeChanges(),
                           PayChanges(), LivingChanges(), ChangesUnderOtherRulesets()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

void SetFee(int line, std::int64_t vnd, v1::Offer& offer) {
  offer.mutable_worker_fees(line)->mutable_amount()->set_minor_units(vnd);
  SetFeeTotal(offer);
}

v1::Ceiling& AddCeiling(v1::Ruleset& ruleset) {
  v1::Ceiling* ceiling = ruleset.add_ceilings();
  ceiling->set_code("TEST");
  HoldSince(*ceiling->mutable_dates());
  return *ceiling;
}

v1::Floor& AddFloor(v1::FloorItem item, std::int64_t yen, v1::Ruleset& ruleset) {
  v1::Floor* floor = ruleset.add_floors();
  floor->set_code("TEST");
  HoldSince(*floor->mutable_dates());
  floor->set_item(item);
  *floor->mutable_flat() = LegalMoney(yen, "JPY");
  return *floor;
}

v1::PaymentCeiling& AddSupervisionCeiling(std::int64_t yen, v1::Ruleset& ruleset) {
  v1::PaymentCeiling* most = ruleset.add_payment_ceilings();
  most->set_code("TEST");
  HoldSince(*most->mutable_dates());
  most->add_payment_codes(v1::PAYMENT_CODE_SUPERVISION);
  *most->mutable_flat() = LegalMoney(yen, "JPY");
  return *most;
}

void SetTrainingAllowance(std::int64_t yen, v1::TrainingMeals meals, std::int64_t lodging,
                          v1::Offer& offer) {
  v1::TrainingAllowance& allowance = *offer.mutable_training_allowance();
  *allowance.mutable_amount() = LegalMoney(yen, "JPY");
  allowance.set_meals(meals);
  *allowance.mutable_lodging() = LegalMoney(lodging, "JPY");
}

}  // namespace warifu

#include "core/rules/offer/ceiling_measures.h"

#include <algorithm>

#include "core/rules/ceiling.h"
#include "core/rules/conversion.h"
#include "core/rules/money.h"
#include "core/rules/offer/appointments.h"
#include "core/rules/offer/condition.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/scale.h"
#include "core/rules/wage.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

using FeeCodes = google::protobuf::RepeatedField<int>;

bool CoversFee(const FeeCodes& codes, v1::FeeCode code) {
  return codes.empty() || std::find(codes.begin(), codes.end(), code) != codes.end();
}

// What the worker is asked for under a ceiling. Nothing: not a sum of one currency, which other
// rules report.
std::optional<v1::Money> FeesUnder(Judgment& judgment, const FeeCodes& codes,
                                   const FeeCodes& payee_roles) {
  const v1::Offer& offer = judgment.statement().offer();
  ExactSum sum(offer.worker_fee_total().currency());
  for (const v1::FeeLine& line : offer.worker_fees()) {
    if (!CoversFee(codes, line.code()) || !CoversPayee(judgment, payee_roles, line.payee())) {
      continue;
    }
    sum.Add(line.amount());
  }
  if (!sum.minor_units().has_value()) return std::nullopt;
  v1::Money money;
  money.set_currency(sum.currency());
  money.set_minor_units(*sum.minor_units());
  return money;
}

// What an organization pays for the whole contract.
v1::Money OfContract(const v1::Payment& payment, const v1::Offer& offer) {
  v1::Money money = payment.amount();
  if (payment.frequency() == v1::PAYMENT_FREQUENCY_MONTH) {
    money.set_minor_units(ScaleDown(money.minor_units(), offer.term().contract_months(), 1));
  }
  return money;
}

// The ceiling less what organizations pay to those whom it covers, never below zero. Nothing: a
// payment's currency has no rate.
std::optional<v1::Money> LessPayments(Judgment& judgment, const v1::Ceiling& ceiling,
                                      const v1::Ruleset& ruleset, v1::Money amount) {
  const v1::Offer& offer = judgment.statement().offer();
  const auto& codes = ceiling.less_payments();
  for (const v1::Payment& payment : offer.payments()) {
    const bool is_taken_off = std::find(codes.begin(), codes.end(), payment.code()) != codes.end();
    if (!is_taken_off || !CoversPayee(judgment, ceiling.payee_roles(), payment.to())) continue;
    const auto paid =
        Converted(OfContract(payment, offer), amount.currency(), ruleset, Rounding::kUp);
    if (!paid.has_value()) return std::nullopt;
    amount.set_minor_units(amount.minor_units() -
                           std::min(amount.minor_units(), paid->minor_units()));
  }
  return amount;
}

// A ceiling on the charge for an extension alone counts the months of the renewal.
std::uint32_t MonthsUnder(const v1::Ceiling& ceiling, const v1::Term& term) {
  const bool is_of_extension = ceiling.fee_codes_size() == 1 &&
                               ceiling.fee_codes(0) == v1::FEE_CODE_SERVICE_CHARGE_EXTENSION;
  return is_of_extension ? term.renewal().max_months() : term.contract_months();
}

// The ceiling in the currency of the fees; nothing: no rate.
std::optional<v1::Money> LimitOf(Judgment& judgment, const v1::Ceiling& ceiling,
                                 const v1::Ruleset& ruleset) {
  const v1::Offer& offer = judgment.statement().offer();
  const v1::Money own =
      CeilingAmount(ceiling, MonthlyBase(offer), MonthsUnder(ceiling, offer.term()));
  const auto left = LessPayments(judgment, ceiling, ruleset, own);
  if (!left.has_value()) return std::nullopt;
  return Converted(*left, offer.worker_fee_total().currency(), ruleset, Rounding::kDown);
}

void MeasureOfRulesets(Judgment& judgment, std::vector<CeilingMeasure>& measures) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::Ceiling& ceiling : ruleset->ceilings()) {
      const bool holds = Applies(ceiling.condition(), offer) &&
                         Holds(ceiling.dates(), offer, judgment.admitted_at_ms());
      if (!holds) continue;
      measures.push_back({.name = ceiling.code(),
                          .fees = FeesUnder(judgment, ceiling.fee_codes(), ceiling.payee_roles()),
                          .limit = LimitOf(judgment, ceiling, *ruleset)});
    }
  }
}

// The rates are those of the ruleset of the authority that fixed it.
void MeasureFixed(Judgment& judgment, std::size_t party, const AppointmentView& view,
                  std::vector<CeilingMeasure>& measures) {
  const std::string& currency = judgment.statement().offer().worker_fee_total().currency();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    if (ruleset->authority() != view.appointment().authority()) continue;
    for (const v1::FixedCeiling& ceiling : view.appointment().ceilings()) {
      measures.push_back(
          {.name = PartyPath(party, "appointment"),
           .appointment = view.subject->examined().code(),
           .fees = FeesUnder(judgment, ceiling.fee_codes(), {}),
           .limit = Converted(ceiling.amount(), currency, *ruleset, Rounding::kDown)});
    }
  }
}

}  // namespace

std::vector<CeilingMeasure> MeasureCeilings(Judgment& judgment) {
  std::vector<CeilingMeasure> measures;
  MeasureOfRulesets(judgment, measures);
  const auto& views = judgment.Get<AppointmentFacts>().of_party;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (!views[i].found() || views[i].in_force != Answer::kYes) continue;
    MeasureFixed(judgment, i, views[i], measures);
  }
  return measures;
}

}  // namespace warifu

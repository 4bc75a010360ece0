// Group W: pay, premiums, deductions, and what is left of it.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "core/rules/money.h"
#include "core/rules/offer/condition.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/scale.h"
#include "core/rules/wage.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

std::string WorksitePath(int site, std::string_view field) {
  return ItemPath("offer.worksites", static_cast<std::size_t>(site)) + "." + std::string(field);
}

// --- Minimum wages.

struct MinimumWages {
  bool any = false;                    // some ruleset has minimum wages at all
  std::optional<std::int64_t> hourly;  // the highest that binds, in the currency of the pay
};

MinimumWages WagesAt(Judgment& judgment, const std::string& subdivision) {
  const v1::Offer& offer = judgment.statement().offer();
  MinimumWages wages;
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::MinimumWage& wage : ruleset->minimum_wages()) {
      wages.any = true;
      const bool binds = wage.subdivision() == subdivision &&
                         SameCurrency(wage.hourly(), offer.pay().base_pay()) &&
                         Holds(wage.dates(), offer, judgment.admitted_at_ms());
      if (!binds) continue;
      wages.hourly = std::max(wages.hourly.value_or(0), wage.hourly().minor_units());
    }
  }
  return wages;
}

void JudgeMinimumWage(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const v1::Money value = HourlyValue(offer);
  for (int i = 0; i < offer.worksites_size(); ++i) {
    const std::string& subdivision = offer.worksites(i).subdivision();
    const MinimumWages wages = WagesAt(judgment, subdivision);
    if (!wages.hourly.has_value() || value.minor_units() >= *wages.hourly) continue;
    v1::Money least = value;
    least.set_minor_units(*wages.hourly);
    report.Add("offer.pay.base_pay", Said("{amount} an hour", MoneyText(value)),
               Said("at least {least} an hour, the minimum wage of {subdivision}", MoneyText(least),
                    subdivision));
  }
}

void JudgeMinimumWageKnown(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.worksites_size(); ++i) {
    const std::string& subdivision = offer.worksites(i).subdivision();
    const MinimumWages wages = WagesAt(judgment, subdivision);
    if (!wages.any || wages.hourly.has_value()) continue;
    report.Add(WorksitePath(i, "subdivision"), subdivision,
               Said("a subdivision whose minimum wage a ruleset states in {currency}",
                    offer.pay().base_pay().currency()));
  }
}

// --- Premiums and allowances.

void JudgePremiums(Judgment& judgment, Report& report) {
  const v1::Pay& pay = judgment.statement().offer().pay();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const v1::WorkNorms& norms = ruleset->work_norms();
    const auto at_least = [&](const char* field, std::uint32_t found, std::uint32_t least) {
      if (found >= least) return;
      report.Add(std::string("offer.pay.") + field, std::to_string(found),
                 Said("at least {least} basis points", least));
    };
    at_least("overtime_bp", pay.overtime_bp(), norms.overtime_bp_min());
    at_least("night_bp", pay.night_bp(), norms.night_bp_min());
    at_least("holiday_bp", pay.holiday_bp(), norms.holiday_bp_min());
    at_least("over_60h_bp", pay.over_60h_bp(), norms.over_60h_bp_min());
  }
}

void JudgeAllowances(Judgment& judgment, Report& report) {
  const v1::Pay& pay = judgment.statement().offer().pay();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const auto& listed = ruleset->allowance_codes();
    for (int i = 0; i < pay.allowances_size(); ++i) {
      const std::string& code = pay.allowances(i).code();
      if (std::find(listed.begin(), listed.end(), code) != listed.end()) continue;
      report.Add(ItemPath("offer.pay.allowances", static_cast<std::size_t>(i)) + ".code", code,
                 Said("an allowance that the ruleset of {authority} lists", ruleset->authority()));
    }
  }
}

// --- Net pay.

// Runs `judge(path, money)` for each amount that is paid to the worker or taken off.
template <typename Judge>
void ForEachPayAmount(const v1::Offer& offer, Judge judge) {
  for (int i = 0; i < offer.pay().allowances_size(); ++i) {
    judge(ItemPath("offer.pay.allowances", static_cast<std::size_t>(i)) + ".amount",
          offer.pay().allowances(i).amount());
  }
  if (offer.pay().bonus().has_amount())
    judge("offer.pay.bonus.amount", offer.pay().bonus().amount());
  if (offer.pay().raise().has_amount())
    judge("offer.pay.raise.amount", offer.pay().raise().amount());
  for (int i = 0; i < offer.deductions_size(); ++i) {
    judge(ItemPath("offer.deductions", static_cast<std::size_t>(i)) + ".amount",
          offer.deductions(i).amount());
  }
  judge("offer.net_pay", offer.net_pay());
}

void JudgePayCurrency(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const v1::Money& base = offer.pay().base_pay();
  ForEachPayAmount(offer, [&](const std::string& path, const v1::Money& money) {
    if (SameCurrency(money, base)) return;
    report.Add(path, MoneyText(money), Said("{currency}, as the base pay", base.currency()));
  });
}

bool HasOnePayCurrency(const v1::Offer& offer) {
  bool one = true;
  ForEachPayAmount(offer, [&](const std::string&, const v1::Money& money) {
    one = one && SameCurrency(money, offer.pay().base_pay());
  });
  return one;
}

void JudgeNetPay(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  if (!HasOnePayCurrency(offer)) return;
  const std::optional<std::int64_t> net = NetPay(offer);
  if (net == offer.net_pay().minor_units()) return;
  v1::Money wanted = offer.net_pay();
  wanted.set_minor_units(net.value_or(0));
  report.Add("offer.net_pay", MoneyText(offer.net_pay()),
             net.has_value() ? FindingValue(MoneyText(wanted))
                             : FindingValue(Said("deductions that leave something of the pay")));
}

// --- Deductions.

std::string RentPath(int i) {
  return ItemPath("offer.deductions", static_cast<std::size_t>(i)) + ".code";
}

void JudgeRent(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  if (offer.lodging().provider() != v1::LODGING_PROVIDER_SELF) return;
  for (int i = 0; i < offer.deductions_size(); ++i) {
    if (offer.deductions(i).code() != v1::DEDUCTION_CODE_RENT) continue;
    report.Add(RentPath(i), DeductionWord(v1::DEDUCTION_CODE_RENT),
               Said("no rent, or lodging that somebody provides"));
  }
}

void JudgeDeductionCeilings(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const v1::Money base = MonthlyBase(offer);
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::DeductionCeiling& ceiling : ruleset->deduction_ceilings()) {
      if (!Applies(ceiling.condition(), offer)) continue;
      ExactSum sum(base.currency());
      for (const v1::Deduction& deduction : offer.deductions()) {
        if (deduction.code() == ceiling.code()) sum.Add(deduction.amount());
      }
      v1::Money most = base;
      most.set_minor_units(ScaleDown(base.minor_units(), ceiling.base_pay_bp(), kBasisPoints));
      if (!sum.minor_units().has_value() || *sum.minor_units() <= most.minor_units()) continue;
      v1::Money found = base;
      found.set_minor_units(*sum.minor_units());
      report.Add("offer.deductions",
                 Said("{amount} of {deduction}", MoneyText(found), DeductionWord(ceiling.code())),
                 Said("at most {most} by the ruleset of {authority}", MoneyText(most),
                      ruleset->authority()));
    }
  }
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);
constexpr Needs kRuleset = Needs::kRuleset;

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_PAY_BELOW_MINIMUM_WAGE, 'W', kRuleset, kOffer, JudgeMinimumWage,
        "The hourly value of the base pay, rounded down, is at least the minimum wage of each "
        "worksite's subdivision.",
        1},
    Row{v1::FINDING_CODE_MINIMUM_WAGE_MISSING, 'W', kRuleset, kOffer, JudgeMinimumWageKnown,
        "Where a ruleset states minimum wages, one of the corridor states that of each worksite's "
        "subdivision, in the currency of the pay.",
        1},
    Row{v1::FINDING_CODE_PREMIUM_BELOW_NORM, 'W', kRuleset, kOffer, JudgePremiums,
        "Premiums for overtime, night, days of rest and long overtime are at least the norms of "
        "every ruleset.",
        1},
    Row{v1::FINDING_CODE_ALLOWANCE_NOT_LISTED, 'W', kRuleset, kOffer, JudgeAllowances,
        "Every ruleset of the corridor lists each allowance.", 1},
    Row{v1::FINDING_CODE_PAY_CURRENCIES_MIXED, 'W', Needs::kNothing, kOffer, JudgePayCurrency,
        "Pay, allowances, bonus, raise, deductions and net pay are in one currency.", 1},
    Row{v1::FINDING_CODE_NET_PAY_WRONG, 'W', Needs::kNothing, kOffer, JudgeNetPay,
        "The net pay is exactly the monthly base pay and the monthly allowances less the "
        "deductions.",
        1},
    Row{v1::FINDING_CODE_RENT_WITHOUT_LODGING, 'W', Needs::kNothing, kOffer, JudgeRent,
        "Rent is deducted only where somebody provides lodging.", 1},
    Row{v1::FINDING_CODE_DEDUCTION_ABOVE_CEILING, 'W', kRuleset, kOffer, JudgeDeductionCeilings,
        "Deductions for one thing are together at most the share of the monthly base pay that "
        "every ruleset allows.",
        1},
};

}  // namespace

std::span<const Row> PayRows() { return kRows; }

}  // namespace warifu

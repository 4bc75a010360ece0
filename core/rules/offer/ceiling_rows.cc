// Group F: what fees may cost at most, when they are due, how they are paid.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "core/rules/ceiling.h"
#include "core/rules/conversion.h"
#include "core/rules/money.h"
#include "core/rules/offer/appointments.h"
#include "core/rules/offer/condition.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/records.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/scale.h"
#include "core/rules/wage.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

constexpr std::string_view kTotal = "offer.worker_fee_total";
using FeeCodes = google::protobuf::RepeatedField<int>;

// --- Ceilings.

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

// Runs `judge(ceiling, ruleset)` for each that applies to the offer and holds at its date.
template <typename Judge>
void ForEachCeiling(Judgment& judgment, Judge judge) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::Ceiling& ceiling : ruleset->ceilings()) {
      const bool holds = Applies(ceiling.condition(), offer) &&
                         Holds(ceiling.dates(), offer, judgment.admitted_at_ms());
      if (holds) judge(ceiling, *ruleset);
    }
  }
}

// Runs `judge(ceiling, ruleset, name)` for each that an authority fixed in an appointment in force;
// the rates are those of its own ruleset.
template <typename Judge>
void ForEachFixedCeiling(Judgment& judgment, Judge judge) {
  const auto& views = judgment.Get<AppointmentFacts>().of_party;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (!views[i].found() || views[i].in_force != Answer::kYes) continue;
    const v1::Appointment& appointment = views[i].appointment();
    for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
      if (ruleset->authority() != appointment.authority()) continue;
      for (const v1::FixedCeiling& ceiling : appointment.ceilings()) {
        judge(ceiling, *ruleset, PartyPath(i, "appointment"));
      }
    }
  }
}

void ReportAbove(const v1::Money& fees, const v1::Money& limit, const std::string& name,
                 Report& report) {
  if (fees.minor_units() <= limit.minor_units()) return;
  report.Add(std::string(kTotal), MoneyText(fees), "at most " + MoneyText(limit) + " by " + name);
}

void JudgeCeilings(Judgment& judgment, Report& report) {
  ForEachCeiling(judgment, [&](const v1::Ceiling& ceiling, const v1::Ruleset& ruleset) {
    const auto fees = FeesUnder(judgment, ceiling.fee_codes(), ceiling.payee_roles());
    const auto limit = LimitOf(judgment, ceiling, ruleset);
    if (fees && limit) ReportAbove(*fees, *limit, ceiling.code(), report);
  });
  ForEachFixedCeiling(judgment, [&](const v1::FixedCeiling& ceiling, const v1::Ruleset& ruleset,
                                    const std::string& name) {
    const auto fees = FeesUnder(judgment, ceiling.fee_codes(), {});
    if (!fees) return;
    const auto limit = Converted(ceiling.amount(), fees->currency(), ruleset, Rounding::kDown);
    if (limit) ReportAbove(*fees, *limit, name, report);
  });
}

void ReportNoRate(const std::string& currency, const std::string& name, Report& report) {
  report.Add(std::string(kTotal), currency, "a currency into which the ruleset converts " + name);
}

// Of a ceiling without fees nothing is converted.
void JudgeConvertible(Judgment& judgment, Report& report) {
  const std::string& currency = judgment.statement().offer().worker_fee_total().currency();
  ForEachCeiling(judgment, [&](const v1::Ceiling& ceiling, const v1::Ruleset& ruleset) {
    const auto fees = FeesUnder(judgment, ceiling.fee_codes(), ceiling.payee_roles());
    if (!fees || fees->minor_units() == 0 || LimitOf(judgment, ceiling, ruleset)) return;
    ReportNoRate(currency, ceiling.code(), report);
  });
  ForEachFixedCeiling(judgment, [&](const v1::FixedCeiling& ceiling, const v1::Ruleset& ruleset,
                                    const std::string& name) {
    const auto fees = FeesUnder(judgment, ceiling.fee_codes(), {});
    if (!fees || fees->minor_units() == 0) return;
    if (Converted(ceiling.amount(), currency, ruleset, Rounding::kDown)) return;
    ReportNoRate(currency, name, report);
  });
}

// --- When and how.

std::string FeePath(int line, std::string_view field) {
  return ItemPath("offer.worker_fees", static_cast<std::size_t>(line)) + "." + std::string(field);
}

// The charge for a renewal is for something that begins long after arrival.
void JudgeExtension(const v1::Offer& offer, int i, Report& report) {
  if (offer.worker_fees(i).due() != v1::FEE_DUE_AFTER_ARRIVAL) {
    report.Add(FeePath(i, "due"), "", "AFTER_ARRIVAL: it is for an extension of the contract");
  }
  if (offer.term().renewal().kind() == v1::RENEWAL_KIND_NONE) {
    report.Add(FeePath(i, "code"), FeeWord(offer.worker_fees(i).code()),
               "no charge for an extension: the contract is not renewed");
  }
}

void JudgeDue(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.worker_fees_size(); ++i) {
    const v1::FeeLine& line = offer.worker_fees(i);
    if (line.code() == v1::FEE_CODE_SERVICE_CHARGE_EXTENSION) JudgeExtension(offer, i, report);
    if (line.due() != v1::FEE_DUE_AFTER_APPROVAL || !IsParty(offer, line.payee())) continue;
    report.Add(FeePath(i, "due"), "AFTER_APPROVAL",
               "AFTER_CONTRACT or later: " + line.payee() + " is a party");
  }
}

bool HasMethod(const v1::Organization& payee, v1::FeeMethod method) {
  switch (method) {
    case v1::FEE_METHOD_BANK:
      return !payee.accounts().empty();
    case v1::FEE_METHOD_PORTAL:
      return !payee.payment_portals().empty();
    default:
      return HasRole(payee, v1::ROLE_PUBLIC_AUTHORITY);
  }
}

void JudgeMethod(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.worker_fees_size(); ++i) {
    const v1::FeeLine& line = offer.worker_fees(i);
    const RecordView& payee = judgment.Get<RecordFacts>().Of(line.payee());
    if (!payee.found() || HasMethod(payee.organization(), line.method())) continue;
    report.Add(FeePath(i, "method"), FeeMethodWord(line.method()),
               "BANK with an account in the record of " + line.payee() +
                   ", PORTAL with a portal there, COUNTER of a public authority");
  }
}

void JudgeDeposit(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const auto& promises = offer.undertakings();
  const bool promised =
      std::find(promises.begin(), promises.end(), v1::UNDERTAKING_NO_DEPOSIT) != promises.end();
  for (int i = 0; i < offer.worker_fees_size(); ++i) {
    const v1::FeeLine& line = offer.worker_fees(i);
    if (line.code() != v1::FEE_CODE_DEPOSIT) continue;
    if (promised) {
      report.Add(FeePath(i, "code"), "DEPOSIT", "no deposit: the offer promises NO_DEPOSIT");
    }
    if (line.refundable() != v1::REFUNDABLE_ALWAYS) {
      report.Add(FeePath(i, "refundable"), "", "ALWAYS: a deposit is paid back");
    }
  }
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);
constexpr Needs kProof = Needs::kParties | Needs::kRuleset;

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_FEE_ABOVE_CEILING, 'F', kProof, kOffer, JudgeCeilings,
        "Under every ceiling of every ruleset of the corridor that applies, and of each "
        "appointment, the fees that it covers, an affiliate's among them, are together no more "
        "than "
        "it, less what organizations pay of it.",
        1},
    Row{v1::FINDING_CODE_CEILING_NOT_CONVERTIBLE, 'F', kProof, kOffer, JudgeConvertible,
        "A ceiling in another currency than the fees is converted by a rate of its own ruleset.",
        1},
    Row{v1::FINDING_CODE_FEE_DUE_TOO_EARLY, 'F', Needs::kNothing, kOffer, JudgeDue,
        "Nothing is due to a party before the contract is signed, and a charge for an extension "
        "only after arrival, where the contract may be renewed.",
        1},
    Row{v1::FINDING_CODE_FEE_METHOD_WRONG, 'F', Needs::kParties, kOffer, JudgeMethod,
        "A fee is paid to an account or at a portal of the payee's record, at a counter only to a "
        "public authority.",
        1},
    Row{v1::FINDING_CODE_DEPOSIT_WRONG, 'F', Needs::kNothing, kOffer, JudgeDeposit,
        "A deposit is always paid back, and none is named beside the promise that none is taken.",
        1},
};

}  // namespace

std::span<const Row> CeilingRows() { return kRows; }

}  // namespace warifu

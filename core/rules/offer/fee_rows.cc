// Group F: what the worker may be asked to pay, to whom, and who promises what.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/rules/covers.h"
#include "core/rules/money.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/records.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

std::string FeePath(int line, std::string_view field) {
  return ItemPath("offer.worker_fees", static_cast<std::size_t>(line)) + "." + std::string(field);
}

// Whether a record, being there, allows its organization to be paid without signing.
Answer MayBePaid(const RecordView& record, std::uint64_t admitted_at_ms) {
  if (!record.found()) return record.unknown ? Answer::kNo : Answer::kNotCarried;
  const v1::Organization& organization = record.organization();
  if (!IsListedPayee(organization) || !Covers(organization.validity(), admitted_at_ms)) {
    return Answer::kNo;
  }
  return record.in_force;
}

constexpr Phrase kInsideOrListed = Phrase(
    "a party, or a public authority or listed provider whose record counts, is in force and holds "
    "today");

// Reports an organization that neither signs the offer nor is registered as a payee.
void JudgeInside(Judgment& judgment, Report& report, std::string field, const std::string& id) {
  if (IsParty(judgment.statement().offer(), id)) return;
  const RecordView& record = judgment.Get<RecordFacts>().Of(id);
  report.AddUnless(MayBePaid(record, judgment.admitted_at_ms()), std::move(field), id,
                   kInsideOrListed);
}

void JudgeFeeCodes(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const auto& allowed = ruleset->fee_codes();
    for (int i = 0; i < offer.worker_fees_size(); ++i) {
      const v1::FeeCode code = offer.worker_fees(i).code();
      if (std::find(allowed.begin(), allowed.end(), code) != allowed.end()) continue;
      report.Add(FeePath(i, "code"), FeeWord(code),
                 Said("a fee that the ruleset of {authority} allows", ruleset->authority()));
    }
  }
}

void JudgePayees(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.worker_fees_size(); ++i) {
    JudgeInside(judgment, report, FeePath(i, "payee"), offer.worker_fees(i).payee());
  }
}

void JudgeOneCurrency(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const std::string& currency = offer.worker_fee_total().currency();
  for (int i = 0; i < offer.worker_fees_size(); ++i) {
    const v1::Money& amount = offer.worker_fees(i).amount();
    if (amount.currency() == currency) continue;
    report.Add(FeePath(i, "amount"), MoneyText(amount), Said("{currency}, as the total", currency));
  }
}

void JudgeFeeTotal(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const v1::Money& total = offer.worker_fee_total();
  ExactSum sum(total.currency());
  for (const v1::FeeLine& line : offer.worker_fees()) {
    if (!SameCurrency(line.amount(), total)) return;  // JudgeOneCurrency reports it
    sum.Add(line.amount());
  }
  if (sum.minor_units() == total.minor_units()) return;
  v1::Money wanted;
  wanted.set_currency(total.currency());
  wanted.set_minor_units(sum.minor_units().value_or(0));
  report.Add("offer.worker_fee_total", MoneyText(total),
             sum.minor_units().has_value()
                 ? FindingValue(MoneyText(wanted))
                 : FindingValue(Said("lines whose sum is an amount of money")));
}

void JudgeUndertakings(Judgment& judgment, Report& report) {
  const auto& given = judgment.statement().offer().undertakings();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const int demanded : ruleset->undertakings()) {
      if (std::find(given.begin(), given.end(), demanded) != given.end()) continue;
      report.Add(
          "offer.undertakings", {},
          Said("{demanded}, which the ruleset of {authority} demands",
               UndertakingWord(static_cast<v1::Undertaking>(demanded)), ruleset->authority()));
    }
  }
}

void JudgePaymentEnds(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.payments_size(); ++i) {
    const std::string path = ItemPath("offer.payments", static_cast<std::size_t>(i));
    JudgeInside(judgment, report, path + ".from", offer.payments(i).from());
    JudgeInside(judgment, report, path + ".to", offer.payments(i).to());
  }
  for (int i = 0; i < offer.training_size(); ++i) {
    JudgeInside(judgment, report,
                ItemPath("offer.training", static_cast<std::size_t>(i)) + ".provider",
                offer.training(i).provider());
  }
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_FEE_NOT_ALLOWED, 'F', Needs::kRuleset, kOffer, JudgeFeeCodes,
        "Every ruleset of the corridor allows each fee."},
    Row{v1::FINDING_CODE_PAYEE_OUTSIDE, 'F', Needs::kParties, kOffer, JudgePayees,
        "Each fee is paid to a party, or to a public authority or listed provider whose record "
        "counts, is in force and covers admission."},
    Row{v1::FINDING_CODE_FEE_CURRENCIES_MIXED, 'F', Needs::kNothing, kOffer, JudgeOneCurrency,
        "All fees and their total are in one currency."},
    Row{v1::FINDING_CODE_FEE_TOTAL_WRONG, 'F', Needs::kNothing, kOffer, JudgeFeeTotal,
        "The fee total is the exact sum of the fees."},
    Row{v1::FINDING_CODE_UNDERTAKING_MISSING, 'F', Needs::kRuleset, kOffer, JudgeUndertakings,
        "The offer makes every promise that a ruleset of the corridor demands."},
    Row{v1::FINDING_CODE_PAYMENT_OUTSIDE, 'F', Needs::kParties, kOffer, JudgePaymentEnds,
        "Who pays or is paid among organizations, and who trains, is a party, or a public "
        "authority or listed provider whose record counts, is in force and covers admission."},
};

}  // namespace

std::span<const Row> FeeRows() { return kRows; }

}  // namespace warifu

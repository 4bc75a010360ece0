// Group F: what fees may cost at most, when they are due, how they are paid.
#include <algorithm>
#include <array>
#include <string>

#include "core/rules/money.h"
#include "core/rules/offer/ceiling_measures.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/records.h"
#include "core/rules/rows.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

constexpr std::string_view kTotal = "offer.worker_fee_total";

// --- Ceilings.

void JudgeCeilings(Judgment& judgment, Report& report) {
  for (const CeilingMeasure& one : MeasureCeilings(judgment)) {
    if (!one.fees || !one.limit || one.fees->minor_units() <= one.limit->minor_units()) continue;
    report.Add(std::string(kTotal), MoneyText(*one.fees),
               Said("at most {most} by {rule}", MoneyText(*one.limit), one.name));
  }
}

// Of a ceiling without fees nothing is converted.
void JudgeConvertible(Judgment& judgment, Report& report) {
  const std::string& currency = judgment.statement().offer().worker_fee_total().currency();
  for (const CeilingMeasure& one : MeasureCeilings(judgment)) {
    if (!one.fees || one.fees->minor_units() == 0 || one.limit) continue;
    report.Add(std::string(kTotal), currency,
               Said("a currency into which the ruleset converts {rule}", one.name));
  }
}

// --- When and how.

std::string FeePath(int line, std::string_view field) {
  return ItemPath("offer.worker_fees", static_cast<std::size_t>(line)) + "." + std::string(field);
}

// The charge for a renewal is for something that begins long after arrival.
void JudgeExtension(const v1::Offer& offer, int i, Report& report) {
  if (offer.worker_fees(i).due() != v1::FEE_DUE_AFTER_ARRIVAL) {
    report.Add(
        FeePath(i, "due"), DueWord(offer.worker_fees(i).due()),
        Said("{due}: it is for an extension of the contract", DueWord(v1::FEE_DUE_AFTER_ARRIVAL)));
  }
  if (offer.term().renewal().kind() == v1::RENEWAL_KIND_NONE) {
    report.Add(FeePath(i, "code"), FeeWord(offer.worker_fees(i).code()),
               Said("no charge for an extension: the contract is not renewed"));
  }
}

void JudgeDue(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.worker_fees_size(); ++i) {
    const v1::FeeLine& line = offer.worker_fees(i);
    if (line.code() == v1::FEE_CODE_SERVICE_CHARGE_EXTENSION) {
      JudgeExtension(offer, i, report);
      continue;
    }
    if (line.due() != v1::FEE_DUE_AFTER_APPROVAL || !IsParty(offer, line.payee())) continue;
    report.Add(FeePath(i, "due"), DueWord(line.due()),
               Said("{due} or later: {organization} is a party",
                    DueWord(v1::FEE_DUE_AFTER_CONTRACT), line.payee()));
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
               Said("BANK with an account in the record of {organization}, PORTAL with a portal "
                    "there, COUNTER of a public authority",
                    line.payee()));
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
      report.Add(FeePath(i, "code"), FeeWord(line.code()),
                 Said("no deposit: the offer promises NO_DEPOSIT"));
    }
    if (line.refundable() != v1::REFUNDABLE_ALWAYS) {
      report.Add(FeePath(i, "refundable"), {}, Said("ALWAYS: a deposit is paid back"));
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

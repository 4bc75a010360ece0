// Group F: what the worker pays before work begins stands among the fees, so that their total is
// the truth.
#include <algorithm>
#include <array>
#include <string>

#include "core/rules/money.h"
#include "core/rules/rows.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

v1::FeeCode FeeOf(v1::TrainingKind kind) {
  switch (kind) {
    case v1::TRAINING_KIND_LANGUAGE:
      return v1::FEE_CODE_LANGUAGE_TRAINING;
    case v1::TRAINING_KIND_SKILL:
      return v1::FEE_CODE_SKILL_TRAINING;
    default:
      return v1::FEE_CODE_ORIENTATION;
  }
}

// A fee of this code; to this payee, where one is given.
bool HasFee(const v1::Offer& offer, v1::FeeCode code, const std::string& payee = "") {
  return std::any_of(offer.worker_fees().begin(), offer.worker_fees().end(),
                     [&](const v1::FeeLine& line) {
                       return line.code() == code && line.amount().minor_units() > 0 &&
                              (payee.empty() || line.payee() == payee);
                     });
}

void JudgeTraining(const v1::Offer& offer, Report& report) {
  for (int i = 0; i < offer.training_size(); ++i) {
    const v1::Training& training = offer.training(i);
    const v1::FeeCode fee = FeeOf(training.kind());
    if (training.payer() != v1::PAYER_WORKER || HasFee(offer, fee, training.provider())) continue;
    report.Add(
        ItemPath("offer.training", static_cast<std::size_t>(i)) + ".payer",
        PayerWord(training.payer()),
        Said("a fee {fee} to {organization}, or another payer", FeeWord(fee), training.provider()));
  }
}

// By air, or over land and sea.
void JudgeOutbound(const v1::Offer& offer, Report& report) {
  const v1::Payer payer = offer.travel().outbound_payer();
  if (payer != v1::PAYER_WORKER || HasFee(offer, v1::FEE_CODE_AIRFARE) ||
      HasFee(offer, v1::FEE_CODE_TRAVEL_DOMESTIC)) {
    return;
  }
  report.Add("offer.travel.outbound_payer", PayerWord(payer),
             Said("a fee {fee}, or another payer", FeeWord(v1::FEE_CODE_AIRFARE)));
}

// Of two currencies neither is known to be the larger.
void JudgeAllowance(const v1::Offer& offer, Report& report) {
  const v1::TrainingAllowance& allowance = offer.training_allowance();
  const v1::Money& lodging = allowance.lodging();
  if (lodging.minor_units() == 0 || HasFee(offer, v1::FEE_CODE_LODGING_TRAINING)) return;
  if (SameCurrency(lodging, allowance.amount()) &&
      lodging.minor_units() <= allowance.amount().minor_units()) {
    return;
  }
  report.Add("offer.training_allowance.lodging", MoneyText(lodging),
             Said("at most the allowance, or a fee {fee}", FeeWord(v1::FEE_CODE_LODGING_TRAINING)));
}

void JudgeCosts(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  JudgeTraining(offer, report);
  JudgeOutbound(offer, report);
  JudgeAllowance(offer, report);
}

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_WORKER_COST_WITHOUT_FEE, 'F', Needs::kNothing,
        Kinds(StatementKind::kOffer), JudgeCosts,
        "What the worker pays for stands among the fees: training as a fee to who gives it, the "
        "journey out as a fare, lodging during training as far as it is above the allowance.",
        1},
};

}  // namespace

std::span<const Row> CostRows() { return kRows; }

}  // namespace warifu

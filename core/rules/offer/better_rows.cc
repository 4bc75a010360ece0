// Group L: an offer that supersedes another is in no field worse for the worker.
#include <array>
#include <string>

#include "core/rules/offer/better.h"
#include "core/rules/rows.h"
#include "core/rules/superseded_facts.h"

namespace warifu {
namespace {

void JudgeFields(std::span<const ComparedField> fields, const v1::Offer& before,
                 const v1::Offer& after, Report& report) {
  for (const ComparedField& field : fields) {
    if (field.is_worse == nullptr || !field.is_worse(before, after)) continue;
    report.Add("offer." + std::string(field.path), "worse than in the offer before",
               std::string(field.line));
  }
}

void JudgeNotWorse(Judgment& judgment, Report& report) {
  const Subject* old = judgment.Get<SupersededFacts>().subject;
  if (old == nullptr) return;
  const v1::Offer& before = old->statement().offer();
  JudgeFields(ComparedTerms(), before, judgment.statement().offer(), report);
  JudgeFields(ComparedMoney(), before, judgment.statement().offer(), report);
}

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_WORSE_FOR_WORKER, 'L', Needs::kHistory, Kinds(StatementKind::kOffer),
        JudgeNotWorse,
        "An offer that supersedes another is in no field worse for the worker; what is worse is a "
        "new offer.",
        1},
};

}  // namespace

std::span<const Row> BetterRows() { return kRows; }

}  // namespace warifu

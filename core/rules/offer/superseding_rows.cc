// Group L: an offer that supersedes another is in no field worse for the worker.
#include <array>
#include <optional>
#include <string>

#include "core/rules/counts.h"
#include "core/rules/offer/offer_difference.h"
#include "core/rules/offer/worse.h"
#include "core/rules/rows.h"
#include "core/rules/superseded_facts.h"

namespace warifu {
namespace {

// What would do instead of the change; the value before stands in it.
FindingValue Wanted(const OfferDifference& change) {
  if (change.before.empty()) return Said("nothing, as before");
  if (change.after.empty()) return change.before;
  switch (WorseRowOf(change.field).worse) {
    case Worse::kIfLess:
      return Said("not less than {value}", change.before);
    case Worse::kIfMore:
      return Said("not more than {value}", change.before);
    default:
      return Said("{value}, as before", change.before);
  }
}

// Offers of one lineage looked at, from its newest back. Only what does not count is passed over,
// and a stolen key that wrote more than this leaves a lineage that a new offer must replace.
constexpr int kMaxLineageSteps = 256;

struct Before {
  std::optional<Subject> offer;  // the newest of the lineage that counts, if there is one
  bool is_known = true;          // false: beyond kMaxLineageSteps
};

Before NewestThatCounts(Judgment& judgment) {
  const Subject* newest = judgment.Get<SupersededFacts>().subject;
  if (newest == nullptr) return {};
  const RegistryState& state = judgment.state();
  Subject one = *newest;
  for (int step = 0; step < kMaxLineageSteps; ++step) {
    if (Counts(state, one.index()) == Answer::kYes) return {one};
    const Lookup<LeafIndex> earlier = state.SupersededBy(one.index());
    if (!earlier.found()) return {};
    const Lookup<Subject> next = state.SubjectAt(*earlier);
    if (!next.found()) return {};
    one = *next;
  }
  return {std::nullopt, false};
}

void JudgeNotWorse(Judgment& judgment, Report& report) {
  const Before before = NewestThatCounts(judgment);
  if (!before.is_known) {
    report.Add("offer.lineage", Said("a lineage of which nothing that counts is near"),
               Said("a new offer"));
  }
  if (!before.offer.has_value()) return;
  const v1::Offer& offer = judgment.statement().offer();
  for (const OfferDifference& change : CompareOffers(before.offer->statement().offer(), offer)) {
    if (!change.may_replace) report.Add("offer." + change.place, change.after, Wanted(change));
  }
}

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_WORSE_FOR_WORKER, 'L', Needs::kHistory, Kinds(StatementKind::kOffer),
        JudgeNotWorse,
        "An offer that supersedes another is in no field worse for the worker; what is worse is a "
        "new offer.",
        1},
};

}  // namespace

std::span<const Row> SupersedingRows() { return kRows; }

}  // namespace warifu

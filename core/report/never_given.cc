// Offers that are open for long, and of which no place is given.
#include <algorithm>

#include "core/base/time.h"
#include "core/report/lists.h"
#include "core/text/civil_date.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMsPerDay = kMsPerSecond * static_cast<std::uint64_t>(kSecondsPerDay);

// Since when the lineage is open: from its first offer on, and from the day on that this names.
Lookup<std::uint64_t> OpenSince(const ReportInput& input, const Subject& offer) {
  const Lookup<Subject> first = input.state.OfName(LineageFirst(offer.examined()));
  if (!first.found()) return Lookup<std::uint64_t>::NotCarried();
  return Lookup<std::uint64_t>::Found(std::max(
      first->entry->admitted_at_ms, first->statement().offer().valid_from() * kMsPerSecond));
}

}  // namespace

void ListNeverGiven(const ReportInput& input, ReportSection& section) {
  for (const LeafIndex index : input.offers) {
    const Lookup<Subject> subject = input.At(index);
    if (!subject.found()) continue;
    const auto given = input.state.PlacesGiven(LineageFirst(subject->examined()));
    const auto since = OpenSince(input, *subject);
    if (!given.found() || given->Count() > 0 || !since.found()) continue;
    if (input.at_ms <= *since || input.at_ms - *since <= kNeverGivenDays * kMsPerDay) continue;
    const v1::Offer& offer = subject->statement().offer();
    section.Add({.what = ReportWhat::kNeverGiven,
                 .about = Reported(*subject),
                 .organizations = {input.NameOf(offer.parties().rbegin()->organization()),
                                   input.NameOf(offer.parties(0).organization())},
                 .facts = {{"days", (input.at_ms - *since) / kMsPerDay},
                           {"since_ms", AtMs{*since}},
                           {"places", std::uint64_t{offer.job().places()}},
                           {"fee_total", offer.worker_fee_total()}},
                 .next = NextStep::kAskWhyNobody});
  }
}

}  // namespace warifu

// Offers near a ceiling that binds them.
#include "core/report/lists.h"
#include "core/report/state_at.h"
#include "core/rules/judgment.h"
#include "core/rules/offer/ceiling_measures.h"

namespace warifu {
namespace {

constexpr std::uint64_t kPercent = 100;

// Rounded down. Requires: 0 <= part, 0 < whole.
std::uint64_t PercentOf(std::int64_t part, std::int64_t whole) {
  return static_cast<std::uint64_t>(static_cast<unsigned __int128>(part) * kPercent /
                                    static_cast<unsigned __int128>(whole));
}

// Nothing asked is near nothing.
bool IsNear(const CeilingMeasure& measure) {
  if (!measure.fees || !measure.limit) return false;
  const std::int64_t asked = measure.fees->minor_units();
  const std::int64_t limit = measure.limit->minor_units();
  return asked > 0 && limit > 0 && PercentOf(asked, limit) >= kNearCeilingPercent;
}

std::vector<NamedOrganization> PartiesOf(const ReportInput& input, const v1::Offer& offer) {
  std::vector<NamedOrganization> parties;
  for (const v1::Party& party : offer.parties()) {
    parties.push_back(input.NameOf(party.organization()));
  }
  return parties;
}

}  // namespace

void ListNearCeilings(const ReportInput& input, ReportSection& section) {
  for (const LeafIndex index : input.offers) {
    const Lookup<Subject> offer = input.At(index);
    if (!offer.found()) continue;
    const StateAt then(input.state, index);
    Judgment judgment(then, offer->examined(), offer->entry->admitted_at_ms);
    for (const CeilingMeasure& measure : MeasureCeilings(judgment)) {
      if (!IsNear(measure)) continue;
      section.Add({.what = ReportWhat::kNearCeiling,
                   .about = Reported(*offer),
                   .organizations = PartiesOf(input, offer->statement().offer()),
                   .facts = {{"sum", *measure.fees},
                             {"ceiling", *measure.limit},
                             {"ceiling_code",
                              measure.appointment ? measure.appointment->ToString() : measure.name},
                             {"percent", PercentOf(measure.fees->minor_units(),
                                                   measure.limit->minor_units())}},
                   .next = NextStep::kCompareReceipts});
    }
  }
}

}  // namespace warifu

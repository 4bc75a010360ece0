#include "core/admission/offer_places.h"

#include <map>

#include "core/base/check.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/places.h"

namespace warifu {
namespace {

// What a lineage adds to the sum of each appointment; negative: takes from it.
using Differences = std::map<Hash, std::int64_t>;

void AddUse(const LineagePlaces& places, std::int64_t sign, Differences& differences) {
  if (places.newest == nullptr) return;
  for (const Hash& appointment : AppointmentsNamed(*places.newest)) {
    differences[appointment] += sign * static_cast<std::int64_t>(places.used());
  }
}

}  // namespace

std::uint64_t LineagePlaces::used() const { return PlacesUsedBy(*newest, state, given); }

void PutPlaces(const RegistryState& state, const Hash& lineage_first, const LineagePlaces& before,
               const LineagePlaces& after, Changes& changes) {
  if (before.given != after.given) {
    changes.puts.push_back(
        {Table::kPlacesGiven, LineageTableKey(lineage_first), after.given.ToBytes()});
  }
  Differences differences;
  AddUse(before, -1, differences);
  AddUse(after, 1, differences);
  for (const auto& [appointment, difference] : differences) {
    if (difference == 0) continue;
    const Lookup<std::uint64_t> used = state.PlacesUsed(appointment);
    if (!used.found()) return;  // the judgment is incomplete, so the changes mean nothing
    const auto sum = static_cast<std::int64_t>(*used) + difference;
    WARIFU_CHECK(sum >= 0);
    changes.puts.push_back({Table::kPlacesUsed, LineageTableKey(appointment),
                            sum == 0 ? "" : EncodeCount(static_cast<std::uint64_t>(sum))});
  }
}

}  // namespace warifu

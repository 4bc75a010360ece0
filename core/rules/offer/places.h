// How many places of an appointment its offers use.
//
// A lineage of offers uses the places of its newest offer, counting or not, while that is in force
// or full, and else the places that were given.
// Not here: the running sum (Table::kPlacesUsed), which admission keeps.
// Threads: pure functions over the state given.
#ifndef WARIFU_CORE_RULES_OFFER_PLACES_H_
#define WARIFU_CORE_RULES_OFFER_PLACES_H_

#include <cstdint>

#include "core/base/types.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"

namespace warifu {

// As above, of a newest offer in `state` in whose lineage these places are given.
std::uint64_t PlacesUsedBy(const v1::Offer& newest, State state, const PlaceSet& given);

// What a lineage adds to this appointment; 0 where its newest offer does not name it.
// Requires: `newest` is that offer.
Lookup<std::uint64_t> PlacesOfLineage(const RegistryState& state, const Subject& newest,
                                      const Hash& appointment_first);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_PLACES_H_

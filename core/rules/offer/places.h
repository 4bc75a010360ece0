// How many places of an appointment its offers use.
//
// A lineage of offers uses the places of its newest offer, counting or not, while that is in force
// or full, and else the places that were given. Not here: the running sum (Table::kPlacesUsed),
// which admission keeps.
// Threads: pure functions over the state given.
#ifndef WARIFU_CORE_RULES_OFFER_PLACES_H_
#define WARIFU_CORE_RULES_OFFER_PLACES_H_

#include <cstdint>

#include "core/base/types.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"

namespace warifu {

// What a lineage adds to each appointment that its newest offer names.
// Requires: `newest` is that offer.
Lookup<std::uint64_t> PlacesOfLineage(const RegistryState& state, const Subject& newest);

// What it adds to this appointment: as above, or 0 where the newest offer does not name it.
Lookup<std::uint64_t> PlacesOfLineage(const RegistryState& state, const Subject& newest,
                                      const Hash& appointment_first);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_PLACES_H_

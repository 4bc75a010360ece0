// OfferPlaces: the places of an offer's lineage before and after one statement, and what follows
// from the difference: full or open again, places given, places used of appointments.
//
// A lineage uses of each appointment that its newest offer names: that offer's places while it is
// in force or full, else as many as are given. The sums are changed by entries alone, counting or
// not.
// Source: docs/format.md, "Places".
// Threads: belongs to one call.
#ifndef WARIFU_CORE_ADMISSION_OFFER_PLACES_H_
#define WARIFU_CORE_ADMISSION_OFFER_PLACES_H_

#include <cstdint>

#include "core/admission/changes.h"
#include "core/rules/place_set.h"
#include "core/rules/state.h"

namespace warifu {

// The newest offer of a lineage, how it stands, and which places are given.
struct LineagePlaces {
  const v1::Offer* newest = nullptr;  // null: the lineage is not begun
  State state = State::kNone;
  PlaceSet given;

  bool all_given() const { return given.Count() >= newest->job().places(); }
  // What it uses of each appointment that the newest offer names.
  std::uint64_t used() const;
};

// Writes what changes from `before` to `after`: Table::kPlacesGiven and Table::kPlacesUsed.
void PutPlaces(const RegistryState& state, const Hash& lineage_first, const LineagePlaces& before,
               const LineagePlaces& after, Changes& changes);

}  // namespace warifu

#endif  // WARIFU_CORE_ADMISSION_OFFER_PLACES_H_

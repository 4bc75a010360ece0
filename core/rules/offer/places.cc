#include "core/rules/offer/places.h"

#include <algorithm>

#include "core/rules/offer/named.h"

namespace warifu {

std::uint64_t PlacesUsedBy(const v1::Offer& newest, State state, const PlaceSet& given) {
  const bool is_open = state == State::kInForce || state == State::kFull;
  return is_open ? newest.job().places() : given.Count();
}

Lookup<std::uint64_t> PlacesOfLineage(const RegistryState& state, const Subject& newest,
                                      const Hash& appointment_first) {
  const v1::Offer& offer = newest.statement().offer();
  const std::vector<Hash> named = AppointmentsNamed(offer);
  if (std::find(named.begin(), named.end(), appointment_first) == named.end()) {
    return Lookup<std::uint64_t>::Found(0);
  }
  const Lookup<PlaceSet> given = state.PlacesGiven(LineageFirst(newest.examined()));
  if (!given.found()) return Lookup<std::uint64_t>::NotCarried();
  return Lookup<std::uint64_t>::Found(PlacesUsedBy(offer, newest.standing.state, *given));
}

}  // namespace warifu

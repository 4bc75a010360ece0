#include "core/rules/offer/places.h"

#include <algorithm>

#include "core/rules/offer/named.h"

namespace warifu {

Lookup<std::uint64_t> PlacesOfLineage(const RegistryState& state, const Subject& newest) {
  const State standing = newest.standing.state;
  if (standing == State::kInForce || standing == State::kFull) {
    return Lookup<std::uint64_t>::Found(newest.statement().offer().job().places());
  }
  const Lookup<PlaceSet> given = state.PlacesGiven(LineageFirst(newest.examined()));
  if (!given.found()) return Lookup<std::uint64_t>::NotCarried();
  return Lookup<std::uint64_t>::Found(given->Count());
}

Lookup<std::uint64_t> PlacesOfLineage(const RegistryState& state, const Subject& newest,
                                      const Hash& appointment_first) {
  const auto named = AppointmentsNamed(newest.statement().offer());
  if (std::find(named.begin(), named.end(), appointment_first) == named.end()) {
    return Lookup<std::uint64_t>::Found(0);
  }
  return PlacesOfLineage(state, newest);
}

}  // namespace warifu

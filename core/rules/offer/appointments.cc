#include "core/rules/offer/appointments.h"

#include "core/rules/counts.h"

namespace warifu {
namespace {

AppointmentView ViewOf(const RegistryState& state, const v1::Party& party) {
  AppointmentView view;
  if (party.appointment().empty()) return view;
  const Lookup<Subject> newest = state.NewestOfLineage(HashField(party.appointment()));
  const bool is_appointment = newest.found() && newest->statement().has_appointment();
  view.unknown = newest.absent() || (newest.found() && !is_appointment);
  if (!is_appointment) return view;
  view.subject = *newest;
  view.in_force = CountsInForce(state, newest->index());
  return view;
}

}  // namespace

AppointmentFacts::AppointmentFacts(Judgment& judgment) {
  for (const v1::Party& party : judgment.statement().offer().parties()) {
    of_party.push_back(ViewOf(judgment.state(), party));
  }
}

}  // namespace warifu

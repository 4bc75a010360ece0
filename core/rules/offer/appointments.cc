#include "core/rules/offer/appointments.h"

#include <algorithm>

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

bool SameOccupation(const v1::Occupation& a, const v1::Occupation& b) {
  return a.isco08() == b.isco08() && a.national_code() == b.national_code();
}

bool ListsOccupation(const v1::Appointment& appointment, const v1::Occupation& occupation) {
  const auto& listed = appointment.occupations();
  return std::any_of(listed.begin(), listed.end(), [&occupation](const v1::Occupation& one) {
    return SameOccupation(one, occupation);
  });
}

}  // namespace warifu

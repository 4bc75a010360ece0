// Appointments whose places are used up by offers, or nearly.
#include "core/report/lists.h"

namespace warifu {
namespace {

constexpr std::uint64_t kPercent = 100;

bool IsUsed(std::uint64_t used, std::uint64_t places) {
  return used > 0 && used * kPercent >= places * kNearlyUsedPercent;
}

ReportWhat WhatOf(std::uint64_t used, std::uint64_t places) {
  if (used > places) return ReportWhat::kPlacesOverUsed;
  return used == places ? ReportWhat::kPlacesUsed : ReportWhat::kPlacesNearlyUsed;
}

}  // namespace

void ListUsedAppointments(const ReportInput& input, ReportSection& section) {
  for (const LeafIndex index : input.appointments) {
    const Lookup<Subject> subject = input.At(index);
    if (!subject.found()) continue;
    const v1::Appointment& appointment = subject->statement().appointment();
    const auto used = input.state.PlacesUsed(LineageFirst(subject->examined()));
    const std::uint64_t places = appointment.places();
    if (!used.found() || !IsUsed(*used, places)) continue;
    section.Add({.what = WhatOf(*used, places),
                 .about = Reported(*subject),
                 .organizations = {input.NameOf(appointment.principal()),
                                   input.NameOf(appointment.agent())},
                 .facts = {{"places_used", *used}, {"places", places}},
                 .next = *used > places ? NextStep::kFreePlaces : NextStep::kAskBeforeApproving});
  }
}

}  // namespace warifu

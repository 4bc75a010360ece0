// Group P: the appointments that lead from the accepting company to every other party.
//
// Each party's principal stands before it, so whoever follows principals comes to the first party:
// the accepting company.
#include <algorithm>
#include <string>

#include "core/base/encoding.h"
#include "core/rules/covers.h"
#include "core/rules/offer/appointments.h"
#include "core/rules/offer/party_rules.h"
#include "core/rules/words.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

constexpr std::string_view kField = "appointment";

std::string PathOf(std::size_t party) { return PartyPath(party, kField); }

bool IsBefore(const v1::Offer& offer, std::size_t party, const std::string& organization) {
  const auto begin = offer.parties().begin();
  return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(party),
                     [&](const v1::Party& p) { return p.organization() == organization; });
}

// Runs `judge(party, view)` for each party whose appointment the registry has.
template <typename Judge>
void ForEachFound(Judgment& judgment, Judge judge) {
  const auto& views = judgment.Get<AppointmentFacts>().of_party;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (views[i].found()) judge(i, views[i]);
  }
}

}  // namespace

void JudgeAppointmentNamed(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (int i = 0; i < offer.parties_size(); ++i) {
    const std::string& named = offer.parties(i).appointment();
    if (named.empty() == (i == 0)) continue;
    report.Add(PathOf(static_cast<std::size_t>(i)), EncodeHex(named),
               i == 0 ? Said("none: the accepting company acts for itself")
                      : Said("the appointment by which this party acts"));
  }
}

void JudgeAppointmentKnown(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const auto& views = judgment.Get<AppointmentFacts>().of_party;
  for (std::size_t i = 0; i < views.size(); ++i) {
    if (!views[i].unknown) continue;
    report.Add(PathOf(i), EncodeHex(offer.parties(static_cast<int>(i)).appointment()),
               Said("the name of the first statement of an appointment's lineage"));
  }
}

void JudgeAppointmentInForce(Judgment& judgment, Report& report) {
  ForEachFound(judgment, [&](std::size_t i, const AppointmentView& view) {
    report.AddUnless(view.in_force, PathOf(i), StandingText(*view.subject),
                     Said("an appointment that counts and is in force"));
  });
}

void JudgeChain(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  ForEachFound(judgment, [&](std::size_t i, const AppointmentView& view) {
    const v1::Appointment& appointment = view.appointment();
    const std::string& party = offer.parties(static_cast<int>(i)).organization();
    if (appointment.agent() != party) {
      report.Add(PathOf(i), Said("agent {organization}", appointment.agent()),
                 Said("an appointment of {organization}", party));
    }
    if (!IsBefore(offer, i, appointment.principal())) {
      report.Add(PathOf(i), Said("principal {organization}", appointment.principal()),
                 Said("a principal that is a party before this one"));
    }
  });
}

void JudgeAppointmentCovers(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  ForEachFound(judgment, [&](std::size_t i, const AppointmentView& view) {
    const v1::Appointment& appointment = view.appointment();
    if (!SameCorridor(appointment.corridor(), offer.corridor())) {
      report.Add(PathOf(i), CorridorText(appointment.corridor()),
                 Said("an appointment for {corridor}", CorridorText(offer.corridor())));
    }
    if (!ListsOccupation(appointment, offer.job().occupation())) {
      report.Add(PathOf(i), OccupationWord(offer.job().occupation()),
                 Said("an appointment that names this occupation"));
    }
  });
}

void JudgeAppointmentDates(Judgment& judgment, Report& report) {
  if (judgment.statement().has_appointment()) {
    const v1::DateRange& validity = judgment.statement().appointment().validity();
    if (Covers(validity, judgment.admitted_at_ms())) return;
    report.Add("appointment.validity", RangeText(validity),
               Said("dates that cover {instant}", DayWord(judgment.admitted_at_ms())));
    return;
  }
  const v1::Offer& offer = judgment.statement().offer();
  ForEachFound(judgment, [&](std::size_t i, const AppointmentView& view) {
    const v1::DateRange& validity = view.appointment().validity();
    if (CoversStretch(validity, offer.valid_from(), offer.valid_until())) return;
    report.Add(PathOf(i), RangeText(validity),
               Said("an appointment that holds from {from} to {until}",
                    FormatInstant(offer.valid_from()), FormatInstant(offer.valid_until())));
  });
}

}  // namespace warifu

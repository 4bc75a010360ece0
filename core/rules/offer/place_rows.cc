// Group N of offers: how many places. That a replacement keeps those given is judged with the
// lineage (core/rules/lineage_rows.cc).
#include <array>
#include <optional>
#include <string>

#include "core/rules/offer/appointments.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/places.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

constexpr std::string_view kPlaces = "offer.job.places";

std::uint64_t PlacesWanted(const Judgment& judgment) {
  return judgment.statement().offer().job().places();
}

// The newest offer of the lineage that this one continues; nothing: it begins one, or names none.
std::optional<Subject> OfferContinued(const Judgment& judgment) {
  const v1::Lineage* lineage = LineageOf(judgment.statement());
  if (lineage == nullptr) return std::nullopt;
  const Lookup<Subject> newest = judgment.state().NewestOfLineage(HashField(lineage->first()));
  if (!newest.found() || !newest->statement().has_offer()) return std::nullopt;
  return *newest;
}

// The appointments in force by which the parties act, each with the name of its lineage.
template <typename Judge>
void ForEachAppointment(Judgment& judgment, Judge judge) {
  const v1::Offer& offer = judgment.statement().offer();
  const auto& views = judgment.Get<AppointmentFacts>().of_party;
  for (const Hash& name : AppointmentsNamed(offer)) {
    for (std::size_t i = 0; i < views.size(); ++i) {
      const bool named = offer.parties(static_cast<int>(i)).appointment() == name.view();
      if (!named || views[i].in_force != Answer::kYes) continue;
      judge(PartyPath(i, "appointment"), name, views[i].appointment());
      break;
    }
  }
}

// Places of the appointment that other lineages use.
Lookup<std::uint64_t> UsedByOthers(const Judgment& judgment, const Hash& appointment_first) {
  const Lookup<std::uint64_t> used = judgment.state().PlacesUsed(appointment_first);
  const std::optional<Subject> continued = OfferContinued(judgment);
  if (!used.found() || !continued.has_value()) return used;
  const auto own = PlacesOfLineage(judgment.state(), *continued, appointment_first);
  if (!own.found()) return own;
  return Lookup<std::uint64_t>::Found(*used > *own ? *used - *own : 0);
}

void JudgeRulesetPlaces(Judgment& judgment, Report& report) {
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const std::uint32_t most = ruleset->offer_limits().places_max();
    if (PlacesWanted(judgment) <= most) continue;
    report.Add(std::string(kPlaces), std::to_string(PlacesWanted(judgment)),
               Said("at most {most} by the ruleset of {authority}", most, ruleset->authority()));
  }
}

void JudgeAppointmentPlaces(Judgment& judgment, Report& report) {
  ForEachAppointment(judgment, [&](const std::string& field, const Hash& first,
                                   const v1::Appointment& appointment) {
    const Lookup<std::uint64_t> others = UsedByOthers(judgment, first);
    if (!others.found()) return;
    const std::uint64_t free = appointment.places() > *others ? appointment.places() - *others : 0;
    if (PlacesWanted(judgment) <= free) return;
    report.Add(std::string(kPlaces), std::to_string(PlacesWanted(judgment)),
               Said("at most {most}: what {field} has left of {places}", free, field,
                    appointment.places()));
  });
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_PLACES_EXCEED_RULESET, 'N', Needs::kRuleset, kOffer, JudgeRulesetPlaces,
        "An offer has at most as many places as each ruleset of the corridor allows."},
    Row{v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT, 'N', Needs::kParties | Needs::kHistory, kOffer,
        JudgeAppointmentPlaces,
        "The places of all offers that name an appointment's lineage are together at most those of "
        "the newest appointment."},
};

}  // namespace

std::span<const Row> OfferPlaceRows() { return kRows; }

}  // namespace warifu

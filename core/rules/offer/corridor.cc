// Group P: the corridor's authorities, and what their rulesets list.
#include <algorithm>
#include <string>

#include "core/rules/offer/appointments.h"
#include "core/rules/offer/party_rules.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

void JudgeAppointmentAuthority(Judgment& judgment, Report& report) {
  const v1::Appointment& appointment = judgment.statement().appointment();
  const v1::Authority* authority = judgment.state().FindAuthority(appointment.authority());
  if (authority != nullptr && HasCorridor(*authority, appointment.corridor())) return;
  report.Add("appointment.authority", appointment.authority(),
             Said("an authority that the genesis names for {corridor}",
                  CorridorText(appointment.corridor())));
}

}  // namespace

void JudgeAuthority(Judgment& judgment, Report& report) {
  if (judgment.statement().has_appointment()) return JudgeAppointmentAuthority(judgment, report);
  const v1::Corridor& corridor = judgment.statement().offer().corridor();
  const auto& authorities = judgment.state().genesis().authorities();
  if (std::any_of(authorities.begin(), authorities.end(), [&](const v1::Authority& authority) {
        return HasCorridor(authority, corridor);
      })) {
    return;
  }
  report.Add("offer.corridor", CorridorText(corridor),
             Said("a corridor for which the genesis names an authority"));
}

void JudgeRulesets(Judgment& judgment, Report& report) {
  for (const MissingRuleset& missing : judgment.Get<RulesetFacts>().missing) {
    report.AddUnless(missing.answer, "offer.corridor", missing.authority,
                     Said("a ruleset of this authority that counts"));
  }
}

void JudgeProgramme(Judgment& judgment, Report& report) {
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    if (listing.programme != nullptr) continue;
    report.Add("offer.programme", judgment.statement().offer().programme(),
               Said("a programme that is listed and open in the ruleset of {authority}",
                    listing.ruleset->authority()));
  }
}

void JudgeOccupation(Judgment& judgment, Report& report) {
  const v1::Occupation& occupation = judgment.statement().offer().job().occupation();
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    if (listing.programme == nullptr) continue;
    const auto& listed = listing.programme->occupations();
    const bool found =
        std::any_of(listed.begin(), listed.end(), [&](const v1::ListedOccupation& one) {
          return SameOccupation(one.occupation(), occupation);
        });
    if (found) continue;
    report.Add("offer.job.occupation", OccupationWord(occupation),
               Said("an occupation that the ruleset of {authority} lists for {programme}",
                    listing.ruleset->authority(), listing.programme->code()));
  }
}

void JudgeRoute(Judgment& judgment, Report& report) {
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    if (listing.programme == nullptr || listing.route != nullptr) continue;
    report.Add("offer.hire_route", RouteWord(judgment.statement().offer().hire_route()),
               Said("a route that the ruleset of {authority} lists for {programme}",
                    listing.ruleset->authority(), listing.programme->code()));
  }
}

void JudgeWorkerClass(Judgment& judgment, Report& report) {
  const std::string& code = judgment.statement().offer().worker_class();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    const auto& classes = ruleset->worker_classes();
    const bool found = std::any_of(classes.begin(), classes.end(),
                                   [&](const v1::WorkerClass& one) { return one.code() == code; });
    if (found) continue;
    report.Add(
        "offer.worker_class", code,
        Said("a class of workers that the ruleset of {authority} lists", ruleset->authority()));
  }
}

}  // namespace warifu

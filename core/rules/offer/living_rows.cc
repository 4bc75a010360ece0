// Group W: where the worker works and lives, who insures and who pays journeys.
#include <algorithm>
#include <array>
#include <string>

#include "core/rules/offer/condition.h"
#include "core/rules/offer/rulesets.h"
#include "core/rules/rows.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

// A subdivision begins with its country: "JP-08".
void JudgeWorksites(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const std::string country = offer.corridor().destination_country() + "-";
  for (int i = 0; i < offer.worksites_size(); ++i) {
    const std::string& subdivision = offer.worksites(i).subdivision();
    if (subdivision.starts_with(country)) continue;
    report.Add(ItemPath("offer.worksites", static_cast<std::size_t>(i)) + ".subdivision",
               subdivision,
               Said("a subdivision of {country}", offer.corridor().destination_country()));
  }
}

void JudgeLodging(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  const v1::Lodging& lodging = offer.lodging();
  if (lodging.provider() == v1::LODGING_PROVIDER_SELF) return;
  for (const Listing& listing : judgment.Get<ListingFacts>().listings) {
    if (listing.programme == nullptr) continue;
    const std::uint32_t least = listing.programme->min_square_meters_x10();
    if (lodging.square_meters_x10() >= least) continue;
    report.Add("offer.lodging.square_meters_x10", std::to_string(lodging.square_meters_x10()),
               Said("at least {least}", least));
  }
}

void JudgeInsurance(Judgment& judgment, Report& report) {
  const auto& given = judgment.statement().offer().insurance();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const int demanded : ruleset->work_norms().insurance()) {
      if (std::find(given.begin(), given.end(), demanded) != given.end()) continue;
      report.Add(
          "offer.insurance", {},
          Said("{demanded}, which the ruleset of {authority} demands",
               InsuranceWord(static_cast<v1::InsuranceKind>(demanded)), ruleset->authority()));
    }
  }
}

struct Journey {
  v1::TravelLeg leg;
  const char* field;
  v1::Payer (v1::Travel::*payer)() const;
};
constexpr std::array kJourneys = {
    Journey{v1::TRAVEL_LEG_OUTBOUND, "outbound_payer", &v1::Travel::outbound_payer},
    Journey{v1::TRAVEL_LEG_RETURN_COMPLETED, "return_payer_completed",
            &v1::Travel::return_payer_completed},
    Journey{v1::TRAVEL_LEG_RETURN_NO_FAULT, "return_payer_no_fault",
            &v1::Travel::return_payer_no_fault},
    Journey{v1::TRAVEL_LEG_RETURN_FAULT, "return_payer_fault", &v1::Travel::return_payer_fault},
    Journey{v1::TRAVEL_LEG_COMMUTE, "commute_payer", &v1::Travel::commute_payer},
};

Sentence AnyOfText(const v1::TravelRule& rule) {
  std::vector<std::string> payers;
  for (const int payer : rule.payers()) payers.push_back(PayerWord(static_cast<v1::Payer>(payer)));
  return AnyOf(payers);
}

void JudgeJourney(const v1::Offer& offer, const v1::TravelRule& rule, Report& report) {
  for (const Journey& journey : kJourneys) {
    const v1::Payer payer = (offer.travel().*journey.payer)();
    const auto& payers = rule.payers();
    const bool may_pay = std::find(payers.begin(), payers.end(), payer) != payers.end();
    if (rule.leg() != journey.leg || may_pay) continue;
    report.Add(std::string("offer.travel.") + journey.field, PayerWord(payer), AnyOfText(rule));
  }
}

void JudgeTravel(Judgment& judgment, Report& report) {
  const v1::Offer& offer = judgment.statement().offer();
  for (const v1::Ruleset* ruleset : judgment.Get<RulesetFacts>().in_force) {
    for (const v1::TravelRule& rule : ruleset->travel()) {
      if (Applies(rule.condition(), offer)) JudgeJourney(offer, rule, report);
    }
  }
}

constexpr KindSet kOffer = Kinds(StatementKind::kOffer);
constexpr Needs kRuleset = Needs::kRuleset;

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_WORKSITE_ABROAD, 'W', Needs::kNothing, kOffer, JudgeWorksites,
        "Every worksite is in the country of destination.", 1},
    Row{v1::FINDING_CODE_LODGING_TOO_SMALL, 'W', kRuleset, kOffer, JudgeLodging,
        "Lodging that is provided has at least the bedroom area for each person that the programme "
        "demands.",
        1},
    Row{v1::FINDING_CODE_INSURANCE_MISSING, 'W', kRuleset, kOffer, JudgeInsurance,
        "The offer names every insurance that a ruleset of the corridor demands.", 1},
    Row{v1::FINDING_CODE_TRAVEL_PAYER_WRONG, 'W', kRuleset, kOffer, JudgeTravel,
        "Each journey is paid by one of those whom every ruleset that applies lets pay it.", 1},
};

}  // namespace

std::span<const Row> LivingRows() { return kRows; }

}  // namespace warifu

// Licenses about to end, of parties with open offers.
#include <algorithm>

#include "core/report/lists.h"
#include "core/report/state_at.h"
#include "core/rules/judgment.h"
#include "core/rules/offer/rulesets.h"

namespace warifu {
namespace {

// Whether a ruleset that binds the offer demands a license for what the party is in it.
bool NeedsLicense(const v1::Party& party, const RulesetFacts& rulesets) {
  return std::any_of(party.roles().begin(), party.roles().end(), [&](int role) {
    return IsLicensed(rulesets.in_force, static_cast<v1::Role>(role));
  });
}

// The offers of each party that needs a license for them.
OffersOf LicensedOffers(const ReportInput& input) {
  OffersOf offers;
  for (const LeafIndex index : input.offers) {
    const Lookup<Subject> offer = input.At(index);
    if (!offer.found()) continue;
    const StateAt then(input.state, index);
    Judgment judgment(then, offer->examined(), offer->entry->admitted_at_ms);
    for (const v1::Party& party : offer->statement().offer().parties()) {
      if (!NeedsLicense(party, judgment.Get<RulesetFacts>())) continue;
      offers[party.organization()].Add(offer->examined().code());
    }
  }
  return offers;
}

}  // namespace

void ListEndingLicenses(const ReportInput& input, ReportSection& section) {
  for (const auto& [id, offers] : LicensedOffers(input)) {
    const Lookup<Subject> record = input.state.NewestRecord(id);
    if (!record.found() || !record->statement().organization().has_license()) continue;
    const v1::License& license = record->statement().organization().license();
    if (!input.EndsSoon(license.validity().until())) continue;
    section.Add({.what = ReportWhat::kLicenseEnds,
                 .about = Reported(*record),
                 .organizations = {input.NameOf(id)},
                 .facts = {{"license_number", license.number()},
                           {"ends_on", Day{license.validity().until()}}},
                 .offers = offers,
                 .next = NextStep::kAskForLicense});
  }
}

}  // namespace warifu

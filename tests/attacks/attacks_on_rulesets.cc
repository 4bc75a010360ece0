// Attacks on the rules themselves: old, soft, backdated and foreign rulesets.
#include <gtest/gtest.h>

#include "tests/attacks/attack.h"

namespace warifu {
namespace {

constexpr char kAuthorityKey[] = "VNTEST 1";

// Half a month of pay for the service, from now on.
v1::Statement HarderRuleset(Ground& ground) {
  v1::Statement ruleset = ground.world().Ruleset(kAuthority);
  v1::Ceiling* ceiling = ruleset.mutable_ruleset()->add_ceilings();
  ceiling->set_code("VN-HALF");
  ceiling->mutable_dates()->set_basis(v1::DATE_BASIS_ADMISSION);
  ceiling->mutable_dates()->mutable_range()->set_from("2026-01-01");
  ceiling->add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE);
  ceiling->mutable_months_total()->set_months_x100(50);
  return ruleset;
}

// Dated, and signed by all, while the old rules were in force; handed in under the new ones.
Seen UseOlderRules(Ground& /*shared*/) {
  Ground own;
  const v1::Statement offer = own.world().Offer(LegalOffer::kEsd);
  own.Publish(HarderRuleset(own));
  return own.Refused(offer);
}

Seen SignAnOldOfferAnew(Ground& /*shared*/) {
  Ground own;
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  own.Publish(HarderRuleset(own));
  return own.Refused(own.world().Next(offer));
}

// The old rules once more, with the old date, over the new ones.
Seen DateARulesetBackwards(Ground& /*shared*/) {
  Ground own;
  v1::Statement soft = own.world().Ruleset(kAuthority);
  soft.mutable_ruleset()->clear_ceilings();
  own.Publish(HarderRuleset(own));
  EXPECT_EQ(own.HandIn(soft, {kAuthorityKey}), "ISSUED_BEFORE_SUBJECT");
  return own.RefusedOffer(LegalOffer::kEsd, [](v1::Offer&) {});
}

Seen MakeRulesForAnotherCorridor(Ground& ground) {
  v1::Statement ruleset = ground.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_authority(std::string(kOtherAuthority));
  ruleset.mutable_ruleset()->clear_ceilings();
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.RefusedBeside(ruleset, {"NPTEST 1"}, CodeOfStatement(offer));
}

Seen GoBackToRulesWithoutCeilings(Ground& ground) {
  v1::Statement ruleset = ground.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_rules_version(0);
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.RefusedBeside(ruleset, {kAuthorityKey}, CodeOfStatement(offer));
}

Seen UseAProgrammeThatNobodyLists(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd,
                             [](v1::Offer& o) { o.set_programme("ESD-SPECIAL"); });
}

}  // namespace

std::vector<Attack> AttacksOnRulesets() {
  constexpr std::string_view kUnknown = "This registry knows no such offer.";
  const auto refused = Ending::kRefused;
  const auto admission = Stop::kAdmission;
  return {
      {"A24", "Older, softer rules are used", refused, admission, "FEE_ABOVE_CEILING", 13, kUnknown,
       UseOlderRules},
      {"B54", "An old offer is signed anew under a new ruleset", refused, admission,
       "FEE_ABOVE_CEILING", 13, kUnknown, SignAnOldOfferAnew},
      {"B55", "A ruleset is dated backwards", refused, admission, "FEE_ABOVE_CEILING", 13, kUnknown,
       DateARulesetBackwards},
      {"B56", "An authority of another corridor makes softer rules", refused, admission,
       "AUTHORITY_WRONG", 0, "You pay at most 61,923,000 VND", MakeRulesForAnotherCorridor},
      {"B57", "The rules are turned back to those of a pre-release", refused, admission,
       "RULES_VERSION_WRONG", 0, "You pay at most 61,923,000 VND", GoBackToRulesWithoutCeilings},
      {"B58", "A programme that no ruleset lists", refused, admission, "PROGRAMME_NOT_LISTED", 13,
       kUnknown, UseAProgrammeThatNobodyLists},
  };
}

}  // namespace warifu

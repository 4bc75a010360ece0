// Group P: authorities, rulesets, and what rulesets list.
#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {
namespace {

void SetStart(v1::Statement& offer, std::string_view date) {
  offer.mutable_offer()->mutable_term()->set_start_not_before(std::string(date));
  offer.mutable_offer()->mutable_term()->set_start_not_after(std::string(date));
}

TEST_F(OfferRules, CorridorWithoutAuthorityIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  offer.mutable_offer()->mutable_corridor()->set_origin_country("NP");
  EXPECT_THAT(FindingsOf(offer), ElementsAre("AUTHORITY_WRONG offer.corridor"));
}

TEST_F(OfferRules, CorridorsHaveADirection) {
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  offer.mutable_offer()->mutable_corridor()->set_origin_country("JP");
  offer.mutable_offer()->mutable_corridor()->set_destination_country("VN");
  offer.mutable_offer()->mutable_worksites(0)->set_subdivision("VN-HN");
  EXPECT_THAT(FindingsOf(offer), ElementsAre("AUTHORITY_WRONG offer.corridor"));
}

TEST_F(TwoAuthorities, AppointmentByEitherAuthorityOfTheCorridorIsAdmitted) {
  v1::Statement appointment = world().FirstAppointment(kSatsuki, kChimSau);
  EXPECT_THAT(FindingsOf(appointment), IsEmpty());
  appointment.mutable_appointment()->set_authority(std::string(kSecondAuthority));
  EXPECT_THAT(FindingsOf(appointment), IsEmpty());
}

TEST_F(TwoAuthorities, AppointmentByTheAuthorityOfAnotherCorridorIsRefused) {
  v1::Statement appointment = world().FirstAppointment(kSatsuki, kChimSau);
  appointment.mutable_appointment()->set_authority(std::string(kOtherAuthority));
  EXPECT_THAT(FindingsOf(appointment), ElementsAre("AUTHORITY_WRONG appointment.authority"));
}

TEST_F(OfferRules, AppointmentByAnAuthorityThatIsNoneIsRefused) {
  v1::Statement appointment = world().FirstAppointment(kSatsuki, kChimSau);
  appointment.mutable_appointment()->set_authority("NOBODY");
  EXPECT_THAT(FindingsOf(appointment), Contains("AUTHORITY_WRONG appointment.authority"));
}

TEST_F(OfferRules, OfferBeforeTheSecondAuthoritysRulesetIsRefused) {
  LegalWorld two({.second_authority = true});
  MemoryRegistry log;
  log.set_now_ms(two.now_s() * 1000);
  std::string held_back;
  for (const v1::Statement& statement : two.Founding()) {
    const std::string signed_statement = two.Sign(statement);
    if (statement.ruleset().authority() == kSecondAuthority) {
      held_back = signed_statement;
    } else {
      ASSERT_TRUE(log.Append(signed_statement).admitted());
    }
  }
  const std::string offer = two.Sign(two.Offer(LegalOffer::kSsw));
  EXPECT_THAT(Short(log.DryRun(offer).findings), ElementsAre("RULESET_MISSING offer.corridor"));
  ASSERT_TRUE(log.Append(held_back).admitted());
  EXPECT_THAT(Short(log.DryRun(offer).findings), IsEmpty());
}

TEST_F(TwoAuthorities, ARulesetOfAStolenKeyIsNone) {
  const Hash binding = NameOf(world().FirstKey(kSecondAuthority));
  v1::Statement revoke = world().ChangeOf(binding, v1::STATE_REVOKED, v1::REASON_KEY_STOLEN);
  LegalWorld::AddDecision(kSecondAuthority, revoke);
  revoke.mutable_change()->set_compromised_since_ms(
      legal.state().EntryAt(LeafIndex(2)).value()->admitted_at_ms);
  legal.Publish(revoke, {std::string(kSecondAuthority) + " root"});
  const v1::Statement offer = world().Offer(LegalOffer::kSsw);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("RULESET_MISSING offer.corridor"));
  legal.Publish(world().Key(kSecondAuthority, 2));
  world().UseKey(kSecondAuthority, 2);
  legal.Publish(world().Ruleset(kSecondAuthority));
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, ProgrammeThatNoRulesetListsIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->set_programme("SSW2");
  EXPECT_THAT(FindingsOf(offer), ElementsAre("PROGRAMME_NOT_LISTED offer.programme"));
}

TEST_F(OfferRules, ProgrammeIsOpenByTheDayOfTheStart) {
  v1::Statement esd = world().Offer(LegalOffer::kEsd);
  SetStart(esd, "2027-04-01");
  EXPECT_THAT(FindingsOf(esd), IsEmpty());
  SetStart(esd, "2027-03-31");
  EXPECT_THAT(FindingsOf(esd), ElementsAre("PROGRAMME_NOT_LISTED offer.programme"));
  v1::Statement titp = world().Offer(LegalOffer::kTitp);
  SetStart(titp, "2027-03-31");
  EXPECT_THAT(FindingsOf(titp), IsEmpty());
  SetStart(titp, "2027-04-01");
  EXPECT_THAT(FindingsOf(titp), ElementsAre("PROGRAMME_NOT_LISTED offer.programme"));
}

TEST_F(OfferRules, ProgrammeIsOpenByTheDayOfAdmission) {
  v1::Statement ruleset = world().Ruleset(kAuthority);
  v1::Dated& dates = *ruleset.mutable_ruleset()->mutable_programmes(0)->mutable_dates();
  dates.set_basis(v1::DATE_BASIS_ADMISSION);
  dates.mutable_range()->set_until("2026-11-20");
  legal.Publish(ruleset);
  const v1::Statement offer = world().Offer(LegalOffer::kSsw);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  legal.AdvanceSeconds(86400);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("PROGRAMME_NOT_LISTED offer.programme"));
}

TEST_F(TwoAuthorities, EveryRulesetOfTheCorridorMustListTheProgramme) {
  v1::Statement ruleset = world().Ruleset(kSecondAuthority);
  ruleset.mutable_ruleset()->mutable_programmes()->DeleteSubrange(0, 1);
  legal.Publish(ruleset);
  const Outcome outcome = legal.Submit(world().Offer(LegalOffer::kSsw));
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_THAT(outcome.findings[0].wanted(), ::testing::HasSubstr("JPTEST"));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)), IsEmpty());
}

TEST_F(OfferRules, OccupationIsBothCodesOfTheProgramme) {
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  v1::Occupation& occupation = *offer.mutable_offer()->mutable_job()->mutable_occupation();
  for (const v1::Occupation& wrong : {LegalOccupation("7224", "SSW-03-01"),
                                      LegalOccupation("7223", "SSW-03-02"), CropsOccupation()}) {
    occupation = wrong;
    EXPECT_THAT(FindingsOf(offer), ElementsAre("OCCUPATION_NOT_LISTED offer.job.occupation"));
  }
}

TEST_F(OfferRules, RouteMustBeListedForTheProgramme) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->set_hire_route(v1::HIRE_ROUTE_DIRECT);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("ROUTE_NOT_LISTED offer.hire_route"));
  offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->set_hire_route(v1::HIRE_ROUTE_GOVERNMENT_TO_GOVERNMENT);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("ROUTE_NOT_LISTED offer.hire_route"));
}

TEST_F(OfferRules, WorkerClassMustBeListed) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->set_worker_class("COMPLETED_TITP_2");
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  offer.mutable_offer()->set_worker_class("COMPLETED_TITP_9");
  EXPECT_THAT(FindingsOf(offer), ElementsAre("WORKER_CLASS_NOT_LISTED offer.worker_class"));
}

}  // namespace
}  // namespace warifu

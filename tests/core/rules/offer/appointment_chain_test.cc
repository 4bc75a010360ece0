// Group P: the appointments that lead from the company to every other party.
#include "core/crypto/sha256.h"
#include "core/rules/row.h"
#include "core/statement/examine.h"
#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {
namespace {

v1::Party& PartyAt(v1::Statement& offer, int i) {
  return *offer.mutable_offer()->mutable_parties(i);
}

TEST_F(OfferRules, EveryPartyButTheCompanyNamesAnAppointment) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  PartyAt(offer, 2).clear_appointment();
  EXPECT_THAT(FindingsOf(offer), ElementsAre("APPOINTMENT_MISSING offer.parties[2].appointment"));
  PartyAt(offer, 1).clear_appointment();
  EXPECT_THAT(FindingsOf(offer), ElementsAre("APPOINTMENT_MISSING offer.parties[1].appointment",
                                             "APPOINTMENT_MISSING offer.parties[2].appointment"));
}

TEST_F(OfferRules, TheCompanyNamesNone) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  PartyAt(offer, 0).set_appointment(world().AppointmentName(kSatsuki, kFuji).ToString());
  EXPECT_THAT(FindingsOf(offer), Contains("APPOINTMENT_MISSING offer.parties[0].appointment"));
}

TEST_F(OfferRules, UnknownAppointmentIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  PartyAt(offer, 1).set_appointment(Sha256("no statement").ToString());
  EXPECT_THAT(FindingsOf(offer), ElementsAre("APPOINTMENT_UNKNOWN offer.parties[1].appointment"));
}

TEST_F(OfferRules, AnAppointmentIsNoOtherStatement) {
  const Hash other = legal.Publish(world().Offer(LegalOffer::kSsw));
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  for (const Hash& wrong : {other, NameOf(world().FirstRecord(kCayTram)), world().registry()}) {
    PartyAt(offer, 1).set_appointment(wrong.ToString());
    EXPECT_THAT(FindingsOf(offer), ElementsAre("APPOINTMENT_UNKNOWN offer.parties[1].appointment"));
  }
}

TEST_F(OfferRules, AnAppointmentIsNamedByTheFirstOfItsLineage) {
  v1::Statement renewed = world().Next(world().FirstAppointment(kHinoki, kCayTram));
  const Hash second = legal.Publish(renewed);
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  PartyAt(offer, 1).set_appointment(second.ToString());
  EXPECT_THAT(FindingsOf(offer), ElementsAre("APPOINTMENT_UNKNOWN offer.parties[1].appointment"));
}

TEST_F(OfferRules, WithdrawnAppointmentIsRefused) {
  legal.Publish(world().ChangeOf(world().AppointmentName(kFuji, kChimSau), v1::STATE_WITHDRAWN,
                                 v1::REASON_CONTRACT_ENDED),
                {std::string(kFuji)});
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)),
              ElementsAre("APPOINTMENT_NOT_IN_FORCE offer.parties[2].appointment"));
}

TEST_F(OfferRules, OfALineageTheNewestAppointmentDecides) {
  const Hash second = legal.Publish(world().Next(world().FirstAppointment(kHinoki, kCayTram)));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)), IsEmpty());
  legal.Publish(world().ChangeOf(second, v1::STATE_WITHDRAWN, v1::REASON_CONTRACT_ENDED),
                {std::string(kCayTram)});
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("APPOINTMENT_NOT_IN_FORCE offer.parties[1].appointment"));
}

TEST_F(OfferRules, AppointmentSignedByAStolenKeyIsRefused) {
  v1::Statement revoke = world().ChangeOf(NameOf(world().FirstKey(kChimSau)), v1::STATE_REVOKED,
                                          v1::REASON_KEY_STOLEN);
  LegalWorld::AddDecision(kAuthority, revoke);
  revoke.mutable_change()->set_compromised_since_ms(
      legal.state().EntryAt(LeafIndex(1)).value()->admitted_at_ms);
  legal.Publish(revoke);
  legal.Publish(world().Key(kChimSau, 2));
  world().UseKey(kChimSau, 2);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)),
              ElementsAre("APPOINTMENT_NOT_IN_FORCE offer.parties[2].appointment"));
  legal.Publish(world().Next(world().FirstAppointment(kFuji, kChimSau)));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)), IsEmpty());
}

// A worker reads "stolen" (15) then, and not "a rule is broken" (17).
TEST_F(OfferRules, WhatFailsOnlyByAStolenKeySaysSo) {
  v1::Statement revoke = world().ChangeOf(NameOf(world().FirstKey(kChimSau)), v1::STATE_REVOKED,
                                          v1::REASON_KEY_STOLEN);
  LegalWorld::AddDecision(kAuthority, revoke);
  revoke.mutable_change()->set_compromised_since_ms(
      legal.state().EntryAt(LeafIndex(1)).value()->admitted_at_ms);
  legal.Publish(revoke);
  legal.Publish(world().Key(kChimSau, 2));
  world().UseKey(kChimSau, 2);
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->set_programme("SSW2");
  const ExamineResult examined = Examine(world().registry(), 0, world().Sign(offer));
  Judgment judgment(legal.state(), std::get<ExaminedStatement>(examined), legal.log().now_ms());
  JudgeRows(judgment, {});
  ASSERT_EQ(judgment.findings().size(), 2U);
  EXPECT_EQ(judgment.findings()[0].finding.code(), v1::FINDING_CODE_PROGRAMME_NOT_LISTED);
  EXPECT_FALSE(judgment.findings()[0].by_compromise);
  EXPECT_EQ(judgment.findings()[1].finding.code(), v1::FINDING_CODE_APPOINTMENT_NOT_IN_FORCE);
  EXPECT_TRUE(judgment.findings()[1].by_compromise);
}

TEST_F(OfferRules, AnothersAppointmentBreaksTheChain) {
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  PartyAt(offer, 2).set_appointment(world().AppointmentName(kHinoki, kKikyo).ToString());
  EXPECT_THAT(FindingsOf(offer),
              ElementsAre("APPOINTMENT_CHAIN_BROKEN offer.parties[2].appointment"));
}

TEST_F(OfferRules, APrincipalThatIsNoPartyBreaksTheChain) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  PartyAt(offer, 1).set_appointment(world().AppointmentName(kKikyo, kCayTram).ToString());
  EXPECT_THAT(FindingsOf(offer),
              ElementsAre("APPOINTMENT_CHAIN_BROKEN offer.parties[1].appointment"));
}

TEST_F(OfferRules, APrincipalThatStandsAfterItsAgentBreaksTheChain) {
  legal.Publish(world().FirstAppointment(kHototogisu, kKikyo));
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  PartyAt(offer, 1).set_appointment(world().AppointmentName(kHototogisu, kKikyo).ToString());
  EXPECT_THAT(FindingsOf(offer),
              ElementsAre("APPOINTMENT_CHAIN_BROKEN offer.parties[1].appointment"));
}

TEST_F(OfferRules, TwoPartiesThatAppointEachOtherBreakTheChain) {
  legal.Publish(world().FirstAppointment(kHototogisu, kKikyo));
  legal.Publish(world().FirstAppointment(kKikyo, kHototogisu));
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  PartyAt(offer, 1).set_appointment(world().AppointmentName(kHototogisu, kKikyo).ToString());
  PartyAt(offer, 2).set_appointment(world().AppointmentName(kKikyo, kHototogisu).ToString());
  EXPECT_THAT(FindingsOf(offer),
              ElementsAre("APPOINTMENT_CHAIN_BROKEN offer.parties[1].appointment"));
}

TEST_F(OfferRules, AnotherCompanysAppointmentBreaksTheChain) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  PartyAt(offer, 0).set_organization(std::string(kSatsuki));
  EXPECT_THAT(FindingsOf(offer), Contains("APPOINTMENT_CHAIN_BROKEN offer.parties[1].appointment"));
}

TEST_F(OfferRules, AppointmentMustNameTheOccupation) {
  v1::Statement renewed = world().Next(world().FirstAppointment(kFuji, kChimSau));
  renewed.mutable_appointment()->clear_occupations();
  *renewed.mutable_appointment()->add_occupations() = TraineeOccupation();
  *renewed.mutable_appointment()->add_occupations() = LegalOccupation("6112", "ESD-11-01");
  legal.Publish(renewed);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kTitp)), IsEmpty());
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)),
              ElementsAre("APPOINTMENT_NOT_COVERING offer.parties[2].appointment"));
}

TEST_F(TwoAuthorities, AppointmentMustBeForTheCorridor) {
  v1::Statement appointment = world().FirstAppointment(kHinoki, kCayTram);
  appointment.mutable_appointment()->set_authority(std::string(kOtherAuthority));
  appointment.mutable_appointment()->mutable_corridor()->set_origin_country("NP");
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  PartyAt(offer, 1).set_appointment(legal.Publish(appointment).ToString());
  EXPECT_THAT(FindingsOf(offer),
              ElementsAre("APPOINTMENT_NOT_COVERING offer.parties[1].appointment"));
}

// The offers are valid from 2026-11-01T00:00:00Z to 2027-10-31T00:00:00Z, its last second excluded.
TEST_F(OfferRules, AppointmentMustHoldForTheOffersValidity) {
  const struct {
    const char* from;
    const char* until;
    bool covers;
  } kCases[] = {
      {"2026-11-01", "2027-10-30", true},  {"2026-11-02", "2027-10-30", false},
      {"2026-11-01", "2027-10-29", false}, {"2026-11-01", "", true},
      {"2026-11-20", "2027-10-31", false},
  };
  for (const auto& [from, until, covers] : kCases) {
    legal = Founded();
    v1::Statement renewed = world().Next(world().FirstAppointment(kHinoki, kCayTram));
    renewed.mutable_appointment()->mutable_validity()->set_from(from);
    renewed.mutable_appointment()->mutable_validity()->set_until(until);
    legal.Publish(renewed);
    const auto findings = FindingsOf(world().Offer(LegalOffer::kSsw));
    if (covers) {
      EXPECT_THAT(findings, IsEmpty()) << from << " " << until;
    } else {
      EXPECT_THAT(findings, ElementsAre("APPOINTMENT_DATES offer.parties[1].appointment"))
          << from << " " << until;
    }
  }
}

TEST_F(OfferRules, AppointmentMustHoldOnTheDayOfItsOwnAdmission) {
  v1::Statement appointment = world().FirstAppointment(kSatsuki, kChimSau);
  v1::DateRange& validity = *appointment.mutable_appointment()->mutable_validity();
  validity.set_from("2026-11-20");
  EXPECT_THAT(FindingsOf(appointment), IsEmpty());
  validity.set_from("2026-11-21");
  EXPECT_THAT(FindingsOf(appointment), ElementsAre("APPOINTMENT_DATES appointment.validity"));
  validity.set_from("2026-10-01");
  validity.set_until("2026-11-19");
  EXPECT_THAT(FindingsOf(appointment), ElementsAre("APPOINTMENT_DATES appointment.validity"));
}

}  // namespace
}  // namespace warifu

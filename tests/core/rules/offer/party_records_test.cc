// Group P: the parties, by their records.
#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {
namespace {

constexpr std::uint64_t kDay = 86400;

TEST_F(OfferRules, UnknownPartyIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_parties(1)->set_organization("VNTEST:NOBODY");
  EXPECT_THAT(FindingsOf(offer), Contains("ORGANIZATION_UNKNOWN offer.parties[1].organization"));
}

TEST_F(OfferRules, AppointmentOfOrByTheUnknownIsRefused) {
  v1::Statement appointment = world().FirstAppointment(kSatsuki, kChimSau);
  appointment.mutable_appointment()->set_agent("VNTEST:NOBODY");
  EXPECT_THAT(FindingsOf(appointment), Contains("ORGANIZATION_UNKNOWN appointment.agent"));
  appointment = world().FirstAppointment(kSatsuki, kChimSau);
  appointment.mutable_appointment()->set_principal("VNTEST:NOBODY");
  EXPECT_THAT(FindingsOf(appointment), Contains("ORGANIZATION_UNKNOWN appointment.principal"));
}

TEST_F(OfferRules, SuspendedPartyIsRefusedWhereverItStands) {
  const std::string_view parties[] = {kSatsuki, kFuji, kChimSau};
  for (int i = 0; i < 3; ++i) {
    legal = Founded();
    legal.Publish(
        world().ChangeOfOrganization(parties[i], v1::STATE_SUSPENDED, v1::REASON_LABOR_LAW));
    EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)),
                ElementsAre("ORGANIZATION_NOT_IN_FORCE offer.parties[" + std::to_string(i) +
                            "].organization"));
  }
}

TEST_F(OfferRules, RevokedPartyIsRefused) {
  legal.Publish(
      world().ChangeOfOrganization(kCayTram, v1::STATE_REVOKED, v1::REASON_LICENSE_ENDED));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("ORGANIZATION_NOT_IN_FORCE offer.parties[1].organization"));
}

TEST_F(OfferRules, ReinstatedAndRenewedPartiesAreFine) {
  legal.Publish(world().ChangeOfOrganization(kFuji, v1::STATE_SUSPENDED, v1::REASON_LABOR_LAW));
  legal.Publish(world().ChangeOfOrganization(kFuji, v1::STATE_IN_FORCE, v1::REASON_CAUSE_REMOVED));
  legal.Publish(world().Record(kChimSau));
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)), IsEmpty());
}

TEST_F(OfferRules, AppointmentOfASuspendedAgentOrPrincipalIsRefused) {
  legal.Publish(world().ChangeOfOrganization(kFuji, v1::STATE_SUSPENDED, v1::REASON_LABOR_LAW));
  EXPECT_THAT(FindingsOf(world().Next(world().FirstAppointment(kFuji, kChimSau))),
              ElementsAre("ORGANIZATION_NOT_IN_FORCE appointment.principal"));
  EXPECT_THAT(FindingsOf(world().Next(world().FirstAppointment(kSatsuki, kFuji))),
              ElementsAre("ORGANIZATION_NOT_IN_FORCE appointment.agent"));
}

TEST_F(OfferRules, RecordMustHoldOnTheDayOfAdmission) {
  v1::Statement record = world().Record(kHinoki);
  record.mutable_organization()->mutable_validity()->set_until("2026-11-20");
  legal.Publish(record);
  const v1::Statement offer = world().Offer(LegalOffer::kSsw);
  legal.log().set_now_ms((kLegalStartS + kDay) * 1000 - 1);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  legal.log().set_now_ms((kLegalStartS + kDay) * 1000);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("RECORD_NOT_COVERING offer.parties[0].organization"));
}

TEST_F(OfferRules, RecordOfTheSendingOrganizationEndsToo) {
  v1::Statement record = world().Record(kCayTram);
  record.mutable_organization()->mutable_validity()->set_until("2026-11-21");
  legal.Publish(record);
  legal.AdvanceSeconds(2 * kDay);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("RECORD_NOT_COVERING offer.parties[1].organization"));
}

TEST_F(OfferRules, LicensedRoleWithoutLicenseIsRefused) {
  v1::Statement record = world().Record(kCayTram);
  record.mutable_organization()->clear_license();
  legal.Publish(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("LICENSE_NOT_COVERING offer.parties[1].organization"));
}

TEST_F(OfferRules, LicenseMustHoldOnTheDayOfAdmission) {
  v1::Statement record = world().Record(kFuji);
  record.mutable_organization()->mutable_license()->mutable_validity()->set_until("2026-11-20");
  legal.Publish(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)), IsEmpty());
  legal.AdvanceSeconds(kDay);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)),
              ElementsAre("LICENSE_NOT_COVERING offer.parties[1].organization"));
}

TEST_F(OfferRules, LicenseThatBeginsTomorrowIsRefused) {
  v1::Statement record = world().Record(kCayTram);
  record.mutable_organization()->mutable_license()->mutable_validity()->set_from("2026-11-21");
  legal.Publish(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("LICENSE_NOT_COVERING offer.parties[1].organization"));
}

TEST_F(TwoAuthorities, ARoleThatOneRulesetLicensesIsLicensed) {
  v1::Statement ruleset = world().Ruleset(kSecondAuthority);
  ruleset.mutable_ruleset()->add_licensed_roles(v1::ROLE_ACCEPTING_COMPANY);
  legal.Publish(ruleset);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSswDirect)),
              ElementsAre("LICENSE_NOT_COVERING offer.parties[0].organization"));
}

TEST_F(OfferRules, RoleThatTheRecordLacksIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_parties(1)->add_roles(v1::ROLE_PLACEMENT_AGENCY);
  EXPECT_THAT(FindingsOf(offer), Contains("ROLE_NOT_REGISTERED offer.parties[1].roles[1]"));
  offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_parties(1)->add_roles(v1::ROLE_TRAINING_ORGANIZATION);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, ARenewedRecordMayLoseARole) {
  v1::Statement record = world().Record(kKikyo);
  record.mutable_organization()->clear_roles();
  record.mutable_organization()->add_roles(v1::ROLE_SUPPORT_ORGANIZATION);
  legal.Publish(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSswPlaced)),
              ElementsAre("ROLE_NOT_REGISTERED offer.parties[1].roles[0]"));
}

TEST_F(OfferRules, NobodySignsAsAPayeeThatSignsNothing) {
  for (const v1::Role role : {v1::ROLE_PUBLIC_AUTHORITY, v1::ROLE_LISTED_PROVIDER}) {
    legal = Founded();
    v1::Statement record = world().Record(kCayTram);
    record.mutable_organization()->add_roles(role);
    legal.Publish(record);
    v1::Statement offer = world().Offer(LegalOffer::kSsw);
    offer.mutable_offer()->mutable_parties(1)->add_roles(role);
    EXPECT_THAT(FindingsOf(offer), ElementsAre("ROLE_NOT_REGISTERED offer.parties[1].roles[1]"));
  }
}

TEST_F(OfferRules, OnlySomeMayAppoint) {
  EXPECT_THAT(FindingsOf(world().FirstAppointment(kCayTram, kHoaSen)),
              ElementsAre("ROLE_NOT_REGISTERED appointment.principal"));
  EXPECT_THAT(FindingsOf(world().FirstAppointment(kClinic, kHoaSen)),
              ElementsAre("ROLE_NOT_REGISTERED appointment.principal"));
  EXPECT_THAT(FindingsOf(world().FirstAppointment(kFuji, kHoaSen)), IsEmpty());
}

TEST_F(OfferRules, OnlyOneWhoMayStandBetweenIsAppointed) {
  EXPECT_THAT(FindingsOf(world().FirstAppointment(kSatsuki, kHinoki)),
              ElementsAre("ROLE_NOT_REGISTERED appointment.agent"));
  EXPECT_THAT(FindingsOf(world().FirstAppointment(kSatsuki, kClinic)),
              ElementsAre("ROLE_NOT_REGISTERED appointment.agent"));
  EXPECT_THAT(FindingsOf(world().FirstAppointment(kSatsuki, kCoTrang)), IsEmpty());
}

TEST_F(OfferRules, TwoPartiesOfOneLegalNumberAreRefused) {
  v1::Statement record = world().Record(kKikyo);
  *record.mutable_organization()->mutable_legal_number() =
      OrganizationBody(CastMemberOf(kHinoki)).legal_number();
  EXPECT_THAT(FindingsOf(record), Contains(StartsWith("LEGAL_NUMBER_TAKEN")));
  ForceRecord(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSswPlaced)),
              ElementsAre("LEGAL_NUMBER_REPEATED offer.parties[1].organization"));
}

TEST_F(OfferRules, OneNumberInTwoSchemesIsTwoNumbers) {
  v1::Statement record = world().Record(kKikyo);
  v1::LegalNumber& number = *record.mutable_organization()->mutable_legal_number();
  number = OrganizationBody(CastMemberOf(kHinoki)).legal_number();
  number.set_scheme("JP-OTHER-NUMBER");
  ForceRecord(record);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSswPlaced)), IsEmpty());
}

void AddPayments(int count, v1::Offer& offer) {
  for (int i = 0; i < count; ++i) {
    v1::Payment payment = offer.payments(0);
    payment.set_to("VNTEST:X" + std::to_string(i));
    *offer.add_payments() = payment;
  }
}

TEST_F(OfferRules, SixteenOrganizationsMayBeNamed) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);  // 2 parties, 6 others
  AddPayments(8, *offer.mutable_offer());
  EXPECT_THAT(FindingsOf(offer), AllOf(::testing::SizeIs(8), Each(StartsWith("PAYMENT_OUTSIDE"))));
  AddPayments(9, *offer.mutable_offer());
  EXPECT_THAT(FindingsOf(offer), Contains("TOO_MANY_ORGANIZATIONS offer"));
}

}  // namespace
}  // namespace warifu

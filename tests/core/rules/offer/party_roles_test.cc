// Group P: the parties' roles taken together.
#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {
namespace {

TEST_F(OfferRules, OneOrganizationTwiceIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  *offer.mutable_offer()->mutable_parties(2) = offer.offer().parties(1);
  offer.mutable_offer()->mutable_parties(2)->set_roles(0, v1::ROLE_SUPPORT_ORGANIZATION);
  EXPECT_THAT(FindingsOf(offer), Contains("ROLE_REPEATED offer.parties[2].organization"));
}

TEST_F(OfferRules, OneRoleTwiceIsRefused) {
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  offer.mutable_offer()->mutable_parties(1)->add_roles(v1::ROLE_SUPPORT_ORGANIZATION);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("ROLE_REPEATED offer.parties[2].roles"));
}

TEST_F(OfferRules, OnePartyMayHoldSeveralRoles) {
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  offer.mutable_offer()->mutable_parties(1)->add_roles(v1::ROLE_SUPPORT_ORGANIZATION);
  offer.mutable_offer()->mutable_parties()->DeleteSubrange(2, 1);
  offer.mutable_offer()->mutable_payments(3)->set_to(std::string(kKikyo));
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, WorksitesMayHaveSeveralOperators) {
  for (const std::string_view operator_id : {kKikyo, kHototogisu}) {
    v1::Statement record = world().Record(operator_id);
    record.mutable_organization()->add_roles(v1::ROLE_WORKSITE_OPERATOR);
    legal.Publish(record);
  }
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  offer.mutable_offer()->mutable_parties(1)->add_roles(v1::ROLE_WORKSITE_OPERATOR);
  offer.mutable_offer()->mutable_parties(2)->add_roles(v1::ROLE_WORKSITE_OPERATOR);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, ForbiddenPairIsRefused) {
  v1::Statement record = world().Record(kHinoki);
  record.mutable_organization()->add_roles(v1::ROLE_SENDING_ORGANIZATION);
  *record.mutable_organization()->mutable_license() =
      OrganizationBody(CastMemberOf(kCayTram)).license();
  legal.Publish(record);
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());  // what counts is the role that it takes
  offer.mutable_offer()->mutable_parties(0)->add_roles(v1::ROLE_SENDING_ORGANIZATION);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("ROLE_PAIR_FORBIDDEN offer.parties[0].roles"));
}

TEST_F(TwoAuthorities, APairThatOneRulesetForbidsIsForbidden) {
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_parties(1)->add_roles(v1::ROLE_TRAINING_ORGANIZATION);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  v1::Statement ruleset = world().Ruleset(kSecondAuthority);
  v1::RolePair* pair = ruleset.mutable_ruleset()->add_forbidden_pairs();
  pair->set_one(v1::ROLE_TRAINING_ORGANIZATION);
  pair->set_other(v1::ROLE_SENDING_ORGANIZATION);
  legal.Publish(ruleset);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("ROLE_PAIR_FORBIDDEN offer.parties[1].roles"));
}

TEST_F(OfferRules, RouteThroughASendingOrganizationNeedsOne) {
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  offer.mutable_offer()->set_hire_route(v1::HIRE_ROUTE_VIA_SENDING_ORGANIZATION);
  EXPECT_THAT(FindingsOf(offer),
              ElementsAre("ROLE_MISSING offer.parties", "PAYMENT_BELOW_FLOOR offer.payments"));
}

TEST_F(OfferRules, DevelopmentProgrammeNeedsASupervisingOrganization) {
  legal.Publish(world().FirstAppointment(kSatsuki, kChimSau));
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  v1::Offer& body = *offer.mutable_offer();
  body.mutable_parties()->DeleteSubrange(1, 1);
  body.mutable_parties(1)->set_appointment(world().AppointmentName(kSatsuki, kChimSau).ToString());
  body.clear_payments();
  EXPECT_THAT(FindingsOf(offer), ElementsAre("ROLE_MISSING offer.parties"));
}

TEST_F(OfferRules, OneRoleOfAGroupIsEnough) {
  v1::Statement ruleset = world().Ruleset(kAuthority);
  v1::RoleGroup* group =
      ruleset.mutable_ruleset()->mutable_programmes(0)->mutable_routes(0)->add_required();
  group->add_any_of(v1::ROLE_PLACEMENT_AGENCY);
  group->add_any_of(v1::ROLE_SUPERVISING_ORGANIZATION);
  legal.Publish(ruleset);
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSswPlaced)), IsEmpty());
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kSsw)),
              ElementsAre("ROLE_MISSING offer.parties"));
}

TEST_F(OfferRules, FurtherRolesAreNoBreach) {
  // A broker is no role of the route: the offer loses a mark, and is admitted.
  legal.Publish(world().FirstAppointment(kHinoki, kCoTrang));
  v1::Statement offer = world().Offer(LegalOffer::kSsw);
  v1::Party broker;
  broker.set_organization(std::string(kCoTrang));
  broker.add_roles(v1::ROLE_BROKER);
  broker.set_appointment(world().AppointmentName(kHinoki, kCoTrang).ToString());
  v1::Offer& body = *offer.mutable_offer();
  *body.add_parties() = body.parties(1);
  *body.mutable_parties(1) = broker;
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
}

TEST_F(OfferRules, TheAcceptingCompanyIsFirst) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_parties()->SwapElements(0, 1);
  EXPECT_THAT(FindingsOf(offer), Contains("PARTY_ORDER_WRONG offer.parties[0].roles"));
  EXPECT_THAT(FindingsOf(offer), Contains("PARTY_ORDER_WRONG offer.parties[1].roles"));
}

TEST_F(OfferRules, ThereIsAnAcceptingCompany) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_parties(0)->set_roles(0, v1::ROLE_WORKSITE_OPERATOR);
  offer.mutable_offer()->clear_payments();
  EXPECT_THAT(FindingsOf(offer), ElementsAre("ROLE_MISSING offer.parties",
                                             "PARTY_ORDER_WRONG offer.parties[0].roles"));
}

TEST_F(OfferRules, TheSendingOrganizationIsLast) {
  v1::Statement offer = world().Offer(LegalOffer::kSswPlaced);
  offer.mutable_offer()->mutable_parties()->SwapElements(2, 3);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("PARTY_ORDER_WRONG offer.parties[2].roles"));
}

}  // namespace
}  // namespace warifu

// Group N of offers: places of rulesets and appointments (12 each in the legal world).
#include "core/rules/offer/places.h"

#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {
namespace {

constexpr std::string_view kTooMany = "PLACES_EXCEED_APPOINTMENT offer.job.places";

class OfferPlaces : public OfferRules {
 protected:
  v1::Statement OfferOf(std::uint32_t places) {
    v1::Statement offer = world().Offer(LegalOffer::kSsw);
    offer.mutable_offer()->mutable_job()->set_places(places);
    return offer;
  }
  v1::Statement NextOf(const v1::Statement& offer, std::uint32_t places) {
    v1::Statement next = world().Next(offer);
    next.mutable_offer()->mutable_job()->set_places(places);
    return next;
  }
  void Give(const Hash& first, std::uint32_t place) {
    legal.Publish(world().Allocation(first, place), {std::string(kCayTram)});
  }
  Hash Withdraw(const Hash& offer) {
    return legal.Publish(world().ChangeOf(offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
                         {std::string(kHinoki)});
  }
  std::uint64_t Used() {
    return *legal.state().PlacesUsed(world().AppointmentName(kHinoki, kCayTram));
  }
};

TEST_F(OfferPlaces, RulesetLimitsEachOffer) {
  v1::Statement offer = world().Offer(LegalOffer::kSswDirect);
  offer.mutable_offer()->mutable_job()->set_places(20);
  EXPECT_THAT(FindingsOf(offer), IsEmpty());
  offer.mutable_offer()->mutable_job()->set_places(21);
  EXPECT_THAT(FindingsOf(offer), ElementsAre("PLACES_EXCEED_RULESET offer.job.places"));
}

TEST_F(OfferPlaces, AppointmentLimitsOneOffer) {
  EXPECT_THAT(FindingsOf(OfferOf(12)), IsEmpty());
  EXPECT_THAT(FindingsOf(OfferOf(13)), ElementsAre(kTooMany));
}

TEST_F(OfferPlaces, AppointmentLimitsAllItsOffersTogether) {
  legal.Publish(OfferOf(5));
  legal.Publish(OfferOf(6));
  EXPECT_EQ(Used(), 11U);
  EXPECT_THAT(FindingsOf(OfferOf(2)), ElementsAre(kTooMany));
  legal.Publish(OfferOf(1));
  EXPECT_THAT(FindingsOf(OfferOf(1)), ElementsAre(kTooMany));
}

TEST_F(OfferPlaces, FindingSaysWhatIsLeft) {
  legal.Publish(OfferOf(9));
  const Outcome outcome = legal.Submit(OfferOf(4));
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].found(), "4");
  EXPECT_THAT(outcome.findings[0].wanted(), StartsWith("at most 3: "));
}

TEST_F(OfferPlaces, EachAppointmentOfTheChainLimits) {
  v1::Statement renewed = world().Next(world().FirstAppointment(kSatsuki, kFuji));
  renewed.mutable_appointment()->set_places(4);
  legal.Publish(renewed);
  legal.Publish(world().Offer(LegalOffer::kEsd));  // 3 places
  EXPECT_THAT(FindingsOf(world().Offer(LegalOffer::kEsd)), ElementsAre(kTooMany));
}

TEST_F(OfferPlaces, ARenewedAppointmentMayHaveMoreOrFewerPlaces) {
  legal.Publish(OfferOf(10));
  v1::Statement more = world().Next(world().FirstAppointment(kHinoki, kCayTram));
  more.mutable_appointment()->set_places(13);
  legal.Publish(more);
  EXPECT_THAT(FindingsOf(OfferOf(3)), IsEmpty());
  EXPECT_THAT(FindingsOf(OfferOf(4)), ElementsAre(kTooMany));
  v1::Statement fewer = world().Next(more);
  fewer.mutable_appointment()->set_places(5);
  legal.Publish(fewer);
  EXPECT_THAT(FindingsOf(OfferOf(1)), ElementsAre(kTooMany));
}

TEST_F(OfferPlaces, AReplacementTakesItsLineagesPart) {
  const v1::Statement first = OfferOf(10);
  legal.Publish(first);
  EXPECT_THAT(FindingsOf(NextOf(first, 12)), IsEmpty());
  EXPECT_THAT(FindingsOf(NextOf(first, 13)), ElementsAre(kTooMany));
  legal.Publish(NextOf(first, 4));
  EXPECT_EQ(Used(), 4U);
  EXPECT_THAT(FindingsOf(OfferOf(8)), IsEmpty());
}

TEST_F(OfferPlaces, AWithdrawnOfferFreesWhatIsNotGiven) {
  const Hash offer = legal.Publish(OfferOf(12));
  Give(offer, 1);
  Give(offer, 7);
  EXPECT_THAT(FindingsOf(OfferOf(1)), ElementsAre(kTooMany));
  Withdraw(offer);
  EXPECT_EQ(Used(), 2U);
  EXPECT_THAT(FindingsOf(OfferOf(10)), IsEmpty());
  EXPECT_THAT(FindingsOf(OfferOf(11)), ElementsAre(kTooMany));
}

TEST_F(OfferPlaces, AFullOfferUsesItsPlaces) {
  const Hash offer = legal.Publish(OfferOf(2));
  Give(offer, 1);
  Give(offer, 2);
  EXPECT_EQ(Used(), 2U);
  EXPECT_THAT(FindingsOf(OfferOf(10)), IsEmpty());
  EXPECT_THAT(FindingsOf(OfferOf(11)), ElementsAre(kTooMany));
}

TEST_F(OfferPlaces, ALineageMovesItsPartToTheAppointmentThatItsNewestNames) {
  const auto placed_uses = [&] {
    return *legal.state().PlacesUsed(world().AppointmentName(kKikyo, kCayTram));
  };
  v1::Statement placed = OfferOf(5);
  *placed.mutable_offer()->mutable_parties() =
      world().Offer(LegalOffer::kSswPlaced).offer().parties();
  legal.Publish(placed);
  EXPECT_EQ(Used(), 0U);
  EXPECT_EQ(placed_uses(), 5U);
  v1::Statement direct = world().Next(placed);
  *direct.mutable_offer()->mutable_parties() = OfferOf(5).offer().parties();
  legal.Publish(direct);
  EXPECT_EQ(Used(), 5U);
  EXPECT_EQ(placed_uses(), 0U);
  EXPECT_THAT(FindingsOf(OfferOf(7)), IsEmpty());
  EXPECT_THAT(FindingsOf(OfferOf(8)), ElementsAre(kTooMany));
}

TEST_F(OfferPlaces, AnAppointmentThatIsNotInForceLimitsNothing) {
  legal.Publish(world().ChangeOf(world().AppointmentName(kHinoki, kCayTram), v1::STATE_WITHDRAWN,
                                 v1::REASON_CONTRACT_ENDED),
                {std::string(kHinoki)});
  EXPECT_THAT(FindingsOf(OfferOf(13)),
              ElementsAre("APPOINTMENT_NOT_IN_FORCE offer.parties[1].appointment"));
}

TEST_F(OfferPlaces, PartOfALineageByItsStanding) {
  const v1::Statement offer = OfferOf(3);
  const Hash name = legal.Publish(offer);
  const Hash appointment = world().AppointmentName(kHinoki, kCayTram);
  const auto part = [&](const Hash& of) {
    const Subject newest = *legal.state().NewestOfLineage(name);
    return *PlacesOfLineage(legal.state(), newest, of);
  };
  EXPECT_EQ(part(appointment), 3U);
  EXPECT_EQ(part(world().AppointmentName(kKikyo, kCayTram)), 0U);
  Give(name, 3);
  EXPECT_EQ(part(appointment), 3U);
  Withdraw(name);
  EXPECT_EQ(part(appointment), 1U);
}

}  // namespace
}  // namespace warifu

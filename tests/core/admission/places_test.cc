// What statements do to places: full and open again, places given, places used of appointments.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const KeyNames kLastParty = {"VNTEST:CHIM-SAU 1"};
const KeyNames kCompany = {"VNTEST:SATSUKI 1"};

class Places : public ::testing::Test {
 protected:
  Places() : draft_(scene_.world().Offer(LegalOffer::kEsd)), offer_(NameOf(draft_)) {
    SetPlaces(2, draft_);
    offer_ = scene_.Publish(draft_);
  }

  static void SetPlaces(std::uint32_t places, v1::Statement& offer) {
    offer.mutable_offer()->mutable_job()->set_places(places);
  }
  Hash Give(std::uint32_t place) {
    return scene_.Publish(scene_.world().Allocation(offer_, place), kLastParty);
  }
  Hash TakeBack(const Hash& allocation) {
    return scene_.Publish(scene_.Change(allocation, v1::STATE_WITHDRAWN), kLastParty);
  }
  Hash Withdraw() { return scene_.Publish(scene_.Change(offer_, v1::STATE_WITHDRAWN), kCompany); }
  // Of the appointment by which the sending organization acts.
  std::uint64_t Used(std::string_view principal = kFuji, std::string_view agent = kChimSau) {
    return *scene_.state().PlacesUsed(scene_.world().AppointmentName(principal, agent));
  }
  std::string Given() { return scene_.state().PlacesGiven(offer_)->ToBytes(); }
  Standing StandingOf(const Hash& name) { return scene_.Find(name).standing; }

  Scene scene_;
  v1::Statement draft_;
  Hash offer_;
};

// --- Full and open.

TEST_F(Places, FillAnOfferWithTheLast) {
  EXPECT_TRUE(scene_.Find(offer_).born());
  const Hash first = Give(1);
  EXPECT_TRUE(scene_.Find(offer_).born());
  const Hash second = Give(2);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kFull, scene_.IndexOf(second)}));
  EXPECT_EQ(scene_.state().PlaceHolder(offer_, 1)->examined().name(), first);
  EXPECT_EQ(scene_.state().PlaceHolder(offer_, 2)->examined().name(), second);
  EXPECT_EQ(Given(), "\x03");
}

TEST_F(Places, OpenAFullOfferWhenTakenBack) {
  const Hash first = Give(1);
  Give(2);
  const Hash back = TakeBack(first);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kInForce, scene_.IndexOf(back)}));
  EXPECT_EQ(StandingOf(first), (Standing{State::kWithdrawn, scene_.IndexOf(back)}));
  EXPECT_TRUE(scene_.state().PlaceHolder(offer_, 1).absent());
  EXPECT_EQ(Given(), "\x02");
  const Hash again = Give(1);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kFull, scene_.IndexOf(again)}));
}

TEST_F(Places, LeaveAnOpenOffersLeafWhenTakenBack) {
  TakeBack(Give(1));
  EXPECT_TRUE(scene_.Find(offer_).born());
  EXPECT_EQ(Given(), "");
}

TEST_F(Places, LeaveAWithdrawnOffersLeafWhenTakenBack) {
  const Hash first = Give(1);
  Give(2);
  const Hash withdrawal = Withdraw();
  TakeBack(first);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kWithdrawn, scene_.IndexOf(withdrawal)}));
}

TEST_F(Places, ActOnTheNewestOfferOnly) {
  const Hash first = Give(1);
  v1::Statement next = scene_.world().Next(draft_);
  const Hash second = scene_.Publish(next);
  const Hash last = Give(2);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kSuperseded, scene_.IndexOf(second)}));
  EXPECT_EQ(StandingOf(second), (Standing{State::kFull, scene_.IndexOf(last)}));
  const Hash back = TakeBack(first);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kSuperseded, scene_.IndexOf(second)}));
  EXPECT_EQ(StandingOf(second), (Standing{State::kInForce, scene_.IndexOf(back)}));
}

TEST_F(Places, BearAnOfferFullWhereAllAreGiven) {
  Give(1);
  Give(2);
  v1::Statement next = scene_.world().Next(draft_);
  const Hash second = scene_.Publish(next);
  EXPECT_EQ(StandingOf(second), (Standing{State::kFull, scene_.IndexOf(second)}));
  v1::Statement more = scene_.world().Next(next);
  SetPlaces(3, more);
  EXPECT_EQ(scene_.StateOf(scene_.Publish(more)), State::kInForce);
}

TEST_F(Places, BearAnOfferOpenWhereAPlaceBetweenIsFree) {
  Give(2);
  const Hash second = scene_.Publish(scene_.world().Next(draft_));
  EXPECT_EQ(scene_.StateOf(second), State::kInForce);
}

// --- Used of appointments.

TEST_F(Places, AreUsedOfEachAppointmentThatTheOfferNames) {
  EXPECT_EQ(Used(), 2U);
  EXPECT_EQ(Used(kSatsuki, kFuji), 2U);
  EXPECT_EQ(Used(kHinoki, kKikyo), 0U);
  scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));  // three more
  EXPECT_EQ(Used(), 5U);
}

TEST_F(Places, AreUsedAlikeWhenGivenAndTakenBack) {
  const Hash first = Give(1);
  EXPECT_EQ(Used(), 2U);
  Give(2);
  EXPECT_EQ(Used(), 2U);
  TakeBack(first);
  EXPECT_EQ(Used(), 2U);
}

TEST_F(Places, AreFreedByWithdrawalButThoseGiven) {
  Withdraw();
  EXPECT_EQ(Used(), 0U);
  EXPECT_TRUE(scene_.state()
                  .Read(Table::kPlacesUsed,
                        LineageTableKey(scene_.world().AppointmentName(kFuji, kChimSau)))
                  .absent());
}

TEST_F(Places, AreUsedOfAWithdrawnOfferAsManyAsGiven) {
  const Hash first = Give(1);
  Give(2);
  Withdraw();
  EXPECT_EQ(Used(), 2U);
  TakeBack(first);
  EXPECT_EQ(Used(), 1U);
}

TEST_F(Places, AreReplacedByASupersedingOffer) {
  v1::Statement next = scene_.world().Next(draft_);
  SetPlaces(3, next);
  scene_.Publish(next);
  EXPECT_EQ(Used(), 3U);
  v1::Statement fewer = scene_.world().Next(next);
  SetPlaces(1, fewer);
  scene_.Publish(fewer);
  EXPECT_EQ(Used(), 1U);
  EXPECT_EQ(Used(kSatsuki, kFuji), 1U);
}

// The appointments have 12 places.
TEST_F(Places, AreNoMoreThanTheAppointments) {
  for (int i = 0; i < 3; ++i) scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
  EXPECT_EQ(Used(), 11U);
  v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  SetPlaces(2, offer);
  EXPECT_THAT(scene_.Try(offer), ElementsAre(v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT));
  SetPlaces(1, offer);
  EXPECT_THAT(scene_.Try(offer), IsEmpty());
  v1::Statement next = scene_.world().Next(draft_);
  SetPlaces(3, next);
  EXPECT_THAT(scene_.Try(next), IsEmpty());
  SetPlaces(4, next);
  EXPECT_THAT(scene_.Try(next), ElementsAre(v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT));
}

// --- Undo: a forged withdrawal's places may have been taken by others meanwhile.

TEST_F(Places, MayExceedTheAppointmentByAnUndoAndThenAdmitNothing) {
  const std::uint64_t since = scene_.BindKeyToBeStolen(kSatsuki);
  scene_.Publish(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 2"});
  for (int i = 0; i < 4; ++i) scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
  EXPECT_EQ(Used(), 12U);
  scene_.RevokeStolen(kSatsuki, since);
  const Hash undo = scene_.Publish(scene_.Decided(offer_, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kInForce, scene_.IndexOf(undo)}));
  EXPECT_EQ(Used(), 14U);
  v1::Statement next = scene_.world().Next(draft_);
  SetPlaces(1, next);
  EXPECT_THAT(scene_.Try(next), ElementsAre(v1::FINDING_CODE_PLACES_EXCEED_APPOINTMENT));
  Withdraw();
  EXPECT_EQ(Used(), 12U);
}

TEST_F(Places, MakeAnUndoneOfferFullWhereAllAreGiven) {
  Give(1);
  Give(2);
  const std::uint64_t since = scene_.BindKeyToBeStolen(kSatsuki);
  scene_.Publish(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 2"});
  scene_.RevokeStolen(kSatsuki, since);
  const Hash undo = scene_.Publish(scene_.Decided(offer_, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kFull, scene_.IndexOf(undo)}));
}

class ForgedTakeBack : public Places {
 protected:
  ForgedTakeBack() {
    allocation_ = Give(1);
    Give(2);
    since_ = scene_.BindKeyToBeStolen(kChimSau);
    scene_.Publish(scene_.Change(allocation_, v1::STATE_WITHDRAWN), {"VNTEST:CHIM-SAU 2"});
    scene_.RevokeStolen(kChimSau, since_);
  }
  Hash Undo() {
    return scene_.Publish(scene_.Decided(allocation_, v1::STATE_IN_FORCE), TheAuthority());
  }

  Hash allocation_;
  std::uint64_t since_ = 0;
};

TEST_F(ForgedTakeBack, FillsTheOfferAgainWhenUndone) {
  EXPECT_EQ(scene_.StateOf(offer_), State::kInForce);
  const Hash undo = Undo();
  EXPECT_EQ(StandingOf(allocation_), (Standing{State::kInForce, scene_.IndexOf(undo)}));
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kFull, scene_.IndexOf(undo)}));
  EXPECT_EQ(scene_.state().PlaceHolder(offer_, 1)->examined().name(), allocation_);
}

TEST_F(ForgedTakeBack, CountsAgainOfAWithdrawnOfferWhenUndone) {
  const Hash withdrawal = Withdraw();
  EXPECT_EQ(Used(), 1U);
  Undo();
  EXPECT_EQ(Used(), 2U);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kWithdrawn, scene_.IndexOf(withdrawal)}));
}

// --- 6 > 1 by a Change of the offer itself: an undo of a standing that does not count.

TEST_F(Places, KeepAFullOfferFullWhenItIsConfirmed) {
  Give(1);
  const std::uint64_t since = scene_.BindKeyToBeStolen(kChimSau);
  const Hash forged = scene_.Publish(scene_.world().Allocation(offer_, 2), {"VNTEST:CHIM-SAU 2"});
  EXPECT_THAT(scene_.Try(scene_.Decided(offer_, v1::STATE_IN_FORCE), TheAuthority()),
              ElementsAre(v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS));
  scene_.RevokeStolen(kChimSau, since);
  const Hash confirmed = scene_.Publish(scene_.Decided(offer_, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kFull, scene_.IndexOf(confirmed)}));
  const Hash back = TakeBack(forged);
  EXPECT_EQ(StandingOf(offer_), (Standing{State::kInForce, scene_.IndexOf(back)}));
}

}  // namespace
}  // namespace warifu

// Group N of allocations, and of the undo of what took a place back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const KeyNames kLastParty = {"VNTEST:CHIM-SAU 1"};

class AllocationRows : public ::testing::Test {
 protected:
  AllocationRows() : draft_(scene_.world().Offer(LegalOffer::kEsd)), offer_(NameOf(draft_)) {
    scene_.Publish(draft_);  // three places
  }

  v1::Statement Place(std::uint32_t place) { return scene_.world().Allocation(offer_, place); }
  Codes TryPlace(std::uint32_t place) { return scene_.Try(Place(place), kLastParty); }
  Hash Give(std::uint32_t place) { return scene_.Publish(Place(place), kLastParty); }
  void TakeBack(const Hash& allocation, const KeyNames& keys = kLastParty) {
    scene_.Publish(scene_.Change(allocation, v1::STATE_WITHDRAWN), keys);
  }
  v1::Statement Next() { return scene_.world().Next(draft_); }

  Scene scene_;
  v1::Statement draft_;
  Hash offer_;
};

TEST_F(AllocationRows, AllowEachPlaceOnce) {
  for (std::uint32_t place = 1; place <= 3; ++place) {
    EXPECT_THAT(TryPlace(place), IsEmpty());
    Give(place);
    EXPECT_THAT(TryPlace(place), ElementsAre(v1::FINDING_CODE_PLACE_TAKEN));
  }
}

TEST_F(AllocationRows, RefuseAnUnknownOffer) {
  EXPECT_THAT(scene_.Try(scene_.world().Allocation(Hash(), 1), kLastParty),
              ElementsAre(v1::FINDING_CODE_OFFER_UNKNOWN));
  const Hash appointment = scene_.world().AppointmentName(kFuji, kChimSau);
  EXPECT_THAT(scene_.Try(scene_.world().Allocation(appointment, 1), kLastParty),
              ElementsAre(v1::FINDING_CODE_OFFER_UNKNOWN));
}

TEST_F(AllocationRows, RefuseALaterOfferOfTheLineage) {
  const Hash second = scene_.Publish(Next());
  EXPECT_THAT(scene_.Try(scene_.world().Allocation(second, 1), kLastParty),
              ElementsAre(v1::FINDING_CODE_OFFER_UNKNOWN));
  EXPECT_THAT(TryPlace(1), IsEmpty());
}

TEST_F(AllocationRows, RefuseAPlaceOutside) {
  EXPECT_THAT(TryPlace(4), ElementsAre(v1::FINDING_CODE_PLACE_OUTSIDE));
  EXPECT_THAT(TryPlace(1000), ElementsAre(v1::FINDING_CODE_PLACE_OUTSIDE));
}

TEST_F(AllocationRows, TakeThePlacesOfTheNewestOffer) {
  v1::Statement next = Next();
  next.mutable_offer()->mutable_job()->set_places(4);
  scene_.Publish(next);
  EXPECT_THAT(TryPlace(4), IsEmpty());
  v1::Statement fewer = scene_.world().Next(next);
  fewer.mutable_offer()->mutable_job()->set_places(2);
  scene_.Publish(fewer);
  EXPECT_THAT(TryPlace(3), ElementsAre(v1::FINDING_CODE_PLACE_OUTSIDE));
}

TEST_F(AllocationRows, RefuseAWithdrawnOffer) {
  scene_.Publish(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  EXPECT_THAT(TryPlace(1), ElementsAre(v1::FINDING_CODE_OFFER_NOT_OPEN));
}

TEST_F(AllocationRows, RefuseAnOfferBeforeAndAfterItsValidity) {
  const std::uint64_t now_s = scene_.world().now_s();
  v1::Statement draft = scene_.world().Offer(LegalOffer::kTitp);
  draft.mutable_offer()->mutable_term()->set_start_not_before("2026-11-20");
  draft.mutable_offer()->mutable_term()->set_start_not_after("2026-11-20");
  draft.mutable_offer()->set_valid_from(now_s + 1000);
  draft.mutable_offer()->set_valid_until(now_s + 2000);
  const Hash offer = scene_.Publish(draft);
  const v1::Statement allocation = scene_.world().Allocation(offer, 1);
  const auto try_at = [&](std::uint64_t at_ms) {
    scene_.log().set_now_ms(at_ms);
    return DistinctCodes(scene_.log().DryRun(SignStatement(allocation, kLastParty)).findings);
  };
  EXPECT_THAT(try_at((now_s + 1000) * 1000 - 1), ElementsAre(v1::FINDING_CODE_OFFER_NOT_OPEN));
  EXPECT_THAT(try_at((now_s + 1000) * 1000), IsEmpty());
  EXPECT_THAT(try_at((now_s + 2000) * 1000 - 1), IsEmpty());
  EXPECT_THAT(try_at((now_s + 2000) * 1000), ElementsAre(v1::FINDING_CODE_OFFER_NOT_OPEN));
}

TEST_F(AllocationRows, RefuseAnOfferThatDoesNotCount) {
  const std::uint64_t since = scene_.BindKeyToBeStolen(kFuji);
  const v1::Statement draft = scene_.world().Offer(LegalOffer::kEsd);
  const Hash offer =
      scene_.Publish(draft, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 2", "VNTEST:CHIM-SAU 1"});
  EXPECT_THAT(scene_.Try(scene_.world().Allocation(offer, 1), kLastParty), IsEmpty());
  scene_.RevokeStolen(kFuji, since);
  EXPECT_THAT(scene_.Try(scene_.world().Allocation(offer, 1), kLastParty),
              ElementsAre(v1::FINDING_CODE_OFFER_NOT_OPEN));
}

TEST_F(AllocationRows, RefuseWhileAPartyIsSuspended) {
  for (const std::string_view party : {kSatsuki, kFuji, kChimSau}) {
    scene_.Publish(scene_.DecidedOf(party, v1::STATE_SUSPENDED), TheAuthority());
    EXPECT_THAT(TryPlace(1), ElementsAre(v1::FINDING_CODE_ORGANIZATION_NOT_IN_FORCE)) << party;
    scene_.Publish(scene_.DecidedOf(party, v1::STATE_IN_FORCE), TheAuthority());
    EXPECT_THAT(TryPlace(1), IsEmpty()) << party;
  }
}

TEST_F(AllocationRows, AllowAPlaceThatWasTakenBack) {
  TakeBack(Give(2));
  EXPECT_THAT(TryPlace(2), IsEmpty());
}

TEST_F(AllocationRows, KeepAPlaceTakenByAnAllocationThatDoesNotCount) {
  const std::uint64_t since = scene_.BindKeyToBeStolen(kChimSau);
  const Hash forged = scene_.Publish(Place(2), {"VNTEST:CHIM-SAU 2"});
  scene_.RevokeStolen(kChimSau, since);
  EXPECT_THAT(TryPlace(2), ElementsAre(v1::FINDING_CODE_PLACE_TAKEN));
  TakeBack(forged);
  EXPECT_THAT(TryPlace(2), IsEmpty());
}

// --- The undo of a forged withdrawal: 4 > 1.

class ForgedTakeBack : public AllocationRows {
 protected:
  ForgedTakeBack() {
    allocation_ = Give(3);
    since_ = scene_.BindKeyToBeStolen(kChimSau);
    TakeBack(allocation_, {"VNTEST:CHIM-SAU 2"});
  }
  Codes TryUndo() {
    return scene_.Try(scene_.Decided(allocation_, v1::STATE_IN_FORCE), TheAuthority());
  }

  Hash allocation_;
  std::uint64_t since_ = 0;
};

TEST_F(ForgedTakeBack, IsUndoneOnceItDoesNotCount) {
  EXPECT_THAT(TryUndo(), ElementsAre(v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS));
  scene_.RevokeStolen(kChimSau, since_);
  EXPECT_THAT(TryUndo(), IsEmpty());
  EXPECT_THAT(scene_.Try(scene_.Change(allocation_, v1::STATE_IN_FORCE), kLastParty),
              ElementsAre(v1::FINDING_CODE_SIGNER_NOT_ENTITLED));
}

TEST_F(ForgedTakeBack, IsNotUndoneWhileThePlaceIsTaken) {
  scene_.RevokeStolen(kChimSau, since_);
  const Hash other = Give(3);
  EXPECT_THAT(TryUndo(), ElementsAre(v1::FINDING_CODE_PLACE_TAKEN));
  TakeBack(other);
  EXPECT_THAT(TryUndo(), IsEmpty());
}

TEST_F(ForgedTakeBack, IsNotUndoneOutsideTheNewestOffersPlaces) {
  scene_.RevokeStolen(kChimSau, since_);
  v1::Statement next = Next();
  next.mutable_offer()->mutable_job()->set_places(2);
  scene_.Publish(next);
  EXPECT_THAT(TryUndo(), ElementsAre(v1::FINDING_CODE_PLACE_OUTSIDE));
}

TEST_F(ForgedTakeBack, MayBeConfirmedWithoutAskingForThePlace) {
  scene_.RevokeStolen(kChimSau, since_);
  const std::uint64_t since = scene_.BindKeyToBeStolen();
  scene_.Publish(scene_.Decided(allocation_, v1::STATE_IN_FORCE), {"VNTEST 2"});
  scene_.RevokeStolen(kAuthority, since);
  // 1 > 1: the place is held by this allocation itself.
  EXPECT_THAT(TryUndo(), IsEmpty());
}

}  // namespace
}  // namespace warifu

// Attacks by places: sold twice, given by who may not, beyond what there is.
#include <gtest/gtest.h>

#include "tests/attacks/attack.h"

namespace warifu {
namespace {

constexpr char kSendingKey[] = "VNTEST:CHIM-SAU 1";

// An offer of one place, which is given.
v1::Statement GiveTheOnlyPlace(Ground& ground) {
  const v1::Statement offer =
      ground.PublishOffer(LegalOffer::kEsd, [](v1::Offer& o) { o.mutable_job()->set_places(1); });
  ground.Publish(ground.world().Allocation(NameOf(offer), 1), {kSendingKey});
  return offer;
}

Seen SellMorePlacesThanThereAre(Ground& ground) {
  const v1::Statement offer = GiveTheOnlyPlace(ground);
  EXPECT_EQ(ground.HandIn(ground.world().Allocation(NameOf(offer), 1), {kSendingKey}),
            "PLACE_TAKEN");
  EXPECT_EQ(ground.HandIn(ground.world().Allocation(NameOf(offer), 2), {kSendingKey}),
            "PLACE_OUTSIDE");
  return ground.Verify(CodeOfStatement(offer));
}

// The code of a place that is somebody else's.
Seen SellAnothersPlace(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  ground.Publish(ground.world().Allocation(NameOf(offer), 1), {kSendingKey});
  const std::string file = ground.client().Path("binh.place");
  EXPECT_EQ(ground.Do({"place", "new", file}), 0);
  return ground.Verify(CodeOfStatement(offer), {"--place", file});
}

Seen GiveAPlaceOfAnother(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.RefusedBeside(ground.world().Allocation(NameOf(offer), 1), {"VNTEST:CAY-TRAM 1"},
                              CodeOfStatement(offer));
}

Seen TakeAPlaceFromAWorker(Ground& ground) {
  const v1::Statement offer = GiveTheOnlyPlace(ground);
  const v1::Statement given = ground.world().Allocation(NameOf(offer), 1);
  return ground.RefusedBeside(
      ground.world().ChangeOf(NameOf(given), v1::STATE_WITHDRAWN, v1::REASON_MISTAKE),
      {"VNTEST:SATSUKI 1"}, CodeOfStatement(offer));
}

Seen ShrinkTheOfferBelowItsWorkers(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  ground.Publish(ground.world().Allocation(NameOf(offer), 3), {kSendingKey});
  v1::Statement next = ground.world().Next(offer);
  next.mutable_offer()->mutable_job()->set_places(2);
  return ground.RefusedBeside(next, {}, CodeOfStatement(offer));
}

}  // namespace

std::vector<Attack> AttacksOnPlaces() {
  constexpr std::string_view kGenuine = "It was still open when last looked at";
  const auto refused = Ending::kRefused;
  return {
      {"A9", "More places are sold than there are", refused, Stop::kVerify, "OFFER_FULL", 19,
       "1 of 1 places are given. Nobody can sell you one of them.", SellMorePlacesThanThereAre},
      {"B59", "A place is sold that is somebody else's", Ending::kShown, Stop::kVerify, "GENUINE",
       0, "No place is given to you yet.", SellAnothersPlace},
      {"B60", "An organization gives a place of an offer that is not its own", refused,
       Stop::kAdmission, "SIGNER_WRONG", 0, kGenuine, GiveAPlaceOfAnother},
      {"B61", "A place is taken from a worker by who did not give it", refused, Stop::kAdmission,
       "SUBJECT_UNKNOWN", 19, "1 of 1 places are given.", TakeAPlaceFromAWorker},
      {"B62", "An offer is made smaller than the places that are given", refused, Stop::kAdmission,
       "PLACES_BELOW_GIVEN", 0, kGenuine, ShrinkTheOfferBelowItsWorkers},
  };
}

}  // namespace warifu

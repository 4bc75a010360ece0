#include "core/proof/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(VerifyOfferProof, SaysGenuineOfEveryLegalOffer) {
  for (const LegalOffer kind : kLegalOffers) {
    Scene scene;
    const Hash offer = scene.Publish(scene.world().Offer(kind));
    const std::string proof = ProofOf(scene.log(), offer);
    const OfferJudgment judgment = VerifyNow(scene.log(), proof);
    EXPECT_EQ(judgment.code, VerdictCode::kGenuine) << Describe(judgment);
    EXPECT_THAT(judgment.causes, IsEmpty());
    ASSERT_TRUE(judgment.offer.has_value());
    EXPECT_EQ(judgment.offer->name(), offer);
  }
}

}  // namespace
}  // namespace warifu

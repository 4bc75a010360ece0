// The conclusion of a judgment from its causes.
#include "core/proof/conclude.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

OfferJudgment Of(const std::vector<VerdictCause>& causes) {
  OfferJudgment judgment;
  for (const VerdictCause cause : causes) judgment.causes.emplace_back().cause = cause;
  Conclude(judgment);
  return judgment;
}

TEST(Conclude, TheFirstByPrecedenceSpeaks) {
  EXPECT_EQ(Of({}).code, VerdictCode::kGenuine);
  EXPECT_EQ(Of({VerdictCause::kNoNetwork, VerdictCause::kOfferWithdrawn}).code,
            VerdictCode::kNoLongerValid);
  EXPECT_EQ(Of({VerdictCause::kOfferWithdrawn, VerdictCause::kTwoRoots}).code,
            VerdictCode::kLogMisbehaved);
  EXPECT_EQ(Of({VerdictCause::kTwoRoots, VerdictCause::kAnswerDoesNotVerify}).code,
            VerdictCode::kCouldNotCheck);
}

TEST(Conclude, WhatMayTurnGoodAgainNeedsFreshness) {
  EXPECT_EQ(Of({VerdictCause::kPartySuspended}).code, VerdictCode::kNoLongerValid);
  for (const VerdictCause stale : {VerdictCause::kSealTooOld, VerdictCause::kClockBehindSeal,
                                   VerdictCause::kClockBehindMemory, VerdictCause::kOnlyOldNews}) {
    const OfferJudgment judgment = Of({VerdictCause::kPartySuspended, stale});
    EXPECT_EQ(judgment.code, VerdictCode::kCouldNotCheck);
    EXPECT_FALSE(HasCause(judgment.causes, VerdictCause::kPartySuspended));
    EXPECT_EQ(Of({VerdictCause::kPartyRevoked, stale}).code, VerdictCode::kNoLongerValid);
  }
}

TEST(Conclude, WhatWasToldIsLeftOutOfTheSecondCode) {
  for (const VerdictCause told : {VerdictCause::kToldTotalTooHigh, VerdictCause::kNoRateForTold}) {
    EXPECT_NE(Of({told}).code, VerdictCode::kGenuine);
    EXPECT_EQ(Of({told}).code_without_told, VerdictCode::kGenuine);
    EXPECT_EQ(Of({told, VerdictCause::kExpired}).code_without_told, VerdictCode::kOutsideDates);
  }
}

TEST(Conclude, DropsAnOfferThatACauseForbidsToShow) {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
  const OfferJudgment genuine = VerifyNow(scene.log(), ProofOf(scene.log(), offer));
  ASSERT_TRUE(genuine.offer.has_value());
  for (const CauseRow& row : CauseRows()) {
    OfferJudgment judgment = genuine;
    judgment.causes.emplace_back().cause = row.cause;
    Conclude(judgment);
    EXPECT_EQ(judgment.offer.has_value(), row.cause > VerdictCause::kRuleBroken) << row.name;
    EXPECT_EQ(judgment.code, row.code) << row.name;
    Conclude(judgment);
    EXPECT_EQ(judgment.code, row.code) << row.name;
  }
}

}  // namespace
}  // namespace warifu

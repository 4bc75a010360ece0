// `warifu verify` at a server that lies and holds the log key: trees, seals and checkpoints are in
// order. What nobody entitled signed is neither GENUINE nor bad news: it could not be checked.
#include <gtest/gtest.h>

#include "core/admission/admit.h"
#include "core/base/exit.h"
#include "core/statement/encode.h"
#include "tests/client/verify_scene.h"
#include "tests/support/plant.h"

namespace warifu {
namespace {

// Publishes an offer whose leaf says from the start that it stands in this state.
void PublishBornAs(VerifyScene& it, State birth) {
  it.statement = it.scene.world().Offer(LegalOffer::kEsd);
  it.scene.Wait(0);
  const std::string bytes = it.scene.world().Sign(it.statement);
  const ExaminedStatement examined = MustExamine(it.scene.log().registry(), bytes);
  Decision decision = Admit(it.scene.state(), examined, it.scene.now_ms());
  ASSERT_TRUE(decision.admitted());
  decision.changes.birth = birth;
  it.scene.log().AppendAnyway(bytes, decision.changes);
  it.scene.log().Seal();
  it.offer = examined.name();
}

TEST(VerifyLies, AWithdrawalThatNobodySignedIsNoBadNews) {
  for (const State birth : {State::kWithdrawn, State::kSuperseded, State::kRevoked, State::kNone}) {
    VerifyScene it;
    PublishBornAs(it, birth);
    EXPECT_EQ(it.Verify(), kExitCouldNotCheck) << StateName(birth) << it.client.out();
  }
}

TEST(VerifyLies, ASuspensionThatTheOrganizationLiftsItselfIsNotLifted) {
  VerifyScene it;
  it.scene.Publish(it.scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  v1::Statement change = it.scene.DecidedOf(kFuji, v1::STATE_IN_FORCE);
  change.mutable_change()->clear_decision();
  Plant(it.scene.log(), SignStatement(change, {LegalWorld::KeyName(kFuji, 1)}));
  EXPECT_EQ(it.Verify(), kExitCouldNotCheck);
}

TEST(VerifyLies, AnOfferThatOnePartyNeverSignedIsNotGenuine) {
  VerifyScene it;
  const v1::Statement offer = it.scene.world().Offer(LegalOffer::kEsd);
  Plant(it.scene.log(), it.scene.world().SignAs(offer, {std::string(kSatsuki), std::string(kFuji),
                                                        std::string(kFuji)}));
  it.offer = NameOf(offer);
  EXPECT_EQ(it.Verify(), kExitCouldNotCheck);
}

}  // namespace
}  // namespace warifu

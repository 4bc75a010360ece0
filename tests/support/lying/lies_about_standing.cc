// Lies about how an offer stands now, and about when now is.
#include <string>

#include "core/base/time.h"
#include "tests/support/lying/lies.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

constexpr std::uint64_t kHourS = 3600;

v1::Statement Withdrawal(LyingScene& it) {
  return it.scene.world().ChangeOf(it.offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
}

KeyNames Company() { return {LegalWorld::KeyName(kSatsuki, 1)}; }

// The leaf from before the withdrawal, under the seal after it.
void ShowOldLeaf(LyingScene& it) {
  it.scene.Publish(Withdrawal(it), Company());
  it.AnswerChanged([&](v1::OfferProof& proof) {
    proof.mutable_entries()->DeleteSubrange(
        PlaceOf(proof, [](const v1::Statement& s) { return s.has_change(); }), 1);
    const int place = PlaceOf(proof, [](const v1::Statement& s) { return s.has_offer(); });
    v1::ProvenEntry& offer = *proof.mutable_entries(place);
    offer.set_state(static_cast<std::uint32_t>(State::kInForce));
    offer.set_changed_by(offer.index());
    it.MendStanding(proof);
  });
}

// The whole registry as it was before, to a client that has seen more.
void ShowOldRegistry(LyingScene& it) {
  it.fork = it.scene.log();
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  it.SeeHonest({"verify", "{code}"});
  it.server->log = &it.fork;
}

// A withdrawal in the log without its effect, under a seal that leaves it out.
void SealWithoutEffect(LyingScene& it) {
  it.scene.Wait(1);
  it.scene.log().AppendAnyway(SignStatement(Withdrawal(it), Company()));
  it.scene.log().Seal();
}

void WithholdWithdrawal(LyingScene& it) {
  it.scene.Wait(1);
  it.HandOver(Withdrawal(it), Company());
}

void LiftByStranger(LyingScene& it) {
  it.scene.Publish(it.scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  v1::Statement change = it.scene.DecidedOf(kFuji, v1::STATE_IN_FORCE);
  change.mutable_change()->clear_decision();
  it.Plant(SignStatement(change, {LegalWorld::KeyName(kFuji, 1)}));
}

// The authority's key 2 is stolen, lifts a suspension, and is revoked as of before.
void LiftByThief(LyingScene& it) {
  it.scene.Publish(it.scene.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  const std::uint64_t since_ms = it.scene.BindKeyToBeStolen();
  it.scene.world().UseKey(kAuthority, 2);
  it.scene.Publish(it.scene.DecidedOf(kFuji, v1::STATE_IN_FORCE));
  it.scene.world().UseKey(kAuthority, 1);
  it.scene.RevokeStolen(kAuthority, since_ms);
}

void InventNews(LyingScene& it) {
  it.scene.Wait(1);
  it.server->news = {SignStatement(Withdrawal(it), {"nobody knows this key"})};
}

void DenyOffer(LyingScene& it) {
  it.SaveProof();
  it.server->knows_nothing = true;
}

}  // namespace

std::vector<Lie> LiesAboutStanding() {
  const std::vector<std::string> verify = {"verify", "{code}"};
  return {
      {"old-standing", "a withdrawn offer with its leaf of before", verify, "STANDING_NOT_IN_TREE",
       3, ShowOldLeaf},
      {"old-registry", "everything as it was, to who has seen more", verify, "ONLY_OLD_NEWS", 3,
       ShowOldRegistry},
      {"withheld-withdrawal",
       "a withdrawal that the worker has in hand is not admitted",
       {"verify", "{code}", "--with", "{statement}"},
       "OFFER_WITHDRAWN",
       15,
       WithholdWithdrawal},
      {"lifted-by-its-own", "a suspension lifted by the suspended organization", verify,
       "KEY_WRONG/SIGNER_NOT_ENTITLED", 3, LiftByStranger},
      {"lifted-by-a-thief", "a suspension lifted with a stolen key of the authority", verify,
       "KEY_COMPROMISED", 15, LiftByThief},
      {"invented-news", "a withdrawal that nobody entitled signed, as news", verify,
       "NEWS_NOT_JUDGED", 3, InventNews},
      {"denied-with-proof-in-hand",
       "an offer that the registry says it does not know",
       {"verify", "{proof}"},
       "NEWER_NEWS_NOT_HAD",
       0,
       DenyOffer},
      {"false-seal",
       "a seal that leaves a withdrawal out",
       {"audit"},
       "SEAL_ROOT_WRONG",
       20,
       SealWithoutEffect},
      {"false-seal-to-a-witness",
       "the same, to be cosigned",
       {"audit", "--cosign", kWitnessName, "--first-time"},
       "SEAL_ROOT_WRONG",
       20,
       SealWithoutEffect},
      {"false-seal-and-withdrawal-in-hand",
       "the same, to a worker who has the withdrawal",
       {"verify", "{code}", "--with", "{statement}"},
       "OFFER_WITHDRAWN",
       15,
       [](LyingScene& it) {
         it.scene.Wait(1);
         const v1::Statement withdrawal = Withdrawal(it);
         it.HandOver(withdrawal, Company());
         it.scene.log().AppendAnyway(SignStatement(withdrawal, Company()));
         it.scene.log().Seal();
       }},
  };
}

std::vector<Lie> LiesAboutTime() {
  const std::vector<std::string> verify = {"verify", "{code}"};
  return {
      {"stale-seal", "no seal for three hours", verify, "SEAL_TOO_OLD", 3,
       [](LyingScene& it) { it.SetClock(3 * kHourS); }},
      {"seal-of-tomorrow", "a seal dated a day ahead, to look young for long", verify,
       "CLOCK_BEHIND_SEAL", 3,
       [](LyingScene& it) {
         it.scene.log().set_now_ms(it.scene.now_ms() + 24 * kHourS * kMsPerSecond);
         it.scene.log().Seal();
         it.SetClock(0 - 23 * kHourS);
       }},
      {"witness-of-a-stale-log",
       "an old log to be cosigned as if it were of now",
       {"audit", "--cosign", kWitnessName, "--first-time"},
       "REFUSED",
       2,
       [](LyingScene& it) { it.SetClock(kHourS); }},
  };
}

}  // namespace warifu

// The proof as a registry.
#include "core/proof/proof_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/proof/leaf.h"
#include "core/proof/selection.h"
#include "core/rules/counts.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

class ProofStates : public ::testing::Test {
 protected:
  Subject At(std::uint64_t index) const { return *scene_.state().SubjectAt(LeafIndex(index)); }
  static ProofState::View ViewAt(LeafIndex next) {
    ProofState::View view;
    view.next = next;
    return view;
  }

  Scene scene_;
};

TEST_F(ProofStates, NeverSaysAbsent) {
  const CarriedEntries entries({At(0), At(1)});
  const ProofState state(entries, ViewAt(LeafIndex(40)));
  EXPECT_TRUE(state.EntryAt(LeafIndex(0)).found());
  EXPECT_TRUE(state.EntryAt(LeafIndex(2)).not_carried());
  EXPECT_TRUE(state.StandingAt(LeafIndex(2)).not_carried());
  EXPECT_TRUE(state.NewestRecord(kFuji).not_carried());
  EXPECT_TRUE(state.OfName(Hash()).not_carried());
  EXPECT_TRUE(state.BindingOf(TestPublicKey("stranger")).not_carried());
  EXPECT_TRUE(state.BindingOf(TestPublicKey("VNTEST 1")).found());
  for (int table = 1; table <= 14; ++table) {
    EXPECT_FALSE(state.Read(static_cast<Table>(table), "key").absent()) << table;
  }
}

TEST_F(ProofStates, AnswersWithWhatWasNewestAtTheView) {
  const Hash first = scene_.RecordOf(kFuji);
  const Hash second = scene_.Publish(scene_.world().Record(kFuji));
  const LeafIndex between = scene_.IndexOf(second);
  const CarriedEntries entries({At(0), scene_.Find(first), scene_.Find(second)});
  const ProofState before(entries, ViewAt(between));
  EXPECT_EQ(before.NewestRecord(kFuji)->examined().name(), first);
  const ProofState after(entries, ViewAt(LeafIndex(between.value() + 1)));
  EXPECT_EQ(after.NewestRecord(kFuji)->examined().name(), second);
  const ProofState too_early(entries, ViewAt(scene_.IndexOf(first)));
  EXPECT_TRUE(too_early.NewestRecord(kFuji).not_carried());
}

TEST_F(ProofStates, DoesNotTakeTheSupersededForTheNewest) {
  const Hash first = scene_.RecordOf(kFuji);
  scene_.Publish(scene_.world().Record(kFuji));
  const CarriedEntries entries({At(0), scene_.Find(first)});
  const ProofState now(entries, ViewAt(LeafIndex(scene_.log().size().value())));
  EXPECT_TRUE(now.NewestRecord(kFuji).not_carried());
}

TEST_F(ProofStates, TakesAPayeeByItsLeaf) {
  scene_.Publish(scene_.DecidedOf(kClinic, v1::STATE_SUSPENDED));
  scene_.Publish(scene_.DecidedOf(kClinic, v1::STATE_IN_FORCE));
  const Subject record = scene_.Find(scene_.RecordOf(kClinic));
  const CarriedEntries entries({At(0), record});
  ProofState::View view = ViewAt(LeafIndex(100));
  const ProofState strict(entries, view);
  EXPECT_EQ(InForceAt(strict, record.index(), view.next), Answer::kNotCarried);
  view.by_leaf.insert(std::string(kClinic));
  const ProofState by_leaf(entries, view);
  EXPECT_EQ(InForceAt(by_leaf, record.index(), view.next), Answer::kYes);
}

TEST_F(ProofStates, TakesNoSuspendedPayeeByItsLeaf) {
  scene_.Publish(scene_.DecidedOf(kClinic, v1::STATE_SUSPENDED));
  const Subject record = scene_.Find(scene_.RecordOf(kClinic));
  const CarriedEntries entries({At(0), record});
  ProofState::View view = ViewAt(LeafIndex(100));
  view.by_leaf.insert(std::string(kClinic));
  EXPECT_EQ(InForceAt(ProofState(entries, view), record.index(), view.next), Answer::kNo);
}

TEST_F(ProofStates, TakesAnyOfALineageWhereAsked) {
  const v1::Statement first = scene_.world().Offer(LegalOffer::kEsd);
  const Hash name = scene_.Publish(first);
  const Hash next = scene_.Publish(scene_.world().Next(first));
  const CarriedEntries entries({At(0), scene_.Find(next)});
  ProofState::View view = ViewAt(scene_.IndexOf(next));
  EXPECT_TRUE(ProofState(entries, view).NewestOfLineage(name).not_carried());
  view.any_of_lineage = true;
  EXPECT_TRUE(ProofState(entries, view).NewestOfLineage(name).found());
}

// --- StateAtOffer

TEST_F(ProofStates, AWholeRegistryIsSeenAsItWas) {
  const Hash first = scene_.RecordOf(kFuji);
  const Hash second = scene_.Publish(scene_.world().Record(kFuji));
  const Hash third = scene_.Publish(scene_.world().Record(kFuji));
  const auto newest_at = [&](const Hash& next) {
    return StateAtOffer(scene_.state(), scene_.IndexOf(next)).NewestRecord(kFuji);
  };
  EXPECT_EQ(newest_at(second)->examined().name(), first);
  EXPECT_EQ(newest_at(third)->examined().name(), second);
  EXPECT_FALSE(newest_at(first).found());
}

// --- FitsItsChange

class Leaves : public ProofStates {
 protected:
  // Whether what the offer's leaf says may come from `cause`.
  static bool Fits(Subject subject, State state, const Subject& cause) {
    subject.standing = {state, cause.index()};
    return FitsItsChange(subject, cause);
  }
};

TEST_F(Leaves, FitWhatChangedThem) {
  const v1::Statement draft = scene_.world().Offer(LegalOffer::kEsd);
  const Subject offer = scene_.Find(scene_.Publish(draft));
  const Subject place = scene_.Find(
      scene_.Publish(scene_.world().Allocation(offer.examined().name(), 1), {"VNTEST:CHIM-SAU 1"}));
  EXPECT_TRUE(Fits(offer, State::kFull, place));
  EXPECT_FALSE(Fits(offer, State::kInForce, place));
  EXPECT_FALSE(Fits(offer, State::kWithdrawn, place));
  EXPECT_FALSE(Fits(scene_.Find(scene_.RecordOf(kFuji)), State::kFull, place));
  const Subject taken = scene_.Find(scene_.Publish(
      scene_.Change(place.examined().name(), v1::STATE_WITHDRAWN), {"VNTEST:CHIM-SAU 1"}));
  EXPECT_TRUE(Fits(offer, State::kInForce, taken));
  EXPECT_TRUE(Fits(place, State::kWithdrawn, taken));
  EXPECT_FALSE(Fits(place, State::kInForce, taken));
  EXPECT_FALSE(Fits(offer, State::kWithdrawn, taken));
  const Subject next = scene_.Find(scene_.Publish(scene_.world().Next(draft)));
  EXPECT_TRUE(Fits(offer, State::kSuperseded, next));
  EXPECT_FALSE(Fits(offer, State::kWithdrawn, next));
  EXPECT_FALSE(Fits(place, State::kSuperseded, next));
}

TEST_F(Leaves, FitNoChangeOfAnother) {
  const Subject fuji = scene_.Find(scene_.RecordOf(kFuji));
  const Subject clinic = scene_.Find(scene_.RecordOf(kClinic));
  const Subject change = scene_.Find(scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED)));
  EXPECT_TRUE(Fits(fuji, State::kSuspended, change));
  EXPECT_FALSE(Fits(fuji, State::kInForce, change));
  EXPECT_FALSE(Fits(clinic, State::kSuspended, change));
  const Subject renewal = scene_.Find(scene_.Publish(scene_.world().Record(kClinic)));
  EXPECT_TRUE(Fits(clinic, State::kSuperseded, renewal));
  EXPECT_FALSE(Fits(fuji, State::kSuperseded, renewal));
  const Subject ruleset = scene_.Find(NameOf(scene_.world().FirstRuleset(kAuthority)));
  const Subject later = scene_.Find(scene_.Publish(scene_.world().Ruleset(kAuthority)));
  EXPECT_TRUE(Fits(ruleset, State::kSuperseded, later));
  EXPECT_FALSE(Fits(ruleset, State::kSuperseded, renewal));
}

}  // namespace
}  // namespace warifu

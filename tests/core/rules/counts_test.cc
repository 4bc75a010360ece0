// What counts, over honest logs, over logs that break the rules, and where something is not
// carried. Thefts and their repair are in tests/core/admission/theft_test.cc.
#include "core/rules/counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/support/scene.h"

namespace warifu {
namespace {

class CountsTest : public ::testing::Test {
 protected:
  Answer CountsNow(const Hash& name) { return Counts(scene_.state(), scene_.IndexOf(name)); }
  Answer InForce(const Hash& name, std::uint64_t at) {
    return InForceAt(scene_.state(), scene_.IndexOf(name), LeafIndex(at));
  }
  std::uint64_t Next() const { return scene_.state().next().value(); }
  // Appends what no rule allows, with these effects.
  Hash Plant(const v1::Statement& statement, const KeyNames& keys, const Changes& changes) {
    scene_.log().AppendAnyway(SignStatement(statement, keys), changes);
    return NameOf(statement);
  }
  Changes Born(const v1::Statement& statement) const {
    Changes changes;
    changes.birth = State::kInForce;
    changes.puts.push_back(
        {Table::kName, NameTableKey(NameOf(statement)), EncodeIndex(scene_.state().next())});
    return changes;
  }

  Scene scene_;
};

TEST(Both, TakesTheWeightier) {
  using enum Answer;
  EXPECT_EQ(Both(kYes, kYes), kYes);
  EXPECT_EQ(Both(kYes, kNoByCompromise), kNoByCompromise);
  EXPECT_EQ(Both(kNoByCompromise, kNo), kNo);
  EXPECT_EQ(Both(kNotCarried, kNo), kNotCarried);
  EXPECT_EQ(Both(kNo, kNotCarried), kNotCarried);
  EXPECT_EQ(Both(kNotCarried, kYes), kNotCarried);
}

TEST_F(CountsTest, EveryFoundingStatementCounts) {
  for (const v1::Statement& statement : scene_.world().Founding()) {
    EXPECT_EQ(CountsNow(NameOf(statement)), Answer::kYes);
  }
}

TEST_F(CountsTest, NoSealAndNothingBeyondTheEndCounts) {
  const LeafIndex last(Next() - 1);
  ASSERT_NE((*scene_.state().EntryAt(last))->seal(), nullptr);
  EXPECT_EQ(Counts(scene_.state(), last), Answer::kNo);
  EXPECT_EQ(Counts(scene_.state(), LeafIndex(Next())), Answer::kNo);
  EXPECT_EQ(InForceAt(scene_.state(), last, LeafIndex(Next())), Answer::kNo);
}

TEST_F(CountsTest, AnEntryIsInForceAfterItselfOnly) {
  const Hash offer = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
  const std::uint64_t index = scene_.IndexOf(offer).value();
  EXPECT_EQ(InForce(offer, index - 1), Answer::kNo);
  EXPECT_EQ(InForce(offer, index), Answer::kNo);
  EXPECT_EQ(InForce(offer, index + 1), Answer::kYes);
}

TEST_F(CountsTest, WhatLeftItsStateWasInForceUpToTheEntryThatTookItOut) {
  const Hash offer = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
  const Hash withdrawal =
      scene_.Publish(scene_.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  const std::uint64_t at = scene_.IndexOf(withdrawal).value();
  EXPECT_EQ(InForce(offer, at), Answer::kYes);
  EXPECT_EQ(InForce(offer, at + 1), Answer::kNo);
}

TEST_F(CountsTest, GenesisAndChangesAreNeverInForce) {
  const Hash suspension =
      scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_EQ(InForce(suspension, Next()), Answer::kNo);
  EXPECT_EQ(InForce(NameOf(scene_.world().Genesis()), Next()), Answer::kNo);
}

// Full by an allocation, open again by a Change of one: neither need count.
TEST_F(CountsTest, AnOfferIsInForceWhateverMovedItsPlaces) {
  v1::Statement draft = scene_.world().Offer(LegalOffer::kEsd);
  draft.mutable_offer()->mutable_job()->set_places(1);
  const Hash offer = scene_.Publish(draft);
  const std::uint64_t since = scene_.BindKeyToBeStolen(kChimSau);
  const Hash forged = scene_.Publish(scene_.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 2"});
  const Hash taken_back =
      scene_.Publish(scene_.Change(forged, v1::STATE_WITHDRAWN), {"VNTEST:CHIM-SAU 2"});
  ASSERT_EQ(scene_.Find(offer).standing.changed_by, scene_.IndexOf(taken_back));
  scene_.RevokeStolen(kChimSau, since);
  EXPECT_EQ(CountsNow(taken_back), Answer::kNoByCompromise);
  EXPECT_EQ(InForce(offer, Next()), Answer::kYes);
}

// --- Logs that break the rules: never yes, never endless.

TEST_F(CountsTest, AStrangersStatementDoesNotCount) {
  const v1::Statement record = scene_.world().Record(kFuji);
  EXPECT_EQ(CountsNow(Plant(record, {"stranger"}, Born(record))), Answer::kNo);
}

TEST_F(CountsTest, OneSignerThatDoesNotCountIsEnough) {
  const v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  EXPECT_EQ(CountsNow(Plant(offer, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "stranger"}, Born(offer))),
            Answer::kNo);
}

// A key that put itself in force again: whether it counts would rest on itself.
TEST_F(CountsTest, AKeyThatRestoredItselfIsNotInForce) {
  const Hash key = scene_.BindingOf("VNTEST:FUJI 1");
  scene_.Publish(scene_.Change(key, v1::STATE_REVOKED), {"VNTEST:FUJI 1"});
  Changes changes;
  changes.leaves.push_back({scene_.IndexOf(key), State::kInForce});
  Plant(scene_.Change(key, v1::STATE_IN_FORCE), {"VNTEST:FUJI 1"}, changes);
  EXPECT_EQ(InForce(key, Next()), Answer::kNo);
}

// A key in force has no time of theft, whatever the Change says that left it there.
TEST_F(CountsTest, ATimeOfTheftHoldsOnlyWhileTheKeyIsRevoked) {
  const Hash key = scene_.BindingOf("VNTEST:FUJI 1");
  const Hash offer = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd));
  scene_.Wait(10);
  Changes changes;
  changes.leaves.push_back({scene_.IndexOf(key), State::kInForce});
  Plant(scene_.Decided(key, v1::STATE_IN_FORCE, scene_.AdmittedAt(key)), TheAuthority(), changes);
  EXPECT_EQ(CountsNow(offer), Answer::kYes);
  EXPECT_EQ(*CompromisedSinceMs(scene_.state(), TestPublicKey("VNTEST:FUJI 1")), std::nullopt);
}

// Two keys, each restored by a Change of the other.
TEST_F(CountsTest, KeysThatRestoredEachOtherAreNotInForce) {
  const Hash one = scene_.BindingOf("VNTEST:FUJI 1");
  const Hash two = scene_.BindingOf("VNTEST:HINOKI 1");
  Changes changes;
  changes.leaves.push_back({scene_.IndexOf(one), State::kInForce});
  Plant(scene_.Change(one, v1::STATE_IN_FORCE), {"VNTEST:HINOKI 1"}, changes);
  changes.leaves = {{scene_.IndexOf(two), State::kInForce}};
  Plant(scene_.Change(two, v1::STATE_IN_FORCE), {"VNTEST:FUJI 1"}, changes);
  EXPECT_EQ(InForce(one, Next()), Answer::kNo);
  EXPECT_EQ(InForce(two, Next()), Answer::kNo);
}

// A chain of keys, each bound by the one before, deeper than any honest log has.
TEST_F(CountsTest, AChainOfBindingsIsFollowedToItsBoundOnly) {
  Hash last;
  for (int number = 2; number <= kMaxCountsDepth + 1; ++number) {
    const v1::Statement binding = scene_.world().Key(kFuji, number);
    Changes changes = Born(binding);
    const PublicKey key = TestPublicKey(LegalWorld::KeyName(kFuji, number));
    changes.puts.push_back({Table::kKey, KeyTableKey(key), EncodeIndex(scene_.state().next())});
    last =
        Plant(binding, {LegalWorld::KeyName(kFuji, number), LegalWorld::KeyName(kFuji, number - 1)},
              changes);
    const bool within = number < kMaxCountsDepth + 1;
    EXPECT_EQ(CountsNow(last), within ? Answer::kYes : Answer::kNo) << number;
  }
}

// Many signers, each of whose keys was restored by a Change of as many: cut off, not multiplied.
class CountingState : public NotingState {
 public:
  using NotingState::NotingState;
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override {
    ++asked;
    return NotingState::EntryAt(index);
  }
  mutable int asked = 0;
};

TEST_F(CountsTest, TheCostOfAHostileLogIsBounded) {
  KeyNames owners;
  for (const CastMember& member : Cast()) owners.push_back(LegalWorld::KeyName(member.id, 1));
  for (const CastMember& member : Cast()) {
    const Hash key = scene_.BindingOf(LegalWorld::KeyName(member.id, 1));
    Changes changes;
    changes.leaves.push_back({scene_.IndexOf(key), State::kInForce});
    Plant(scene_.Change(key, v1::STATE_IN_FORCE), owners, changes);
  }
  const v1::Statement offer = scene_.world().Offer(LegalOffer::kEsd);
  const Hash name = Plant(offer, owners, Born(offer));
  const CountingState state(scene_.state());
  EXPECT_EQ(Counts(state, scene_.IndexOf(name)), Answer::kNo);
  EXPECT_LE(state.asked, kMaxCountsSteps * static_cast<int>(owners.size()) * 8);
}

// --- Not carried: whatever is left out, the answer is never yes.

class Lacking : public NotingState {
 public:
  using NotingState::NotingState;
  Lookup<EntryPtr> EntryAt(LeafIndex index) const override {
    if (without.count(index) != 0) return Lookup<EntryPtr>::NotCarried();
    asked.insert(index);
    return NotingState::EntryAt(index);
  }
  Lookup<Standing> StandingAt(LeafIndex index) const override {
    if (without_standing.count(index) != 0) return Lookup<Standing>::NotCarried();
    return NotingState::StandingAt(index);
  }
  std::set<LeafIndex> without;
  std::set<LeafIndex> without_standing;
  mutable std::set<LeafIndex> asked;
};

TEST_F(CountsTest, IsNotCarriedWhereAnythingThatItRestsOnIs) {
  const std::uint64_t since = scene_.BindKeyToBeStolen();
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), {"VNTEST 2"});
  scene_.RevokeStolen(kAuthority, since);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  const LeafIndex record = scene_.IndexOf(scene_.RecordOf(kFuji));
  Lacking whole(scene_.state());
  ASSERT_EQ(CountsInForce(whole, record), Answer::kYes);
  ASSERT_GE(whole.asked.size(), 4U);  // genesis, record, the Change, the authority's binding
  for (const LeafIndex index : whole.asked) {
    if (index == LeafIndex(0)) continue;
    Lacking lacking(scene_.state());
    lacking.without.insert(index);
    EXPECT_EQ(CountsInForce(lacking, record), Answer::kNotCarried) << index.value();
    EXPECT_FALSE(lacking.incomplete()) << "it is the state below that says so";
  }
}

TEST_F(CountsTest, IsNotCarriedWhereAStandingIsNot) {
  const LeafIndex record = scene_.IndexOf(scene_.RecordOf(kFuji));
  const LeafIndex binding = scene_.IndexOf(scene_.BindingOf("VNTEST 1"));
  for (const LeafIndex index : {record, binding}) {
    Lacking lacking(scene_.state());
    lacking.without_standing.insert(index);
    EXPECT_EQ(CountsInForce(lacking, record), Answer::kNotCarried) << index.value();
  }
}

// --- CompromisedSinceMs

TEST_F(CountsTest, TellsSinceWhenAKeyIsStolen) {
  const std::uint64_t since = scene_.BindKeyToBeStolen(kFuji);
  const PublicKey key = TestPublicKey("VNTEST:FUJI 2");
  EXPECT_TRUE(CompromisedSinceMs(scene_.state(), TestPublicKey("stranger")).absent());
  EXPECT_EQ(*CompromisedSinceMs(scene_.state(), key), std::nullopt);
  const Hash revocation = scene_.RevokeStolen(kFuji, since);
  EXPECT_EQ(*CompromisedSinceMs(scene_.state(), key), since);
  EXPECT_EQ(*StatedCompromise(scene_.state(), scene_.IndexOf(revocation)), since);
  EXPECT_EQ(*StatedCompromise(scene_.state(), scene_.IndexOf(scene_.RecordOf(kFuji))),
            std::nullopt);
  Lacking lacking(scene_.state());
  lacking.without.insert(scene_.IndexOf(revocation));
  EXPECT_TRUE(CompromisedSinceMs(lacking, key).not_carried());
}

}  // namespace
}  // namespace warifu

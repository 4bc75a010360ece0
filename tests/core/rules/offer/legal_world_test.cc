// The legal world is legal: what every other test starts from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/merkle/proof.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/standing/standing.h"
#include "tests/support/legal_registry.h"

namespace warifu {
namespace {

using ::testing::IsEmpty;

TEST(LegalWorld, FoundingStatementsAreTheSameBytesInEveryRun) {
  const LegalWorld one;
  const LegalWorld other;
  const auto founding = one.Founding();
  const auto again = other.Founding();
  ASSERT_EQ(founding.size(), again.size());
  for (std::size_t i = 0; i < founding.size(); ++i) {
    EXPECT_EQ(one.Sign(founding[i]), other.Sign(again[i])) << i;
  }
}

TEST(LegalWorld, FoundsARegistryWithEveryOption) {
  const LegalRegistry plain;
  const LegalRegistry full({.second_authority = true, .other_authority = true});
  EXPECT_EQ(plain.log().size().value(), plain.world().Founding().size() + 1);
  EXPECT_EQ(full.log().size().value(), full.world().Founding().size() + 1);
  EXPECT_GT(full.log().size(), plain.log().size());
}

TEST(LegalWorld, EveryLegalOfferIsAdmitted) {
  LegalRegistry legal;
  for (const LegalOffer kind : kLegalOffers) {
    const Outcome outcome = legal.Submit(legal.world().Offer(kind));
    EXPECT_TRUE(outcome.admitted()) << DescribeFindings(outcome.findings);
  }
}

TEST(LegalWorld, EveryLegalOfferIsAdmittedByTwoAuthorities) {
  LegalRegistry legal({.second_authority = true, .other_authority = true});
  for (const LegalOffer kind : kLegalOffers) {
    EXPECT_THAT(legal.CodesOf(legal.world().Offer(kind)), IsEmpty());
  }
}

TEST(LegalWorld, RenewalsReplacementsPlacesAndChangesAreAdmitted) {
  LegalRegistry legal;
  LegalWorld& world = legal.world();
  legal.Publish(world.Ruleset(kAuthority));
  legal.Publish(world.Record(kChimSau));
  legal.Publish(world.Next(world.FirstAppointment(kFuji, kChimSau)));
  legal.Publish(world.Key(kSatsuki, 2));
  world.UseKey(kSatsuki, 2);
  const v1::Statement offer = world.Offer(LegalOffer::kEsd);
  const Hash first = legal.Publish(offer);
  legal.Publish(world.Allocation(first, 1), {std::string(kChimSau)});
  const Hash second = legal.Publish(world.Next(offer));
  legal.Publish(world.ChangeOf(second, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
                {std::string(kSatsuki)});
  legal.Publish(world.ChangeOfOrganization(kFuji, v1::STATE_SUSPENDED, v1::REASON_LABOR_LAW));
}

// The memory registry's proofs hold by the verifier's own functions.
TEST(MemoryRegistry, BothTreesProveEveryEntry) {
  LegalRegistry legal;
  legal.Publish(legal.world().Offer(LegalOffer::kSsw));
  const MemoryRegistry& log = legal.log();
  const TreeHead head = log.log_head();
  const Result<Checkpoint> checkpoint = VerifyCheckpoint(log.checkpoint(), log.log_vkey());
  ASSERT_TRUE(checkpoint.ok());
  EXPECT_EQ(*checkpoint, (Checkpoint{log.origin(), head.size, head.root}));
  for (std::uint64_t i = 0; i < head.size.value(); ++i) {
    const auto proof = InclusionProof(LeafIndex(i), head.size, log.log_nodes());
    ASSERT_TRUE(proof.ok());
    EXPECT_TRUE(VerifyInclusion(LeafHash(log.EntryBytes(LeafIndex(i))), {LeafIndex(i), head.size},
                                *proof, head.root)
                    .ok());
  }
  const TreeHead standing = log.standing_head();
  EXPECT_EQ(standing.size.value() + 1, head.size.value());
  EXPECT_EQ(legal.state().EntryAt(LeafIndex(standing.size.value())).value()->seal()->standing_root,
            standing.root);
  for (std::uint64_t i = 0; i < standing.size.value(); ++i) {
    const auto proof = InclusionProof(LeafIndex(i), standing.size, log.standing_nodes());
    ASSERT_TRUE(proof.ok());
    const StandingLeaf leaf{LeafHash(log.EntryBytes(LeafIndex(i))), LeafIndex(i),
                            legal.state().StandingAt(LeafIndex(i)).value()};
    EXPECT_TRUE(VerifyInclusion(HashStandingLeaf(leaf), {LeafIndex(i), standing.size}, *proof,
                                standing.root)
                    .ok());
  }
}

TEST(MemoryRegistry, AChangedLeafChangesTheStandingRoot) {
  LegalRegistry legal;
  const Hash offer = legal.Publish(legal.world().Offer(LegalOffer::kSsw));
  const MemoryRegistry before = legal.log();
  legal.Publish(legal.world().ChangeOf(offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
                {std::string(kCayTram)});
  const std::uint64_t index = before.size().value() - 2;
  EXPECT_EQ(before.state().StandingAt(LeafIndex(index)).value().state, State::kInForce);
  EXPECT_EQ(legal.state().StandingAt(LeafIndex(index)).value().state, State::kWithdrawn);
  EXPECT_NE(legal.log().standing_head().root, before.standing_head().root);
}

TEST(MemoryRegistry, ABatchHasOneTimeAndTimesGrow) {
  LegalRegistry legal;
  MemoryRegistry& log = legal.log();
  const std::uint64_t founded_ms = log.last_ms();
  const auto first = log.Append(legal.world().Sign(legal.world().Offer(LegalOffer::kSsw)));
  ASSERT_TRUE(first.admitted());
  log.set_now_ms(log.now_ms() + 5000);
  const auto second = log.Append(legal.world().Sign(legal.world().Offer(LegalOffer::kSsw)));
  ASSERT_TRUE(second.admitted());
  const LeafIndex seal = log.Seal();
  const auto at = [&](LeafIndex i) { return log.state().EntryAt(i).value()->admitted_at_ms; };
  EXPECT_GT(at(*first.index), founded_ms);
  EXPECT_EQ(at(*first.index), at(*second.index));
  EXPECT_EQ(at(seal), at(*second.index));
}

TEST(MemoryRegistry, AppendsWhatTheRulesRefuse) {
  LegalRegistry legal;
  v1::Statement offer = legal.world().Offer(LegalOffer::kSsw);
  offer.mutable_offer()->mutable_parties()->DeleteSubrange(1, 1);
  ASSERT_FALSE(legal.Submit(offer).admitted());
  const LeafIndex index = legal.log().AppendAnyway(legal.world().Sign(offer));
  const LeafIndex seal = legal.log().SealWith(Hash());
  EXPECT_EQ(legal.state().StandingAt(index).value().state, State::kNone);
  EXPECT_EQ(legal.state().EntryAt(seal).value()->seal()->standing_root, Hash());
  EXPECT_TRUE(legal.log().sealed());
}

}  // namespace
}  // namespace warifu

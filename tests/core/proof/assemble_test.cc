// Exactly the entries that a verdict rests on.
#include "core/proof/assemble.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/statement/entry.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

using Counts = std::map<std::string, int>;

// How many entries of each kind a proof holds.
Counts KindsIn(Scene& scene, const Hash& offer, std::uint32_t first_place = 0) {
  Counts kinds;
  const v1::OfferProof proof = OpenProof(ProofOf(scene.log(), offer, first_place));
  for (const v1::ProvenEntry& entry : proof.entries()) {
    const Entry read = ReadOwnEntry(LeafIndex(entry.index()), entry.entry()).value();
    ++kinds[std::string(StatementKindName(read.statement()->kind()))];
  }
  return kinds;
}

class Assemble : public ::testing::Test {
 protected:
  Assemble() {
    draft_ = scene_.world().Offer(LegalOffer::kEsd);
    offer_ = scene_.Publish(draft_);
  }
  Counts Kinds(std::uint32_t first_place = 0) { return KindsIn(scene_, offer_, first_place); }

  Scene scene_;
  v1::Statement draft_;
  Hash offer_;
};

// Three parties, six payees and ends of payments; keys of the authority and the parties.
TEST_F(Assemble, TakesWhatAFreshOfferNeeds) {
  EXPECT_THAT(Kinds(), ElementsAre(Pair("appointment", 2), Pair("genesis", 1), Pair("key", 4),
                                   Pair("offer", 1), Pair("organization", 9), Pair("ruleset", 1)));
}

TEST_F(Assemble, TakesBothRecordsOfARenewal) {
  scene_.Publish(scene_.world().Record(kChimSau));
  EXPECT_EQ(Kinds().at("organization"), 10);
  scene_.Publish(scene_.world().Record(kChimSau));  // the one between is left out
  EXPECT_EQ(Kinds().at("organization"), 10);
}

TEST_F(Assemble, TakesBothAppointmentsOfARenewal) {
  const v1::Statement first = scene_.world().FirstAppointment(kSatsuki, kFuji);
  const v1::Statement second = scene_.world().Next(first);
  scene_.Publish(second);
  EXPECT_EQ(Kinds().at("appointment"), 3);
  scene_.Publish(scene_.world().Next(second));
  EXPECT_EQ(Kinds().at("appointment"), 3);
}

TEST_F(Assemble, TakesTheRulesetOfItsTimeAlone) {
  const int before = Kinds().at("ruleset");
  scene_.Publish(scene_.world().Ruleset(kAuthority));
  EXPECT_EQ(Kinds().at("ruleset"), before);
  EXPECT_EQ(KindsIn(scene_, scene_.Publish(scene_.world().Next(draft_))).at("ruleset"), 1);
}

TEST_F(Assemble, TakesOneRulesetOfEachAuthority) {
  Scene two({.second_authority = true, .other_authority = true});
  const Hash offer = two.Publish(two.world().Offer(LegalOffer::kEsd));
  EXPECT_EQ(KindsIn(two, offer).at("ruleset"), 2);
}

TEST_F(Assemble, TakesWhatChangedALeaf) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  EXPECT_EQ(Kinds().at("change"), 1);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE));  // the newest change alone
  EXPECT_EQ(Kinds().at("change"), 1);
  scene_.Publish(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  EXPECT_EQ(Kinds().at("change"), 2);
}

TEST_F(Assemble, TakesNothingOfOthers) {
  const Counts before = Kinds();
  scene_.Publish(scene_.world().Offer(LegalOffer::kSsw));
  scene_.Publish(scene_.DecidedOf(kHinoki, v1::STATE_SUSPENDED));
  scene_.Publish(scene_.world().Record(kKikyo));
  EXPECT_EQ(Kinds(), before);
}

TEST_F(Assemble, TakesTheKeysOfWhatItTakes) {
  scene_.Publish(scene_.world().Key(kAuthority, 2));
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), {"VNTEST 2"});
  EXPECT_EQ(Kinds().at("key"), 5);
  scene_.Publish(scene_.Decided(scene_.BindingOf("VNTEST 2"), v1::STATE_REVOKED), TheRoot());
  EXPECT_EQ(Kinds().at("key"), 5);
  EXPECT_EQ(Kinds().at("change"), 2);
}

TEST_F(Assemble, TakesTheSupersedingOfferOfASupersededOne) {
  const v1::Statement second = scene_.world().Next(draft_);
  scene_.Publish(second);
  EXPECT_EQ(Kinds().at("offer"), 2);
  scene_.Publish(scene_.world().Next(second));
  EXPECT_EQ(Kinds().at("offer"), 2);
}

TEST_F(Assemble, TakesPlacesWhenAskedFor) {
  scene_.Publish(scene_.world().Allocation(offer_, 1), {"VNTEST:CHIM-SAU 1"});
  EXPECT_FALSE(Kinds().contains("allocation"));
  EXPECT_EQ(Kinds(1).at("allocation"), 1);
  EXPECT_FALSE(Kinds(2).contains("allocation"));
}

TEST_F(Assemble, GivesTheSameBytesAgain) {
  EXPECT_EQ(ProofOf(scene_.log(), offer_), ProofOf(scene_.log(), offer_));
}

TEST_F(Assemble, HoldsNothingTwiceAndInOrder) {
  const v1::OfferProof proof = OpenProof(ProofOf(scene_.log(), offer_));
  for (int i = 1; i < proof.entries_size(); ++i) {
    EXPECT_LT(proof.entries(i - 1).index(), proof.entries(i).index());
  }
}

TEST_F(Assemble, RefusesWhatIsNoOffer) {
  const RegistrySnapshot snapshot = SnapshotOf(scene_.log());
  const std::uint64_t size = scene_.log().size().value();
  for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{5}}) {
    const Result<std::string> proof = AssembleOfferProof(snapshot, LeafIndex(index), {});
    ASSERT_FALSE(proof.ok()) << index;
    EXPECT_EQ(proof.error().code, ErrorCode::kBadInput);
  }
  for (const std::uint64_t index : {size - 1, size, size + 1}) {
    const Result<std::string> proof = AssembleOfferProof(snapshot, LeafIndex(index), {});
    ASSERT_FALSE(proof.ok()) << index;
    EXPECT_EQ(proof.error().code, ErrorCode::kNotFound);
  }
}

TEST_F(Assemble, RefusesACheckpointOfAnotherSize) {
  const std::string earlier = scene_.log().checkpoint();
  const LeafIndex index = scene_.IndexOf(offer_);
  scene_.Publish(scene_.world().Offer(LegalOffer::kSsw));
  EXPECT_FALSE(AssembleOfferProof(SnapshotOf(scene_.log(), earlier), index, {}).ok());
  EXPECT_FALSE(AssembleOfferProof(SnapshotOf(scene_.log(), "garbage"), index, {}).ok());
}

}  // namespace
}  // namespace warifu

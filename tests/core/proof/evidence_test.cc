// Evidence against a log, and what a client makes of contradictions.
#include "core/proof/evidence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/merkle/tree_hash.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;

constexpr VerdictCode kMisbehaved = VerdictCode::kLogMisbehaved;
constexpr VerdictCode kNotChecked = VerdictCode::kCouldNotCheck;

// Two histories of one log: the same beginning, then another offer each.
class TwoHistories : public ::testing::Test {
 protected:
  TwoHistories() {
    early_ = one_.log().checkpoint();
    early_size_ = one_.log().log_head().size;
    offer_one_ = one_.Publish(one_.world().Offer(LegalOffer::kEsd));
    other_.Wait(10);
    offer_other_ = other_.Publish(other_.world().Offer(LegalOffer::kEsd));
  }

  TrustFile Trust() { return TrustOf(one_.log()); }
  VerifierKey Key() { return one_.log().log_vkey(); }
  // From the checkpoint of `scene` taken before to now.
  static std::vector<Hash> Consistency(Scene& scene, TreeSize first) {
    return ConsistencyProof(first, scene.log().log_head().size, scene.log().log_nodes()).value();
  }
  EvidenceJudgment Judge(const std::string& evidence) {
    return JudgeEvidenceFile(EvidenceFile(evidence), Trust());
  }
  static std::string_view CauseOf(const EvidenceJudgment& judgment) {
    return judgment.causes.empty() ? "" : RowOf(judgment.causes.front().cause).name;
  }

  Scene one_;
  Scene other_;
  std::string early_;
  TreeSize early_size_;
  Hash offer_one_;
  Hash offer_other_;
};

// --- CompareCheckpoints

TEST_F(TwoHistories, GrowConsistently) {
  const std::vector<Hash> hashes = Consistency(one_, early_size_);
  EXPECT_EQ(*CompareCheckpoints(early_, one_.log().checkpoint(), Key(), hashes),
            Relation::kConsistent);
  EXPECT_EQ(*CompareCheckpoints(one_.log().checkpoint(), early_, Key(), hashes),
            Relation::kConsistent);
  EXPECT_EQ(*CompareCheckpoints(early_, early_, Key(), {}), Relation::kSame);
}

TEST_F(TwoHistories, ContradictAtOneSize) {
  ASSERT_EQ(one_.log().log_head().size, other_.log().log_head().size);
  EXPECT_EQ(*CompareCheckpoints(one_.log().checkpoint(), other_.log().checkpoint(), Key(), {}),
            Relation::kContradiction);
}

TEST_F(TwoHistories, ContradictWhereTheLargerDoesNotBeginAsTheSmaller) {
  const TreeSize first = other_.log().log_head().size;
  one_.Publish(one_.world().Offer(LegalOffer::kEsd));
  const std::vector<Hash> hashes = Consistency(one_, first);
  EXPECT_EQ(*CompareCheckpoints(other_.log().checkpoint(), one_.log().checkpoint(), Key(), hashes),
            Relation::kContradiction);
}

TEST_F(TwoHistories, ProveNothingWithOtherHashes) {
  std::vector<Hash> hashes = Consistency(one_, early_size_);
  const auto compare = [&] {
    return *CompareCheckpoints(early_, one_.log().checkpoint(), Key(), hashes);
  };
  hashes.pop_back();
  EXPECT_EQ(compare(), Relation::kUnproven);
  hashes = Consistency(one_, early_size_);
  hashes.push_back(hashes.front());
  EXPECT_EQ(compare(), Relation::kUnproven);
  hashes = Consistency(one_, early_size_);
  hashes.back().data()[0] ^= 1;
  EXPECT_EQ(compare(), Relation::kUnproven);
  hashes.clear();
  EXPECT_EQ(compare(), Relation::kUnproven);
}

TEST_F(TwoHistories, AreNotComparedWithoutTheLogsSignature) {
  const Checkpoint checkpoint = ReadUntrustedCheckpoint(early_).value();
  const std::string forged = SignCheckpoint(checkpoint, TestKey("another log"));
  EXPECT_FALSE(CompareCheckpoints(early_, forged, Key(), {}).ok());
  EXPECT_FALSE(CompareCheckpoints(forged, early_, Key(), {}).ok());
  EXPECT_FALSE(CompareCheckpoints("garbage", early_, Key(), {}).ok());
}

// Where the smaller size is a power of two a consistency proof leaves its root out.
TEST(CompareCheckpoints, IsRightAtEverySize) {
  const SigningKey key = TestKey("log");
  const VerifierKey vkey =
      VerifierKey::Make("registry.example", SignatureType::kEd25519, key.public_key()).value();
  for (std::uint64_t second = 2; second <= 17; ++second) {
    MemoryNodes nodes;
    Frontier frontier;
    std::vector<Hash> roots = {EmptyRoot()};
    for (std::uint64_t i = 0; i < second; ++i) {
      std::vector<Node> completed;
      frontier.Append(LeafHash(std::to_string(i)), completed);
      nodes.Put(completed);
      roots.push_back(frontier.Root());
    }
    const auto note = [&](std::uint64_t size, const Hash& root) {
      return SignCheckpoint({"registry.example", TreeSize(size), root}, key);
    };
    for (std::uint64_t first = 1; first < second; ++first) {
      std::vector<Hash> hashes = ConsistencyProof(TreeSize(first), TreeSize(second), nodes).value();
      const std::string larger = note(second, roots.back());
      EXPECT_EQ(*CompareCheckpoints(note(first, roots[first]), larger, vkey, hashes),
                Relation::kConsistent);
      const std::string lie = note(first, LeafHash("lie"));
      const bool whole = (first & (first - 1)) == 0;
      // Without the node in front the larger root is not reached, and nobody is accused.
      EXPECT_EQ(*CompareCheckpoints(lie, larger, vkey, hashes),
                whole ? Relation::kUnproven : Relation::kContradiction)
          << first << " " << second;
      if (whole) hashes.insert(hashes.begin(), roots[first]);
      EXPECT_EQ(*CompareCheckpoints(lie, larger, vkey, hashes), Relation::kContradiction);
      EXPECT_EQ(*CompareCheckpoints(note(first, roots[first]), larger, vkey, hashes),
                Relation::kConsistent);
    }
  }
}

// --- Two checkpoints as evidence.

TEST_F(TwoHistories, AccuseWithTwoRootsOfOneSize) {
  const EvidenceJudgment judgment =
      Judge(MakeRootsEvidence(one_.log().checkpoint(), other_.log().checkpoint()));
  EXPECT_EQ(judgment.code, kMisbehaved);
  EXPECT_EQ(CauseOf(judgment), "TWO_ROOTS");
  EXPECT_NE(judgment.first->root, judgment.second->root);
}

TEST_F(TwoHistories, AccuseWithARewrittenBeginning) {
  const TreeSize first = other_.log().log_head().size;
  one_.Publish(one_.world().Offer(LegalOffer::kEsd));
  const std::vector<Hash> hashes = Consistency(one_, first);
  const EvidenceJudgment judgment =
      Judge(MakePrefixEvidence(other_.log().checkpoint(), one_.log().checkpoint(), hashes));
  EXPECT_EQ(judgment.code, kMisbehaved);
  EXPECT_EQ(CauseOf(judgment), "HISTORY_REWRITTEN");
}

TEST_F(TwoHistories, AccuseNobodyWhoIsConsistent) {
  const std::vector<Hash> hashes = Consistency(one_, early_size_);
  EXPECT_EQ(Judge(MakePrefixEvidence(early_, one_.log().checkpoint(), hashes)).code, kNotChecked);
  EXPECT_EQ(Judge(MakePrefixEvidence(early_, one_.log().checkpoint(), {})).code, kNotChecked);
  EXPECT_EQ(Judge(MakeRootsEvidence(early_, early_)).code, kNotChecked);
  EXPECT_EQ(Judge(MakeRootsEvidence(early_, one_.log().checkpoint())).code, kNotChecked);
}

TEST_F(TwoHistories, AccuseNobodyWithoutTheLogsSignature) {
  const Checkpoint checkpoint = ReadUntrustedCheckpoint(other_.log().checkpoint()).value();
  const std::string forged = SignCheckpoint(checkpoint, TestKey("another log"));
  EXPECT_EQ(CauseOf(Judge(MakeRootsEvidence(one_.log().checkpoint(), forged))),
            "NOT_SIGNED_BY_LOG");
  EXPECT_EQ(CauseOf(Judge(MakeRootsEvidence(forged, one_.log().checkpoint()))),
            "NOT_SIGNED_BY_LOG");
}

// --- Entries as evidence.

class Entries : public TwoHistories {
 protected:
  EvidenceJudgment JudgeLog(Scene& scene) {
    return Judge(MakeEntriesEvidence(scene.log().checkpoint(), scene.log().entries()));
  }
};

TEST_F(Entries, OfAnHonestLogAccuseNobody) { EXPECT_EQ(JudgeLog(one_).code, kNotChecked); }

TEST_F(Entries, AccuseWithAnInadmissibleOne) {
  v1::Statement offer = one_.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_worker_fee_total()->set_minor_units(1);
  const LeafIndex index = Plant(one_.log(), one_.world().Sign(offer));
  const EvidenceJudgment judgment = JudgeLog(one_);
  EXPECT_EQ(judgment.code, kMisbehaved);
  EXPECT_EQ(CauseOf(judgment), "WRONG_ENTRY_LOGGED");
  EXPECT_EQ(judgment.causes.front().entry, index);
  EXPECT_EQ(judgment.causes.front().finding->code(), v1::FINDING_CODE_FEE_TOTAL_WRONG);
}

TEST_F(Entries, AccuseWithAWrongSeal) {
  const LeafIndex seal = one_.log().SealWith(LeafHash("lie"));
  const EvidenceJudgment judgment = JudgeLog(one_);
  EXPECT_EQ(judgment.code, kMisbehaved);
  EXPECT_EQ(judgment.causes.front().entry, seal);
}

TEST_F(Entries, ThatDoNotHashToTheRootAccuseNobody) {
  std::vector<std::string> entries = one_.log().entries();
  entries[entries.size() - 2] = "garbage";
  EXPECT_EQ(Judge(MakeEntriesEvidence(one_.log().checkpoint(), entries)).code, kNotChecked);
  entries = one_.log().entries();
  entries.pop_back();
  EXPECT_EQ(Judge(MakeEntriesEvidence(one_.log().checkpoint(), entries)).code, kNotChecked);
  EXPECT_EQ(Judge(MakeEntriesEvidence(one_.log().checkpoint(), {})).code, kNotChecked);
}

TEST_F(Entries, UnderRulesOfANewerProgramAccuseNobody) {
  v1::Statement ruleset = one_.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_rules_version(kHighestRulesVersion + 1);
  Changes changes;
  changes.rules_version = kHighestRulesVersion + 1;
  one_.log().AppendAnyway(one_.world().Sign(ruleset), changes);
  one_.log().SealWith(LeafHash("seals of newer rules cannot be judged"));
  const EvidenceJudgment judgment = JudgeLog(one_);
  EXPECT_EQ(judgment.code, kNotChecked);
  EXPECT_EQ(CauseOf(judgment), "NEWER_PROGRAM");
}

TEST_F(Entries, OfAPreReleaseAccuseNobody) {
  const LegalWorld world;
  v1::Statement genesis = world.Genesis();
  genesis.mutable_genesis()->set_rules_version(kLowestRulesVersion - 1);
  MemoryRegistry log;
  log.set_now_ms(world.now_s() * 1000);
  log.AppendAnyway(world.Sign(genesis), Changes{});
  log.SealWith(LeafHash("seals of a pre-release are not judged"));
  const EvidenceJudgment judgment = JudgeEvidenceFile(
      EvidenceFile(MakeEntriesEvidence(log.checkpoint(), log.entries())), TrustOf(log));
  EXPECT_EQ(judgment.code, kNotChecked);
  EXPECT_EQ(CauseOf(judgment), "PRE_RELEASE");
}

// --- The file.

TEST_F(Entries, OfBothKindsAreRefused) {
  std::string evidence = MakeEntriesEvidence(one_.log().checkpoint(), one_.log().entries());
  v1::Evidence both;
  both.ParseFromString(evidence);
  both.set_second_checkpoint(other_.log().checkpoint());
  EXPECT_EQ(CauseOf(Judge(both.SerializeAsString())), "FILE_DAMAGED");
}

TEST_F(TwoHistories, DamagedEvidenceAccusesNobody) {
  const std::string file =
      EvidenceFile(MakeRootsEvidence(one_.log().checkpoint(), other_.log().checkpoint()));
  ASSERT_EQ(JudgeEvidenceFile(file, Trust()).code, kMisbehaved);
  for (std::size_t at = 0; at < file.size(); ++at) {
    std::string flipped = file;
    flipped[at] = static_cast<char>(flipped[at] ^ 1);
    EXPECT_EQ(JudgeEvidenceFile(flipped, Trust()).code, kNotChecked) << at;
  }
  EXPECT_EQ(JudgeEvidenceFile("", Trust()).code, kNotChecked);
  EXPECT_EQ(JudgeEvidence("", Trust()).code, kNotChecked);
  EXPECT_EQ(JudgeEvidence(std::string(100, '\xff'), Trust()).code, kNotChecked);
}

// --- What a verifier makes of what it remembers.

class Remembering : public TwoHistories {
 protected:
  OfferJudgment Verify(Scene& scene, const Hash& offer, ProofSource source,
                       std::optional<Remembered> remembered) {
    VerifyOptions options = OptionsOf(scene.log());
    options.source = source;
    options.remembered = std::move(remembered);
    return VerifyOfferFile(ProofOf(scene.log(), offer), Trust(), options);
  }
};

TEST_F(Remembering, AnAnswerMustContinueWhatIsKnown) {
  const Remembered known = {early_, 0, Consistency(one_, early_size_)};
  EXPECT_EQ(Verify(one_, offer_one_, ProofSource::kAnswer, known).code, VerdictCode::kGenuine);
  Remembered unproven = known;
  unproven.consistency.pop_back();
  const OfferJudgment judgment = Verify(one_, offer_one_, ProofSource::kAnswer, unproven);
  EXPECT_THAT(CauseNames(judgment), Contains("ANSWER_DOES_NOT_VERIFY"));
  EXPECT_EQ(judgment.code, kNotChecked);
  EXPECT_FALSE(judgment.offer.has_value());
}

TEST_F(Remembering, AFileIsJudgedWithoutIt) {
  const Remembered unproven = {early_, 0, {}};
  EXPECT_EQ(Verify(one_, offer_one_, ProofSource::kFile, unproven).code, VerdictCode::kGenuine);
}

TEST_F(Remembering, ASmallerAnswerIsOldNews) {
  Scene later = one_;
  later.Publish(later.world().Offer(LegalOffer::kSsw));
  const Remembered known = {later.log().checkpoint(), 0, {}};
  const OfferJudgment judgment = Verify(one_, offer_one_, ProofSource::kAnswer, known);
  EXPECT_THAT(CauseNames(judgment), ::testing::ElementsAre("ONLY_OLD_NEWS"));
  EXPECT_EQ(judgment.code, kNotChecked);
  EXPECT_EQ(Verify(one_, offer_one_, ProofSource::kFile, known).code, VerdictCode::kGenuine);
}

TEST_F(Remembering, AnotherRootOfTheSameSizeIsEvidence) {
  const Remembered known = {other_.log().checkpoint(), 0, {}};
  for (const ProofSource source : {ProofSource::kAnswer, ProofSource::kFile}) {
    const OfferJudgment judgment = Verify(one_, offer_one_, source, known);
    EXPECT_EQ(judgment.code, kMisbehaved);
    EXPECT_FALSE(judgment.offer.has_value());
    EXPECT_EQ(JudgeEvidence(judgment.evidence, Trust()).code, kMisbehaved);
  }
}

TEST_F(Remembering, ARewrittenBeginningIsEvidence) {
  const Remembered first = {other_.log().checkpoint(), 0, {}};
  one_.Publish(one_.world().Offer(LegalOffer::kSsw));
  Remembered known = first;
  known.consistency = Consistency(one_, other_.log().log_head().size);
  const OfferJudgment judgment = Verify(one_, offer_one_, ProofSource::kAnswer, known);
  EXPECT_EQ(judgment.code, kMisbehaved);
  EXPECT_EQ(JudgeEvidence(judgment.evidence, Trust()).code, kMisbehaved);
}

TEST_F(Remembering, WhatAnotherKeySignedIsForgotten) {
  const Checkpoint checkpoint = ReadUntrustedCheckpoint(other_.log().checkpoint()).value();
  const Remembered known = {SignCheckpoint(checkpoint, TestKey("the key before")), 0, {}};
  EXPECT_EQ(Verify(one_, offer_one_, ProofSource::kAnswer, known).code, VerdictCode::kGenuine);
}

}  // namespace
}  // namespace warifu

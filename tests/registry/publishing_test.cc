#include "registry/publishing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/note/cosignature.h"
#include "core/note/note.h"
#include "registry/limits.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

constexpr char kGuardCosigned[] = "/test/registry.guard.cosigned";

VerifierKey WitnessKey(const std::string& name) {
  return *VerifierKey::Make(name, SignatureType::kCosignature, TestPublicKey(name));
}

// Two of the witnesses a, b and c.
std::string TwoOfThree() {
  const VerifierKey log =
      *VerifierKey::Make(kTestOrigin, SignatureType::kEd25519, TestPublicKey("log"));
  return "log " + log.ToString() + "\nwitness A " + WitnessKey("a").ToString() + "\nwitness B " +
         WitnessKey("b").ToString() + "\nwitness C " + WitnessKey("c").ToString() +
         "\ngroup W 2 A B C\nquorum W\n";
}

// `note` with the witness's cosignature, made at `at_ms`.
std::string Cosign(const std::string& note, const std::string& witness, std::uint64_t at_ms) {
  const SigningKey key = TestKey(witness);
  const auto line = CosignCheckpoint(note, {witness, key}, at_ms / 1000);
  return *AddSignatureLine(note, *line);
}

std::uint64_t Now(TestRegistry& test) { return test.clock().NowMs(); }

class Witnessed : public ::testing::Test {
 protected:
  Witnessed() : test_(TwoOfThree()) {
    // The founding waited for its quorum: give it.
    CosignCandidate({"a", "b"});
    test_.Pass(kCandidateIntervalMs);
    if (test_.registry().CandidateCheckpoint().has_value()) CosignCandidate({"a", "b"});
  }

  void CosignCandidate(const std::vector<std::string>& witnesses) {
    const std::string note = *test_.registry().CandidateCheckpoint();
    for (const std::string& witness : witnesses) {
      ASSERT_TRUE(test_.registry().AddCosignature(Cosign(note, witness, Now())).ok());
    }
  }

  std::uint64_t Now() { return test_.clock().NowMs(); }
  TreeSize candidate_size() {
    return ReadUntrustedCheckpoint(*test_.registry().CandidateCheckpoint())->size;
  }

  TestRegistry test_;
};

TEST(Publishing, WithoutWitnessesPublishesAtOnceButAtMostOnceASecond) {
  TestRegistry test;
  test.Pass(kCandidateIntervalMs);
  test.MustAdmit(test.NewKey());
  const TreeSize first = test.newest_size();
  EXPECT_EQ(test.published_size(), first);
  test.MustAdmit(test.NewKey());
  EXPECT_EQ(test.published_size(), first);
  test.Pass(kCandidateIntervalMs - 1);
  EXPECT_EQ(test.published_size(), first);
  test.Pass(1);
  EXPECT_EQ(test.published_size(), test.newest_size());
  EXPECT_FALSE(test.registry().CandidateCheckpoint().has_value());
}

TEST_F(Witnessed, PublishesOnlyWithItsQuorum) {
  const TreeSize before = test_.published_size();
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  EXPECT_EQ(test_.published_size(), before);
  const std::string note = *test_.registry().CandidateCheckpoint();
  EXPECT_EQ(*test_.registry().AddCosignature(Cosign(note, "c", Now())), false);
  EXPECT_EQ(test_.published_size(), before);
  EXPECT_EQ(*test_.registry().AddCosignature(Cosign(note, "a", Now())), true);
  EXPECT_EQ(test_.published_size(), test_.newest_size());
  EXPECT_FALSE(test_.registry().CandidateCheckpoint().has_value());
}

TEST_F(Witnessed, ThePublishedNoteBearsTheCosignaturesOfItsQuorum) {
  const Policy policy = *Policy::Parse(TwoOfThree());
  const std::string note = *test_.registry().PublishedCheckpoint();
  EXPECT_TRUE(policy.Check(note, Now()).ok());
  EXPECT_EQ(ParseNote(note)->signatures.size(), 3u);
}

TEST_F(Witnessed, OneWitnessTwiceIsNoQuorumAndOneLine) {
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const std::string note = *test_.registry().CandidateCheckpoint();
  EXPECT_EQ(*test_.registry().AddCosignature(Cosign(note, "a", Now())), false);
  EXPECT_EQ(*test_.registry().AddCosignature(Cosign(note, "a", Now() + 2000)), false);
  EXPECT_EQ(ParseNote(*test_.registry().CandidateCheckpoint())->signatures.size(), 2u);
}

TEST_F(Witnessed, OneWitnessDownAndBackAgain) {
  for (const auto& up : std::vector<std::vector<std::string>>{
           {"a", "b", "c"}, {"a", "c"}, {"b", "c"}, {"c", "b", "a"}}) {
    test_.Pass(kCandidateIntervalMs);
    test_.MustAdmit(test_.NewKey());
    CosignCandidate(up);
    EXPECT_EQ(test_.published_size(), test_.newest_size());
  }
}

TEST_F(Witnessed, LinesOfStrangersAreLeftOut) {
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const std::string note = *test_.registry().CandidateCheckpoint();
  const std::string with_stranger = Cosign(Cosign(note, "stranger", Now()), "a", Now());
  EXPECT_EQ(*test_.registry().AddCosignature(with_stranger), false);
  EXPECT_EQ(*test_.registry().CandidateCheckpoint(), Cosign(note, "a", Now()));
}

TEST_F(Witnessed, ACandidateNobodyCosignedGivesWayAfterThirtySeconds) {
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const TreeSize first = candidate_size();
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateLeastWaitMs - 1);
  EXPECT_EQ(candidate_size(), first);
  test_.Pass(1);
  EXPECT_EQ(candidate_size(), test_.newest_size());
}

TEST_F(Witnessed, ACandidateWithACosignatureWaitsLonger) {
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const TreeSize first = candidate_size();
  CosignCandidate({"a"});
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateMostWaitMs - 1);
  EXPECT_EQ(candidate_size(), first);
  test_.Pass(1);
  EXPECT_GT(candidate_size(), first);
}

TEST_F(Witnessed, ACandidateWithoutQuorumForTwoMinutesGetsAFreshSeal) {
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const TreeSize size = test_.newest_size();
  test_.Pass(kCandidateMostWaitMs - 1);
  EXPECT_EQ(test_.newest_size(), size);
  test_.Pass(1);
  EXPECT_EQ(test_.newest_size().value(), size.value() + 1);
  EXPECT_EQ(candidate_size(), test_.newest_size());
  CosignCandidate({"b", "c"});
  EXPECT_EQ(test_.published_size(), test_.newest_size());
}

TEST_F(Witnessed, AClockSetBackStartsTheWaitAnew) {
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const TreeSize first = candidate_size();
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateLeastWaitMs - 1);
  test_.clock().SetBack(10'000);
  test_.Pass(0);
  test_.Pass(1000);
  EXPECT_EQ(candidate_size(), first);
  test_.Pass(kCandidateLeastWaitMs);
  EXPECT_GT(candidate_size(), first);
}

TEST_F(Witnessed, WhatIsPublishedIsDroppedAfterADay) {
  ASSERT_TRUE(test_.registry().PublishedCheckpoint().ok());
  const std::uint64_t hour = 60 * 60 * 1000;
  for (int i = 0; i < 23; ++i) test_.Pass(hour);
  EXPECT_TRUE(test_.registry().PublishedCheckpoint().ok());
  test_.Pass(hour);
  test_.Pass(1);
  const auto gone = test_.registry().PublishedCheckpoint();
  ASSERT_FALSE(gone.ok());
  EXPECT_EQ(gone.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(gone.error().message(), HasSubstr("24 hours"));
  EXPECT_FALSE(test_.registry().GetHealth().publishing.ok());
  CosignCandidate({"a", "b"});
  EXPECT_TRUE(test_.registry().PublishedCheckpoint().ok());
}

TEST_F(Witnessed, TheCandidatesViewIsHeldWhileTheLogGoesOn) {
  test_.Pass(kCandidateIntervalMs);
  const std::string key = test_.NewKey();
  const LeafIndex index = test_.MustAdmit(key);
  const std::string note = *test_.registry().CandidateCheckpoint();
  test_.MustAdmit(test_.RevokeKey(key));  // rewrites the standing tree
  ASSERT_TRUE(test_.registry().AddCosignature(Cosign(note, "a", Now())).ok());
  ASSERT_TRUE(test_.registry().AddCosignature(Cosign(note, "b", Now())).ok());
  EXPECT_LT(test_.published_size(), test_.newest_size());
  EXPECT_TRUE(test_.registry().StatementByIndex(index).ok());
}

TEST_F(Witnessed, AfterARestartTheNewestIsPublishedAnew) {
  ASSERT_TRUE(test_.Open().ok());
  EXPECT_FALSE(test_.registry().PublishedCheckpoint().ok());
  EXPECT_EQ(candidate_size(), test_.newest_size());
  CosignCandidate({"a", "c"});
  EXPECT_EQ(test_.published_size(), test_.newest_size());
}

// --- What is handed in.

TEST_F(Witnessed, KeepsTheLargestCosignedCheckpointBesideTheGuard) {
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const std::string small = *test_.registry().CandidateCheckpoint();
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateLeastWaitMs);
  const std::string large = *test_.registry().CandidateCheckpoint();
  const std::string cosigned = Cosign(large, "a", Now());
  EXPECT_EQ(*test_.registry().AddCosignature(cosigned), false);
  EXPECT_EQ(test_.files().Get(kGuardCosigned), cosigned);
  EXPECT_EQ(*test_.registry().AddCosignature(Cosign(small, "a", Now())), false);
  EXPECT_EQ(test_.files().Get(kGuardCosigned), cosigned);
}

TEST_F(Witnessed, RemembersTheLargestOverARestart) {
  const std::string kept = *test_.files().Get(kGuardCosigned);
  ASSERT_TRUE(test_.Open().ok());
  const std::string note = *test_.registry().CandidateCheckpoint();
  EXPECT_TRUE(test_.registry().AddCosignature(kept).ok());
  EXPECT_EQ(test_.files().Get(kGuardCosigned), kept);
  EXPECT_TRUE(test_.registry().AddCosignature(Cosign(note, "a", Now())).ok());
  EXPECT_NE(test_.files().Get(kGuardCosigned), kept);
}

TEST_F(Witnessed, RefusesNotesThatAreNotTheLogs) {
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateIntervalMs);
  const std::string note = *test_.registry().CandidateCheckpoint();
  const auto kept = test_.files().Get(kGuardCosigned);
  const Checkpoint other = {std::string(kTestOrigin), TreeSize(1000), Hash()};
  for (const std::string& bad :
       {std::string(), std::string("garbage"), note.substr(1),
        Cosign(SignCheckpoint(other, TestKey("thief")), "a", Now()),
        Cosign(SignCheckpoint({"other.example", other.size, other.root}, TestKey("log")), "a",
               Now())}) {
    EXPECT_FALSE(test_.registry().AddCosignature(bad).ok()) << bad;
  }
  EXPECT_EQ(test_.files().Get(kGuardCosigned), kept);
  EXPECT_TRUE(test_.registry().GetHealth().writing.ok());
}

TEST_F(Witnessed, RefusesANoteThatNobodyCosignedInTime) {
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateIntervalMs);
  const std::string note = *test_.registry().CandidateCheckpoint();
  const std::uint64_t late = Now() + 2 * kCosignatureWindowMs;
  for (const std::string& bad : {note, Cosign(note, "stranger", Now()), Cosign(note, "a", late)}) {
    const auto refused = test_.registry().AddCosignature(bad);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::kRefused);
  }
}

TEST_F(Witnessed, RefusesAFalseCosignatureUnderAWitnesssName) {
  test_.MustAdmit(test_.NewKey());
  test_.Pass(kCandidateIntervalMs);
  Note note = *ParseNote(Cosign(*test_.registry().CandidateCheckpoint(), "a", Now()));
  note.signatures.back().bytes.back() ^= 1;
  EXPECT_EQ(test_.registry().AddCosignature(FormatNote(note)).error().code,
            ErrorCode::kInconsistent);
}

TEST_F(Witnessed, ALargerCheckpointUnderOurKeyIsTheftAndStopsWriting) {
  const TreeSize larger(test_.newest_size().value() + 5);
  const std::string stolen =
      SignCheckpoint({std::string(kTestOrigin), larger, Hash()}, TestKey("log"));
  const auto kept = test_.files().Get(kGuardCosigned);
  const auto theft = test_.registry().AddCosignature(Cosign(stolen, "a", Now()));
  ASSERT_FALSE(theft.ok());
  EXPECT_THAT(theft.error().message(), HasSubstr("somebody else signs with it"));
  EXPECT_THAT(test_.registry().GetHealth().writing.error().message(), HasSubstr("log key"));
  EXPECT_EQ(test_.files().Get(kGuardCosigned), kept);
  const SubmitOutcome outcome = test_.SubmitAndStep(test_.NewKey());
  EXPECT_EQ(std::get<Error>(outcome).code, ErrorCode::kUnavailable);
  EXPECT_TRUE(test_.registry().PublishedCheckpoint().ok());  // reading goes on
}

TEST_F(Witnessed, AnotherRootUnderOurKeyIsTheftToo) {
  const std::string forked =
      SignCheckpoint({std::string(kTestOrigin), test_.newest_size(), Hash()}, TestKey("log"));
  const auto theft = test_.registry().AddCosignature(Cosign(forked, "a", Now()));
  ASSERT_FALSE(theft.ok());
  EXPECT_THAT(theft.error().message(), HasSubstr("another root"));
  EXPECT_FALSE(test_.registry().GetHealth().writing.ok());
}

TEST_F(Witnessed, ACosignatureThatCannotBeKeptPublishesNothingAndStopsWriting) {
  const TreeSize before = test_.published_size();
  test_.Pass(kCandidateIntervalMs);
  test_.MustAdmit(test_.NewKey());
  const std::string note = *test_.registry().CandidateCheckpoint();
  test_.files().FailWrite(1, Fault::kFailed);
  const std::string both = Cosign(Cosign(note, "a", Now()), "b", Now());
  EXPECT_EQ(test_.registry().AddCosignature(both).error().code, ErrorCode::kIo);
  EXPECT_EQ(test_.published_size(), before);
  EXPECT_FALSE(test_.registry().GetHealth().writing.ok());
}

TEST(Publishing, ACheckpointIsNeverShownBeforeItIsBehindTheGuard) {
  TestRegistry test;
  test.Pass(kCandidateIntervalMs);
  const std::string published = *test.registry().PublishedCheckpoint();
  test.files().FailWrite(1, Fault::kFailedButPersisted);
  test.SubmitAndStep(test.NewKey());
  test.Pass(kCandidateIntervalMs);
  EXPECT_EQ(*test.registry().PublishedCheckpoint(), published);
}

TEST(Publishing, DropsWhatIsPublishedWhenItCanNoLongerTellAllBadNews) {
  TestRegistry test;
  WriteGate gate;
  Publishing publishing(test.registry().policy(), test.guard(), gate);
  publishing.OnCommitted(test.store().Latest(), {}, Now(test));
  ASSERT_TRUE(publishing.Published(Now(test)).ok());
  const TreeSize published = publishing.Published(Now(test))->view->size();
  const LeafIndex change = test.MustAdmit(test.NewKey());

  std::vector<Touch> touches(kMaxUnpublishedTouches, Touch{change, LeafIndex(0)});
  publishing.OnCommitted(test.store().Latest(), touches, Now(test));
  ASSERT_TRUE(publishing.Published(Now(test)).ok());
  EXPECT_TRUE(publishing.ChangesSince(published, {}).has_value());

  const LeafIndex later = test.MustAdmit(test.NewKey());
  touches.assign(1, Touch{later, LeafIndex(0)});
  publishing.OnCommitted(test.store().Latest(), touches, Now(test));
  EXPECT_FALSE(publishing.Published(Now(test)).ok());
  EXPECT_FALSE(publishing.ChangesSince(published, {}).has_value());
  publishing.Tick(Now(test) + kCandidateIntervalMs);
  EXPECT_TRUE(publishing.Published(Now(test) + kCandidateIntervalMs).ok());
}

TEST(Publishing, TakesNoCosignatureBeforeThereIsACheckpoint) {
  TestRegistry test;
  WriteGate gate;
  Publishing publishing(test.registry().policy(), test.guard(), gate);
  EXPECT_EQ(publishing.newest(), nullptr);
  EXPECT_FALSE(publishing.candidate().has_value());
  EXPECT_FALSE(publishing.Tick(Now(test)));
  EXPECT_EQ(publishing.AddCosignature(*test.registry().PublishedCheckpoint()).error().code,
            ErrorCode::kUnavailable);
}

TEST(Publishing, RefusesAPolicyOfAnotherLogKey) {
  TestRegistry test;
  test.options().policy = TwoOfThree();
  ASSERT_TRUE(test.Open().ok());
  std::string other =
      "log " +
      VerifierKey::Make(kTestOrigin, SignatureType::kEd25519, TestPublicKey("other log"))
          ->ToString() +
      "\nquorum none\n";
  test.options().policy = other;
  const Status refused = test.Open();
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kBadInput);
  EXPECT_THAT(refused.error().message(), HasSubstr("--policy"));
}

}  // namespace
}  // namespace warifu

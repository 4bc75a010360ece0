#include "registry/sequencer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/note/checkpoint.h"
#include "core/statement/entry.h"
#include "registry/limits.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

const Admission* AdmissionOf(const SubmitOutcome& outcome) {
  return std::get_if<Admission>(&outcome);
}

const Error* ErrorOf(const SubmitOutcome& outcome) { return std::get_if<Error>(&outcome); }

TEST(Sequencer, WritesOneCommitForAllThatWaits) {
  TestRegistry test;
  const std::uint64_t commits = test.store().commits();
  const std::uint64_t size = test.newest_size().value();
  std::vector<std::shared_ptr<std::optional<SubmitOutcome>>> outcomes;
  for (int i = 0; i < 20; ++i) outcomes.push_back(test.Submit(test.NewKey()));
  test.registry().Step();
  EXPECT_EQ(test.store().commits(), commits + 1);
  EXPECT_EQ(test.newest_size().value(), size + 21);  // and one seal
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    ASSERT_TRUE(outcomes[i]->has_value());
    const Admission* admission = AdmissionOf(**outcomes[i]);
    ASSERT_NE(admission, nullptr) << DescribeOutcome(**outcomes[i]);
    EXPECT_EQ(admission->index.value(), size + i);
    EXPECT_FALSE(admission->known_before);
    EXPECT_EQ(admission->view->size().value(), size + 21);
  }
}

TEST(Sequencer, GivesAllEntriesOfABatchOneTimeAndEndsItWithASeal) {
  TestRegistry test;
  const LeafIndex first = NextIndex(test.newest_size());
  test.Submit(test.NewKey());
  test.Submit(test.NewKey());
  test.clock().Advance(5);
  test.registry().Step();
  const auto entries = test.registry().Entries(first, 10, 1 << 20);
  ASSERT_TRUE(entries.ok());
  ASSERT_EQ(entries->size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto entry = ParseEntry((*entries)[i]);
    ASSERT_TRUE(entry.ok());
    EXPECT_EQ(entry->admitted_at_ms, test.clock().NowMs());
    EXPECT_EQ(std::holds_alternative<SealContent>(entry->content), i == 2);
  }
}

TEST(Sequencer, TimeGrowsFromBatchToBatchThoughTheClockStandsStill) {
  TestRegistry test;
  test.MustAdmit(test.NewKey());
  const std::uint64_t before = test.registry().GetHealth().newest_at_ms;
  test.MustAdmit(test.NewKey());
  EXPECT_EQ(test.registry().GetHealth().newest_at_ms, before + 1);
}

TEST(Sequencer, WritesNothingWhenNothingIsAdmitted) {
  TestRegistry test;
  const std::uint64_t commits = test.store().commits();
  v1::Statement twice = test.world().Key(kHinoki, 1);  // bound already
  const SubmitOutcome outcome = test.SubmitAndStep(test.world().Sign(twice));
  EXPECT_TRUE(std::holds_alternative<Findings>(outcome)) << DescribeOutcome(outcome);
  EXPECT_EQ(test.store().commits(), commits);
}

TEST(Sequencer, AdmitsTheGoodOnesOfAMixedBatchInOrder) {
  TestRegistry test;
  const std::uint64_t size = test.newest_size().value();
  const std::string key = test.NewKey();
  const auto first = test.Submit(key);
  const auto bad = test.Submit(test.world().Sign(test.world().Key(kHinoki, 1)));
  const auto revoked = test.Submit(test.RevokeKey(key));  // builds on the first
  test.registry().Step();
  EXPECT_EQ(AdmissionOf(**first)->index.value(), size);
  EXPECT_TRUE(std::holds_alternative<Findings>(**bad));
  ASSERT_NE(AdmissionOf(**revoked), nullptr) << DescribeOutcome(**revoked);
  EXPECT_EQ(AdmissionOf(**revoked)->index.value(), size + 1);
}

TEST(Sequencer, TheSamePayloadAgainGivesTheFirstIndexWithAFreshView) {
  TestRegistry test;
  const std::string key = test.NewKey();
  const LeafIndex index = test.MustAdmit(key);
  test.MustAdmit(test.NewKey());
  const std::uint64_t commits = test.store().commits();
  const SubmitOutcome again = test.SubmitAndStep(key);
  ASSERT_NE(AdmissionOf(again), nullptr);
  EXPECT_EQ(AdmissionOf(again)->index, index);
  EXPECT_TRUE(AdmissionOf(again)->known_before);
  EXPECT_EQ(AdmissionOf(again)->view->size(), test.newest_size());
  EXPECT_EQ(test.store().commits(), commits);
}

TEST(Sequencer, TwiceInOneBatchGivesOneEntry) {
  TestRegistry test;
  const std::uint64_t size = test.newest_size().value();
  const std::string key = test.NewKey();
  const auto first = test.Submit(key);
  const auto second = test.Submit(key);
  test.registry().Step();
  EXPECT_EQ(test.newest_size().value(), size + 2);
  EXPECT_EQ(AdmissionOf(**first)->index.value(), size);
  EXPECT_EQ(AdmissionOf(**second)->index.value(), size);
  EXPECT_TRUE(AdmissionOf(**second)->known_before);
}

TEST(Sequencer, ASealAloneIsOneEntry) {
  TestRegistry test;
  test.MustAdmit(test.NewKey());
  const std::uint64_t size = test.newest_size().value();
  test.Pass(kSealAfterMs - 1);
  EXPECT_EQ(test.newest_size().value(), size);
  test.Pass(1);
  EXPECT_EQ(test.newest_size().value(), size + 1);
  test.Pass(1000);
  EXPECT_EQ(test.newest_size().value(), size + 1);
}

TEST(Sequencer, FullQueueRefusesAndServesWhatItTook) {
  TestRegistry test;
  test.options().queue = {3, kMaxQueuedBytes};
  ASSERT_TRUE(test.Open().ok());
  std::vector<std::shared_ptr<std::optional<SubmitOutcome>>> outcomes;
  for (int i = 0; i < 3; ++i) outcomes.push_back(test.Submit(test.NewKey()));
  bool called = false;
  const std::optional<NotTaken> refused =
      test.registry().Submit(test.NewKey(), [&](SubmitOutcome) { called = true; });
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->error.code, ErrorCode::kUnavailable);
  EXPECT_EQ(refused->retry_after_ms, kRetryAfterMs);
  test.registry().Step();
  for (const auto& outcome : outcomes) EXPECT_NE(AdmissionOf(**outcome), nullptr);
  EXPECT_FALSE(called);
}

TEST(Sequencer, DrainAnswersWhatWasTakenAndTakesNoMore) {
  TestRegistry test;
  const auto outcome = test.Submit(test.NewKey());
  test.registry().Drain();
  ASSERT_TRUE(outcome->has_value());
  EXPECT_NE(AdmissionOf(**outcome), nullptr);
  const std::optional<NotTaken> refused =
      test.registry().Submit(test.NewKey(), [](SubmitOutcome) { FAIL(); });
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->retry_after_ms, 0u);
  EXPECT_THAT(refused->error.message(), HasSubstr("shutting down"));
  test.registry().Drain();  // again does nothing
}

// --- Failed writes: database and guard, each failed and failed but persisted.

struct WriteFault {
  bool guard = false;
  Fault fault = Fault::kFailed;
};

class FailedWrite : public ::testing::TestWithParam<WriteFault> {
 protected:
  void FailNext(TestRegistry& test) {
    if (GetParam().guard) {
      test.files().FailWrite(1, GetParam().fault);
    } else {
      test.store().FailCommit(1, GetParam().fault);
    }
  }

  // Whether the entries of the failed batch are there at the next start.
  bool Persisted() const { return GetParam().guard || GetParam().fault != Fault::kFailed; }
};

TEST_P(FailedWrite, IsOutcomeUnknownAndStopsWritingForGood) {
  TestRegistry test;
  const TreeSize size = test.newest_size();
  const auto guarded = test.files().Get(std::string(kTestGuardPath));
  FailNext(test);
  const SubmitOutcome unknown = test.SubmitAndStep(test.NewKey());
  ASSERT_NE(ErrorOf(unknown), nullptr) << DescribeOutcome(unknown);
  EXPECT_EQ(ErrorOf(unknown)->code, ErrorCode::kOutcomeUnknown);
  EXPECT_THAT(ErrorOf(unknown)->message(), HasSubstr("outcome unknown, ask again"));
  // The guard never knows more than the database.
  const bool moved = GetParam().guard && GetParam().fault == Fault::kFailedButPersisted;
  EXPECT_EQ(test.files().Get(std::string(kTestGuardPath)) != guarded, moved);

  const std::uint64_t commits = test.store().commits();
  const SubmitOutcome later = test.SubmitAndStep(test.NewKey());
  ASSERT_NE(ErrorOf(later), nullptr);
  EXPECT_EQ(ErrorOf(later)->code, ErrorCode::kUnavailable);
  test.Pass(2 * kSealAfterMs);
  EXPECT_EQ(test.store().commits(), commits);

  EXPECT_EQ(test.newest_size(), size);  // nobody is shown what is not behind the guard
  EXPECT_FALSE(test.registry().GetHealth().writing.ok());
}

TEST_P(FailedWrite, ReadingGoesOn) {
  TestRegistry test;
  const std::string known = test.NewKey();
  const LeafIndex index = test.MustAdmit(known);
  FailNext(test);
  test.SubmitAndStep(test.NewKey());
  const SubmitOutcome again = test.SubmitAndStep(known);
  ASSERT_NE(AdmissionOf(again), nullptr) << DescribeOutcome(again);
  EXPECT_EQ(AdmissionOf(again)->index, index);
  EXPECT_TRUE(test.registry().MakeReceipt(index, *AdmissionOf(again)->view).ok());
  EXPECT_TRUE(test.registry().PublishedCheckpoint().ok());
  EXPECT_TRUE(test.registry().Entries(LeafIndex(0), 5, 1 << 20).ok());
}

TEST_P(FailedWrite, IsSettledByAskingAgainAfterARestart) {
  TestRegistry test;
  const std::string key = test.NewKey();
  const std::uint64_t size = test.newest_size().value();
  FailNext(test);
  test.SubmitAndStep(key);
  ASSERT_TRUE(test.Open().ok());
  const SubmitOutcome again = test.SubmitAndStep(key);
  ASSERT_NE(AdmissionOf(again), nullptr) << DescribeOutcome(again);
  EXPECT_EQ(AdmissionOf(again)->known_before, Persisted());
  // Either it stands where the failed batch put it, or after the start's seal.
  EXPECT_EQ(AdmissionOf(again)->index.value(), Persisted() ? size : size + 1);
}

TEST_P(FailedWrite, AnswersWhatWasKnownBeforeInTheFailedBatch) {
  TestRegistry test;
  const std::string known = test.NewKey();
  const LeafIndex index = test.MustAdmit(known);
  FailNext(test);
  const auto unknown = test.Submit(test.NewKey());
  const auto refused = test.Submit(test.world().Sign(test.world().Key(kHinoki, 1)));
  const auto again = test.Submit(known);
  test.registry().Step();
  EXPECT_EQ(ErrorOf(**unknown)->code, ErrorCode::kOutcomeUnknown);
  EXPECT_EQ(ErrorOf(**refused)->code, ErrorCode::kOutcomeUnknown);
  ASSERT_NE(AdmissionOf(**again), nullptr);
  EXPECT_EQ(AdmissionOf(**again)->index, index);
}

INSTANTIATE_TEST_SUITE_P(DatabaseAndGuard, FailedWrite,
                         ::testing::Values(WriteFault{false, Fault::kFailed},
                                           WriteFault{false, Fault::kFailedButPersisted},
                                           WriteFault{true, Fault::kFailed},
                                           WriteFault{true, Fault::kFailedButPersisted}));

TEST(Sequencer, TooLittleSpaceRefusesWithoutStoppingForGood) {
  TestRegistry test;
  test.store().RefuseCommits(true);
  const std::string key = test.NewKey();
  const SubmitOutcome refused = test.SubmitAndStep(key);
  ASSERT_NE(ErrorOf(refused), nullptr);
  EXPECT_EQ(ErrorOf(refused)->code, ErrorCode::kUnavailable);
  EXPECT_THAT(ErrorOf(refused)->message(), HasSubstr("too little space"));
  test.Pass(1000);
  EXPECT_FALSE(test.registry().GetHealth().writing.ok());
  test.store().RefuseCommits(false);
  const TreeSize size = test.newest_size();
  test.Pass(1000);  // a tick looks again
  EXPECT_TRUE(test.registry().GetHealth().writing.ok());
  EXPECT_EQ(test.newest_size(), size);
  test.MustAdmit(key);
}

TEST(Sequencer, AFailedReadRefusesAndWritesNothing) {
  TestRegistry test;
  const std::uint64_t commits = test.store().commits();
  const std::string key = test.NewKey();
  const auto outcome = test.Submit(key);
  test.store().FailReads(true);
  test.registry().Step();
  ASSERT_NE(ErrorOf(**outcome), nullptr) << DescribeOutcome(**outcome);
  EXPECT_EQ(ErrorOf(**outcome)->code, ErrorCode::kUnavailable);
  EXPECT_EQ(test.store().commits(), commits);
  test.store().FailReads(false);
  test.MustAdmit(key);
}

// --- The clock.

TEST(Sequencer, AWrongClockStopsWritingUntilItIsRight) {
  TestRegistry test;
  const std::uint64_t now = test.clock().NowMs();
  test.clock().Set(now - kMaxClockBehindMs - 60'000);
  const std::string key = test.NewKey();
  const SubmitOutcome refused = test.SubmitAndStep(key);
  ASSERT_NE(ErrorOf(refused), nullptr);
  EXPECT_EQ(ErrorOf(refused)->code, ErrorCode::kUnavailable);
  EXPECT_THAT(ErrorOf(refused)->message(), HasSubstr("--confirm-clock"));
  EXPECT_FALSE(test.registry().GetHealth().writing.ok());
  test.clock().Set(now);
  test.Pass(0);  // a tick looks again
  EXPECT_TRUE(test.registry().GetHealth().writing.ok());
  test.MustAdmit(key);
}

TEST(Sequencer, AClockFarAheadEndsNothing) {
  TestRegistry test;
  const TreeSize size = test.newest_size();
  const std::uint64_t now = test.clock().NowMs();
  test.Pass(std::uint64_t{365} * 24 * 60 * 60 * 1000);
  EXPECT_EQ(test.newest_size(), size);
  EXPECT_FALSE(test.registry().GetHealth().writing.ok());
  test.clock().Set(now + 1000);
  test.MustAdmit(test.NewKey());
  EXPECT_EQ(test.registry().GetHealth().newest_at_ms, now + 1000);
}

TEST(Sequencer, TheStartsSealIsOwedUntilTheClockIsBelieved) {
  TestRegistry test;
  const std::uint64_t size = test.newest_size().value();
  const std::uint64_t now = test.clock().NowMs();
  test.clock().Set(now - 24 * 60 * 60 * 1000);
  ASSERT_TRUE(test.Open().ok());
  EXPECT_EQ(test.newest_size().value(), size);
  EXPECT_FALSE(test.registry().GetHealth().writing.ok());
  EXPECT_EQ(test.published_size().value(), size);  // published anew as it is
  test.clock().Set(now);
  test.Pass(0);
  EXPECT_EQ(test.newest_size().value(), size + 1);
}

TEST(Sequencer, AConfirmedClockIsBelievedAtStart) {
  TestRegistry test;
  const std::uint64_t size = test.newest_size().value();
  test.clock().Advance(std::uint64_t{30} * 24 * 60 * 60 * 1000);
  ASSERT_TRUE(test.Open().ok());
  EXPECT_EQ(test.newest_size().value(), size);
  test.options().confirmed_date = DateAt(test.clock().NowMs() / 1000, 0);
  ASSERT_TRUE(test.Open().ok());
  EXPECT_EQ(test.newest_size().value(), size + 1);
  EXPECT_TRUE(test.registry().GetHealth().writing.ok());
}

}  // namespace
}  // namespace warifu

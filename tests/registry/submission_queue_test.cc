#include "registry/submission_queue.h"

#include <gtest/gtest.h>

#include "tests/support/legal_world.h"

namespace warifu {
namespace {

class SubmissionQueueTest : public ::testing::Test {
 protected:
  Submission Next() {
    v1::Statement statement = world_.Key(kHinoki, 2);
    const std::string name = "spare " + std::to_string(++made_);
    statement.mutable_key_binding()->set_public_key(TestPublicKey(name).ToString());
    return {MustExamine(world_.registry(),
                        SignStatement(statement, {name, world_.KeyNameOf(kAuthority)})),
            [](SubmitOutcome) {}};
  }

  LegalWorld world_;
  int made_ = 0;
};

TEST_F(SubmissionQueueTest, GivesOutInOrder) {
  SubmissionQueue queue;
  std::vector<Hash> names;
  for (int i = 0; i < 3; ++i) {
    Submission submission = Next();
    names.push_back(submission.statement.name());
    EXPECT_FALSE(queue.Push(std::move(submission)).has_value());
  }
  EXPECT_EQ(queue.size(), 3u);
  const Work work = queue.Take();
  ASSERT_EQ(work.submissions.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(work.submissions[i].statement.name(), names[i]);
  EXPECT_FALSE(work.wants_seal);
  EXPECT_EQ(queue.size(), 0u);
}

TEST_F(SubmissionQueueTest, RefusesOneMoreThanItHoldsWithARetryHint) {
  SubmissionQueue queue({2, kMaxQueuedBytes});
  EXPECT_FALSE(queue.Push(Next()).has_value());
  EXPECT_FALSE(queue.Push(Next()).has_value());
  const std::optional<NotTaken> refused = queue.Push(Next());
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->error.code, ErrorCode::kUnavailable);
  EXPECT_EQ(refused->retry_after_ms, kRetryAfterMs);
  EXPECT_EQ(queue.Take().submissions.size(), 2u);  // what was accepted is served
  EXPECT_FALSE(queue.Push(Next()).has_value());
}

TEST_F(SubmissionQueueTest, CountsBytes) {
  Submission first = Next();
  const std::size_t bytes = first.statement.payload().size();
  SubmissionQueue queue({100, 2 * bytes});
  EXPECT_FALSE(queue.Push(std::move(first)).has_value());
  EXPECT_FALSE(queue.Push(Next()).has_value());
  EXPECT_TRUE(queue.Push(Next()).has_value());
  static_cast<void>(queue.Take());
  EXPECT_FALSE(queue.Push(Next()).has_value());
}

TEST_F(SubmissionQueueTest, GivesAtMostABatch) {
  SubmissionQueue queue({kMaxBatchStatements + 1, kMaxQueuedBytes});
  const Submission one = Next();
  for (std::size_t i = 0; i <= kMaxBatchStatements; ++i) {
    ASSERT_FALSE(queue.Push(one).has_value());
  }
  EXPECT_EQ(queue.Take().submissions.size(), kMaxBatchStatements);
  EXPECT_TRUE(queue.Wait());
  EXPECT_EQ(queue.Take().submissions.size(), 1u);
}

TEST_F(SubmissionQueueTest, WantsOneSealHoweverOftenItWasAsked) {
  SubmissionQueue queue;
  queue.WantSeal();
  queue.WantSeal();
  EXPECT_TRUE(queue.Wait());
  EXPECT_TRUE(queue.Take().wants_seal);
  EXPECT_FALSE(queue.Take().wants_seal);
}

TEST_F(SubmissionQueueTest, WakesForNothing) {
  SubmissionQueue queue;
  queue.Wake();
  EXPECT_TRUE(queue.Wait());
  const Work work = queue.Take();
  EXPECT_TRUE(work.submissions.empty());
  EXPECT_FALSE(work.wants_seal);
}

TEST_F(SubmissionQueueTest, ClosedTakesNothingAndGivesWhatItHas) {
  SubmissionQueue queue;
  EXPECT_FALSE(queue.Push(Next()).has_value());
  queue.Close();
  const std::optional<NotTaken> refused = queue.Push(Next());
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->retry_after_ms, 0u);
  EXPECT_TRUE(queue.Wait());
  EXPECT_EQ(queue.Take().submissions.size(), 1u);
  EXPECT_FALSE(queue.Wait());
}

}  // namespace
}  // namespace warifu

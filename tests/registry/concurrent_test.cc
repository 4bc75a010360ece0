// Several threads at once: what TSan watches.

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "core/note/checkpoint.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

constexpr int kSubmitters = 4;
constexpr int kEach = 25;

// Counts down to nothing; Wait returns then.
class Countdown {
 public:
  explicit Countdown(int count) : count_(count) {}
  void Done() {
    const std::lock_guard lock(mutex_);
    if (--count_ == 0) bell_.notify_all();
  }
  void Wait() {
    std::unique_lock lock(mutex_);
    bell_.wait(lock, [this] { return count_ == 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable bell_;
  int count_;
};

// A threaded registry, and what its users do to it.
class Crowd {
 public:
  explicit Crowd(int statements) : answers_(statements) { registry_.Start(); }

  TestRegistry& test() { return test_; }

  void Submit(const std::vector<std::string>& statements) {
    for (const std::string& statement : statements) {
      const auto not_taken = registry_.Submit(
          statement, [this](SubmitOutcome outcome) { Answered(std::move(outcome)); });
      EXPECT_FALSE(not_taken.has_value());
    }
  }

  // Until Stop: what is published only grows, and everything can be read.
  void Read() {
    TreeSize last;
    while (!stop_) {
      const auto note = registry_.PublishedCheckpoint();
      ASSERT_TRUE(note.ok());
      const Checkpoint published = *VerifyCheckpoint(*note, test_.vkey());
      EXPECT_LE(last, published.size);
      last = published.size;
      EXPECT_TRUE(registry_.StatementOfOrganization(kHinoki).ok());
      EXPECT_TRUE(registry_.Consistency(TreeSize(1), published.size).ok());
      EXPECT_TRUE(registry_.GetHealth().writing.ok());
    }
  }

  // Until Stop: time passes.
  void Tick() {
    while (!stop_) {
      test_.clock().Advance(10);
      registry_.Tick();
      std::this_thread::yield();
    }
  }

  void WaitForAnswers() { answers_.Wait(); }
  void Stop() { stop_ = true; }

  // The indexes that were told, each once.
  const std::set<LeafIndex>& indexes() const { return indexes_; }

 private:
  void Answered(SubmitOutcome outcome) {
    const auto* admission = std::get_if<Admission>(&outcome);
    EXPECT_NE(admission, nullptr) << DescribeOutcome(outcome);
    if (admission != nullptr) {
      EXPECT_TRUE(registry_.MakeReceipt(admission->index, *admission->view).ok());
      const std::lock_guard lock(mutex_);
      EXPECT_TRUE(indexes_.insert(admission->index).second);
    }
    answers_.Done();
  }

  TestRegistry test_;
  Registry& registry_ = test_.registry();
  Countdown answers_;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;
  std::set<LeafIndex> indexes_;
};

TEST(Concurrent, ManySubmittersReadersAndTicks) {
  Crowd crowd(kSubmitters * kEach);
  const std::uint64_t before = crowd.test().newest_size().value();
  std::vector<std::vector<std::string>> statements(kSubmitters);
  for (auto& list : statements) {
    for (int i = 0; i < kEach; ++i) list.push_back(crowd.test().NewKey());
  }
  std::thread reader([&] { crowd.Read(); });
  std::thread ticker([&] { crowd.Tick(); });
  std::vector<std::thread> submitters;
  for (const auto& list : statements) {
    submitters.emplace_back([&crowd, &list] { crowd.Submit(list); });
  }
  for (std::thread& submitter : submitters) submitter.join();
  crowd.WaitForAnswers();
  crowd.Stop();
  reader.join();
  ticker.join();
  crowd.test().registry().Drain();
  EXPECT_EQ(crowd.indexes().size(), static_cast<std::size_t>(kSubmitters * kEach));
  EXPECT_GT(crowd.test().newest_size().value(), before + kSubmitters * kEach);
}

TEST(Concurrent, DrainAnswersAllThatWasTakenWhileOthersSubmit) {
  TestRegistry test;
  std::vector<std::string> statements;
  for (int i = 0; i < 60; ++i) statements.push_back(test.NewKey());
  Registry& registry = test.registry();
  registry.Start();
  std::atomic<int> taken = 0;
  std::atomic<int> answered = 0;
  Countdown first(1);
  std::thread submitter([&] {
    for (const std::string& statement : statements) {
      const auto not_taken = registry.Submit(statement, [&](SubmitOutcome outcome) {
        EXPECT_TRUE(std::holds_alternative<Admission>(outcome)) << DescribeOutcome(outcome);
        ++answered;
      });
      if (not_taken.has_value()) continue;
      if (++taken == 1) first.Done();
    }
  });
  first.Wait();
  registry.Drain();
  submitter.join();
  EXPECT_EQ(taken, answered);
  EXPECT_GE(taken, 1);
}

TEST(Concurrent, AFailedWriteAnswersEverybody) {
  TestRegistry test;
  std::vector<std::string> statements;
  for (int i = 0; i < 40; ++i) statements.push_back(test.NewKey());
  test.store().FailCommit(1, Fault::kFailedButPersisted);
  Registry& registry = test.registry();
  registry.Start();
  Countdown answers(static_cast<int>(statements.size()));
  std::vector<std::thread> threads;
  for (int t = 0; t < 2; ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = t; i < statements.size(); i += 2) {
        const auto not_taken =
            registry.Submit(statements[i], [&](SubmitOutcome) { answers.Done(); });
        EXPECT_FALSE(not_taken.has_value());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  answers.Wait();
  registry.Drain();
  EXPECT_FALSE(registry.GetHealth().writing.ok());
}

}  // namespace
}  // namespace warifu

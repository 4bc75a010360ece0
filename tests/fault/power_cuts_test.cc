// Every write, sync and rename of a publishing run fails in turn, and then the power goes.
//
// What must hold: the registry starts again, all that was acknowledged is there, every checkpoint
// that was published is the beginning of the log, nothing is there that was not handed in, and
// everything stored is what the entries make. `scripts/power-test` counts the cuts.
#include <gtest/gtest.h>
#include <rocksdb/env.h>

#include <atomic>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include "tests/fault/publishing_run.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMostCalls = 1000;  // of one kind in a run; it has fewer

constexpr int kThreads = 32;  // of the library, of each kind

struct Cut {
  DiskCall call;
  DiskFault fault;
  Loss loss;
};

std::string ToString(const Cut& cut, std::uint64_t nth) {
  constexpr const char* kCalls[] = {"read", "write", "sync", "rename"};
  constexpr const char* kFaults[] = {"failed", "failed but persisted"};
  constexpr const char* kLosses[] = {"all", "torn", "reordered"};
  return std::string(kCalls[static_cast<int>(cut.call)]) + " " + std::to_string(nth) + " " +
         kFaults[static_cast<int>(cut.fault)] + ", lost: " + kLosses[static_cast<int>(cut.loss)];
}

std::vector<Cut> AllCuts() {
  std::vector<Cut> cuts;
  for (const DiskCall call : {DiskCall::kWrite, DiskCall::kSync, DiskCall::kRename}) {
    for (const DiskFault fault : {DiskFault::kFailed, DiskFault::kFailedButPersisted}) {
      for (const Loss loss : {Loss::kAll, Loss::kTorn, Loss::kReordered}) {
        cuts.push_back({call, fault, loss});
      }
    }
  }
  return cuts;
}

class PowerCuts : public ::testing::Test {
 protected:
  PowerCuts() {
    base_.Die();
    rocksdb::Env::Default()->SetBackgroundThreads(kThreads, rocksdb::Env::LOW);
    rocksdb::Env::Default()->SetBackgroundThreads(kThreads, rocksdb::Env::HIGH);
  }

  // False: the run was over before its `nth` call.
  bool CutAt(const Cut& cut, std::uint64_t nth) {
    SCOPED_TRACE(ToString(cut, nth));
    PublishingRun run(base_);
    run.disk().Fail(cut.call, nth, cut.fault);
    const bool went_well = run.Publish();
    if (!run.disk().has_failed()) {
      EXPECT_TRUE(went_well);
      return false;
    }
    run.CutPower(cut.loss);
    const Status opened = run.Reopen();
    if (opened.ok()) {
      run.Check();
      run.stored().MustAdmit(run.stored().NewKey());
    } else {
      ADD_FAILURE() << opened.error().message();
    }
    for (const std::string& said : run.wrong_answers()) ADD_FAILURE() << said;
    for (const std::string& said : run.faults().said) ADD_FAILURE() << said;
    lost_ += run.faults().lost;
    forks_ += run.faults().forks;
    return true;
  }

  // At each call of the kind there is.
  void CutEverywhere(const Cut& cut) {
    std::uint64_t nth = 1;
    while (CutAt(cut, nth)) ASSERT_LT(++nth, kMostCalls);
    EXPECT_GT(nth, 1U) << "a run without such a call";
    cuts_ += nth - 1;
  }

  StoredRegistry base_;
  std::atomic<std::uint64_t> cuts_ = 0;
  std::atomic<int> lost_ = 0;
  std::atomic<int> forks_ = 0;
};

// Side by side, since a thread of the library waits for a second whenever it could not write a
// table.
TEST_F(PowerCuts, LoseNothingThatWasAcknowledged) {
  std::vector<std::thread> threads;
  for (const Cut& cut : AllCuts()) threads.emplace_back([this, cut] { CutEverywhere(cut); });
  for (std::thread& thread : threads) thread.join();
  std::cout << "cuts " << cuts_ << " lost " << lost_ << " forks " << forks_ << "\n";
}

// With nothing failed before: nothing that was acknowledged needed luck.
TEST_F(PowerCuts, BehindAWholeRunLoseNothing) {
  for (const Loss loss : {Loss::kAll, Loss::kTorn, Loss::kReordered}) {
    PublishingRun run(base_);
    ASSERT_TRUE(run.Publish());
    run.CutPower(loss);
    const Status opened = run.Reopen();
    ASSERT_TRUE(opened.ok()) << opened.error().message();
    run.Check();
    for (const std::string& said : run.faults().said) ADD_FAILURE() << said;
  }
}

}  // namespace
}  // namespace warifu

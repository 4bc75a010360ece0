// Every read, write, sync and rename of a publishing run fails in turn, as an error of the disk and
// as a full one, and the process goes on.
//
// What must hold: what was acknowledged stays true, everything else is "outcome unknown" or "not
// now"; after that nothing is written any more, which the health says, while reading goes on; the
// next start, on a disk that works again, finds everything in order. `scripts/io-test` takes
// every call; here it is a sample.
#include <gtest/gtest.h>
#include <rocksdb/env.h>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/fault/publishing_run.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMostCalls = 2000;  // of one kind in a run; it has fewer
constexpr int kThreads = 16;                // of the library, of each kind

struct Failure {
  DiskCall call;
  DiskError error;
};

std::string ToString(const Failure& failure, std::uint64_t nth) {
  constexpr const char* kCalls[] = {"read", "write", "sync", "rename"};
  constexpr const char* kErrors[] = {"EIO", "ENOSPC"};
  return std::string(kCalls[static_cast<int>(failure.call)]) + " " + std::to_string(nth) + " " +
         kErrors[static_cast<int>(failure.error)];
}

// Which call fails after the `nth`: the next, or, in a sample, ever farther ones.
std::uint64_t NextCall(std::uint64_t nth) {
  const char* all = std::getenv("WARIFU_IO_ERRORS");
  const bool takes_all = all != nullptr && std::string_view(all) == "all";
  return nth + (takes_all ? 1 : 1 + nth / 8);
}

class IoErrors : public ::testing::Test {
 protected:
  IoErrors() {
    base_.Die();
    rocksdb::Env::Default()->SetBackgroundThreads(kThreads, rocksdb::Env::LOW);
    rocksdb::Env::Default()->SetBackgroundThreads(kThreads, rocksdb::Env::HIGH);
  }

  // False: the run was over before its `nth` call.
  bool FailAt(const Failure& failure, std::uint64_t nth) {
    SCOPED_TRACE(ToString(failure, nth));
    PublishingRun run(base_);
    run.disk().Fail(failure.call, nth, DiskFault::kFailed, failure.error);
    const bool went_well = run.Publish();
    const bool has_failed = run.disk().has_failed();
    EXPECT_TRUE(went_well || has_failed);
    if (has_failed && run.IsOpen()) {
      run.CheckReading();
      if (!went_well) {
        run.CheckWritingStopped();
        ++stopped_;
      }
    }
    run.disk().Mend();
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
    return has_failed;
  }

  void FailEverywhere(const Failure& failure) {
    std::uint64_t nth = 1;
    for (; FailAt(failure, nth); nth = NextCall(nth)) {
      ++failures_;
      ASSERT_LT(nth, kMostCalls);
    }
    EXPECT_GT(nth, 1U) << "a run without such a call";
  }

  StoredRegistry base_;
  std::atomic<std::uint64_t> failures_ = 0;
  std::atomic<std::uint64_t> stopped_ = 0;
  std::atomic<int> lost_ = 0;
  std::atomic<int> forks_ = 0;
};

// Side by side, since a thread of the library waits for a second whenever it could not write a
// table.
TEST_F(IoErrors, LoseNothingAndStopWritingForGood) {
  std::vector<std::thread> threads;
  for (const DiskCall call :
       {DiskCall::kRead, DiskCall::kWrite, DiskCall::kSync, DiskCall::kRename}) {
    for (const DiskError error : {DiskError::kIo, DiskError::kNoSpace}) {
      threads.emplace_back([this, call, error] { FailEverywhere({call, error}); });
    }
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(stopped_, 5U);
  std::cout << "errors " << failures_ << " lost " << lost_ << " forks " << forks_ << "\n";
}

}  // namespace
}  // namespace warifu

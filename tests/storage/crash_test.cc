// Every write and every sync on the way of a batch fails in turn, and then the power goes.
//
// What must hold: the registry starts again (or its start is refused while nothing was
// acknowledged), all that was acknowledged is there, at most the batch under way is there beside
// it, whole, and everything stored is what the entries make.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "registry/fsck.h"
#include "tests/support/memory_store.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

constexpr int kStatements = 3;

struct Case {
  bool is_write;
  WriteFault fault;
  Loss loss;
};

class CrashTest : public ::testing::TestWithParam<Case> {
 protected:
  void Arm(StoredRegistry& stored, std::uint64_t nth) {
    if (GetParam().is_write) {
      stored.disk().FailWrite(nth, GetParam().fault);
    } else {
      stored.disk().FailSync(nth, GetParam().fault);
    }
  }

  // Submits until something fails; how many were acknowledged.
  static int SubmitAll(StoredRegistry& stored) {
    int acknowledged = 0;
    for (int i = 0; i < kStatements; ++i) {
      const SubmitOutcome outcome = stored.SubmitAndStep(stored.NewKey());
      if (!std::holds_alternative<Admission>(outcome)) break;
      ++acknowledged;
    }
    return acknowledged;
  }

  static std::string FirstDifference(StoredRegistry& stored) {
    MemoryStore made;
    const auto difference = Fsck(*stored.store().Latest(), made, stored.vkey(), {});
    if (!difference.ok()) return difference.error().message();
    return difference->has_value() ? (*difference)->ToString() : "";
  }
};

TEST_P(CrashTest, WhatWasAcknowledgedLasts) {
  bool failed = true;
  for (std::uint64_t nth = 1; failed; ++nth) {
    ASSERT_LT(nth, 200u);
    StoredRegistry stored;
    const std::uint64_t before = stored.store().Latest()->size().value();
    Arm(stored, nth);
    const int acknowledged = SubmitAll(stored);
    failed = acknowledged < kStatements;
    if (failed) {  // for good: until a restart nothing more is taken
      stored.disk().Mend();
      EXPECT_TRUE(std::holds_alternative<Error>(stored.SubmitAndStep(stored.NewKey()))) << nth;
    }
    stored.CutPower(GetParam().loss);

    const Status opened = stored.Open();
    ASSERT_TRUE(opened.ok()) << nth << ": " << opened.error().message();
    const std::uint64_t size = stored.store().Latest()->size().value();
    const std::uint64_t least = before + 2 * static_cast<std::uint64_t>(acknowledged) + 1;
    EXPECT_GE(size, least) << nth;
    EXPECT_LE(size, least + 2) << nth;  // the batch whose outcome was unknown
    EXPECT_EQ(FirstDifference(stored), "") << nth;
    stored.MustAdmit(stored.NewKey());
  }
}

INSTANTIATE_TEST_SUITE_P(All, CrashTest,
                         ::testing::Values(Case{true, WriteFault::kFailed, Loss::kAll},
                                           Case{true, WriteFault::kFailedButPersisted, Loss::kTorn},
                                           Case{false, WriteFault::kFailed, Loss::kAll},
                                           Case{false, WriteFault::kFailed, Loss::kTorn},
                                           Case{false, WriteFault::kFailedButPersisted,
                                                Loss::kAll}));

// A power cut with nothing failed before: nothing that was acknowledged needed luck.
TEST(Crash, APowerCutLosesNothing) {
  StoredRegistry stored;
  for (int i = 0; i < 5; ++i) {
    stored.MustAdmit(stored.NewKey());
    const TreeSize size = stored.store().Latest()->size();
    stored.CutPower(i % 2 == 0 ? Loss::kAll : Loss::kTorn);
    const Status opened = stored.Open();
    ASSERT_TRUE(opened.ok()) << opened.error().message();
    EXPECT_EQ(stored.store().Latest()->size().value(), size.value() + 1);
  }
}

}  // namespace
}  // namespace warifu

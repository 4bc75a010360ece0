// Exit codes are frozen: scripts and helpers rely on them.
#include "core/base/exit.h"

#include <gtest/gtest.h>

namespace warifu {
namespace {

TEST(ExitCodes, AreFrozen) {
  EXPECT_EQ(kExitOk, 0);
  EXPECT_EQ(kExitInternal, 1);
  EXPECT_EQ(kExitUsage, 2);
  EXPECT_EQ(kExitCouldNotCheck, 3);
  EXPECT_EQ(kExitRefusedByRule, 17);
  EXPECT_EQ(kExitDeviation, 20);
  EXPECT_EQ(kExitInterrupted, 130);
}

TEST(ExitCodes, OfErrors) {
  EXPECT_EQ(ExitCodeOf(ErrorCode::kBadInput), 2);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kNotFound), 2);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kRefused), 2);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kDamaged), 3);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kInconsistent), 3);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kNewerProgram), 3);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kUnavailable), 3);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kOutcomeUnknown), 3);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kIo), 3);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kInterrupted), 130);
  EXPECT_EQ(ExitCodeOf(ErrorCode::kInternal), 1);
}

}  // namespace
}  // namespace warifu

// The memory of what registries showed, when more than one program keeps it.
#include "client/memory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>

#include "client/file_lock.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class MemoryTest : public ::testing::Test {
 protected:
  MemoryTest() : trust_(TrustOf(it_.scene.log())) {}

  // A checkpoint of this size, as the log signs it.
  std::string NoteOf(std::uint64_t size) const {
    return SignCheckpoint({trust_.origin(), TreeSize(size), Sha256(std::to_string(size))},
                          TestKey("log"));
  }
  Status Keep(std::uint64_t size) { return Remember(context(), trust_, NoteOf(size), size); }
  std::uint64_t kept() { return (*Recall(context(), trust_))->checkpoint.size.value(); }
  Context& context() { return it_.client.context(); }
  // As another program takes it.
  std::optional<FileLock> Lock() {
    return *FileLock::Try(context().home + "/memory/" + EncodeHex(trust_.genesis_hash().view()) +
                          "-" + EncodeHex(trust_.policy().log_key().public_key().view()) + ".lock");
  }

  VerifyScene it_;
  TrustFile trust_;
};

TEST_F(MemoryTest, WhatAnotherProgramKeepsMeanwhileIsNotLost) {
  ASSERT_TRUE(Keep(10).ok());
  std::optional<FileLock> other = Lock();
  ASSERT_TRUE(other.has_value());
  int waits = 0;
  context().wait = [&](int) {
    if (++waits < 3) return;
    other.reset();
    EXPECT_TRUE(Keep(30).ok());  // waits for nobody now
  };
  EXPECT_TRUE(Keep(20).ok());
  EXPECT_EQ(waits, 3);
  EXPECT_EQ(kept(), 30u);
}

TEST_F(MemoryTest, WhoHoldsItForEverIsNamedAndNotWaitedForForEver) {
  ASSERT_TRUE(Keep(10).ok());
  const std::optional<FileLock> other = Lock();
  int waited_ms = 0;
  context().wait = [&](int ms) { waited_ms += ms; };
  const Status kept_not = Keep(20);
  ASSERT_FALSE(kept_not.ok());
  EXPECT_EQ(kept_not.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(kept_not.error().message(), HasSubstr(".lock"));
  EXPECT_EQ(waited_ms, (kLockTries - 1) * kLockWaitMs);
  EXPECT_EQ(kept(), 10u);
}

TEST_F(MemoryTest, WhoHasNothingNewToKeepWaitsForNobody) {
  ASSERT_TRUE(Keep(10).ok());
  const std::optional<FileLock> other = Lock();
  context().wait = [](int) { FAIL(); };
  EXPECT_TRUE(Keep(10).ok());
  EXPECT_TRUE(Remember(context(), trust_, NoteOf(9), 10).ok());
  EXPECT_TRUE(ForgetFromFile(context(), trust_, TreeSize(10)).ok());
}

TEST_F(MemoryTest, WhatAFileShowedIsForgottenOnlyUpToWhatWasProven) {
  ASSERT_TRUE(RememberFromFile(context(), trust_, NoteOf(20), 20).ok());
  ASSERT_TRUE(ForgetFromFile(context(), trust_, TreeSize(19)).ok());
  EXPECT_TRUE(RecallFromFile(context(), trust_)->has_value());
  ASSERT_TRUE(ForgetFromFile(context(), trust_, TreeSize(20)).ok());
  EXPECT_FALSE(RecallFromFile(context(), trust_)->has_value());
}

TEST_F(MemoryTest, ALockIsLetGoOnce) {
  std::optional<FileLock> first = Lock();
  ASSERT_TRUE(first.has_value());
  EXPECT_FALSE(Lock().has_value());
  const FileLock moved = std::move(*first);
  first.reset();
  EXPECT_FALSE(Lock().has_value());
}

}  // namespace
}  // namespace warifu

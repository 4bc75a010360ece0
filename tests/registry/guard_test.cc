#include "registry/guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "registry/limits.h"
#include "tests/support/legal_world.h"
#include "tests/support/memory_files.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

constexpr char kPath[] = "/data/registry.guard";

VerifierKey LogKey() {
  return *VerifierKey::Make(kTestOrigin, SignatureType::kEd25519, TestPublicKey("log"));
}

std::string SignedNote(std::uint64_t size) {
  return SignCheckpoint({std::string(kTestOrigin), TreeSize(size), EmptyRoot()}, TestKey("log"));
}

TEST(Guard, LiesBesideTheDataDirectory) {
  EXPECT_EQ(Guard::DefaultPath("/none/registry"), "/none/registry.guard");
  EXPECT_EQ(Guard::DefaultPath("/none/registry/"), "/none/registry.guard");
  EXPECT_EQ(Guard::DefaultPath("/none/a/../registry"), "/none/registry.guard");
}

TEST(Guard, IsRefusedInsideTheDataDirectory) {
  for (const char* path : {"/none/registry/guard", "/none/registry", "/none/registry/a/b",
                           "/none/registry/../registry/guard", "/none//registry//guard"}) {
    const Status status = Guard::CheckPath(path, "/none/registry");
    ASSERT_FALSE(status.ok()) << path;
    EXPECT_EQ(status.error().code, ErrorCode::kRefused);
    EXPECT_THAT(status.error().message(), HasSubstr("inside the data directory /none/registry"));
    EXPECT_FALSE(Guard::CheckPath(path, "/none/registry/").ok()) << path;
  }
}

TEST(Guard, IsTakenAnywhereElse) {
  for (const char* path : {"/none/registry.guard", "/none/guard", "/none/registry/../guard",
                           "/none/registry2/guard", "/guard"}) {
    EXPECT_TRUE(Guard::CheckPath(path, "/none/registry").ok()) << path;
  }
}

TEST(Guard, SaysNothingWhenItIsMissing) {
  MemoryFiles files;
  const Guard guard(files, kPath);
  EXPECT_FALSE(guard.Read()->has_value());
  EXPECT_FALSE(guard.ReadCosigned()->has_value());
}

TEST(Guard, BeginsEmptyWithTheLogKey) {
  MemoryFiles files;
  Guard guard(files, kPath);
  ASSERT_TRUE(guard.Create(LogKey()).ok());
  const auto content = guard.Read();
  ASSERT_TRUE(content.ok());
  EXPECT_EQ((*content)->checkpoint, "");
  EXPECT_EQ((*content)->log_key, LogKey());
}

TEST(Guard, IsNeverCreatedOverAnother) {
  MemoryFiles files;
  Guard guard(files, kPath);
  ASSERT_TRUE(guard.Advance(SignedNote(7)).ok());
  const Status again = guard.Create(LogKey());
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().code, ErrorCode::kRefused);
  EXPECT_EQ((*guard.Read())->checkpoint, SignedNote(7));
}

TEST(Guard, KeepsBothCheckpointsApart) {
  MemoryFiles files;
  Guard guard(files, kPath);
  ASSERT_TRUE(guard.Advance(SignedNote(9)).ok());
  ASSERT_TRUE(guard.KeepCosigned(SignedNote(7)).ok());
  EXPECT_EQ((*guard.Read())->checkpoint, SignedNote(9));
  EXPECT_EQ(**guard.ReadCosigned(), SignedNote(7));
  EXPECT_EQ(files.Get("/data/registry.guard.cosigned"), SignedNote(7));
}

TEST(Guard, RefusesWhatIsNoGuard) {
  MemoryFiles files;
  const Guard guard(files, kPath);
  const std::string empty = "warifu-guard/v1\nempty\n";
  for (const std::string& bytes :
       {std::string(), std::string("garbage"), empty, empty + "\n", empty + LogKey().ToString(),
        empty + LogKey().ToString() + "\n\n", empty + "x" + LogKey().ToString() + "\n",
        SignedNote(3).substr(kTestOrigin.size()),
        SignedNote(3).substr(0, SignedNote(3).size() - 2)}) {
    files.Set(kPath, bytes);
    const auto content = guard.Read();
    ASSERT_FALSE(content.ok()) << bytes;
    EXPECT_EQ(content.error().code, ErrorCode::kDamaged) << bytes;
    EXPECT_THAT(content.error().message(), HasSubstr(kPath)) << bytes;
  }
  files.Set(std::string(kPath) + ".cosigned", "garbage");
  EXPECT_EQ(guard.ReadCosigned().error().code, ErrorCode::kDamaged);
}

TEST(Guard, RefusesAHugeFile) {
  MemoryFiles files;
  files.Set(kPath, std::string(kMaxGuardBytes + 1, 'x'));
  EXPECT_EQ(Guard(files, kPath).Read().error().code, ErrorCode::kBadInput);
}

TEST(Guard, TellsWhenTheDiskFails) {
  MemoryFiles files;
  Guard guard(files, kPath);
  files.FailWrite(1, Fault::kFailed);
  EXPECT_EQ(guard.Advance(SignedNote(3)).error().code, ErrorCode::kIo);
  EXPECT_FALSE(guard.Read()->has_value());
  files.FailWrite(1, Fault::kFailedButPersisted);
  EXPECT_EQ(guard.Advance(SignedNote(3)).error().code, ErrorCode::kIo);
  EXPECT_EQ((*guard.Read())->checkpoint, SignedNote(3));
  files.FailReads(true);
  EXPECT_EQ(guard.Read().error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace warifu

// warifud init: what it makes, what it never writes over, and each mistake with its sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/exit.h"
#include "core/crypto/sealed_key.h"
#include "core/note/vkey.h"
#include "tests/server/command_test.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

using InitTest = CommandTest;

TEST_F(InitTest, MakesKeyDatabaseAndGuard) {
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk) << world_.err();
  const auto vkey = VerifierKey::Parse(world_.out().substr(0, world_.out().size() - 1));
  ASSERT_TRUE(vkey.ok()) << world_.out();
  EXPECT_EQ(vkey->name(), kTestOrigin);
  const auto key = ReadSealedKey(world_.ReadFile("log.key"));
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(key->public_key, vkey->public_key());
  EXPECT_THAT(world_.ReadFile("data.guard"), HasSubstr(vkey->ToString()));
  EXPECT_THAT(world_.err(), HasSubstr("copy this file to two places now"));
}

TEST_F(InitTest, RefusesAnOriginThatIsNoName) {
  for (const char* origin : {"", "two words", "a+b", "line\nbreak"}) {
    InitArgs args = world_.Init();
    args.origin = origin;
    ExpectRefused(args, HasSubstr("--origin"));
    EXPECT_FALSE(fs::exists(world_.Path("log.key")));
  }
}

TEST_F(InitTest, NeverWritesOverAGuard) {
  world_.WriteFile("data.guard", "precious");
  ExpectRefused(world_.Init(), AllOf(HasSubstr("guard"), HasSubstr("exists already")));
  EXPECT_EQ(world_.ReadFile("data.guard"), "precious");
  EXPECT_FALSE(fs::exists(world_.Path("log.key")));
}

TEST_F(InitTest, RefusesADirectoryWithALog) {
  world_.MakeRegistry();
  InitArgs args = world_.Init();
  args.log_key = world_.Path("second.key");
  args.guard = world_.Path("second.guard");
  ExpectRefused(args, HasSubstr("holds a log already"));
  EXPECT_FALSE(fs::exists(world_.Path("second.key")));
  EXPECT_FALSE(fs::exists(world_.Path("second.guard")));
}

TEST_F(InitTest, KeepsKeyAndGuardOutOfTheData) {
  InitArgs args = world_.Init();
  args.log_key = world_.Path("data/log.key");
  ExpectRefused(args, AllOf(HasSubstr("--log-key"), HasSubstr("inside the data directory")));
  args = world_.Init();
  args.guard = world_.Path("data/guard");
  ExpectRefused(args, AllOf(HasSubstr("guard"), HasSubstr("inside the data directory")));
}

TEST_F(InitTest, CanBeRepeatedAfterAFault) {
  for (std::uint64_t nth = 1; nth <= 40; ++nth) {
    world_.disk().Fail(DiskCall::kSync, nth, DiskFault::kFailed);
    const int code = world_.Run(world_.Init());
    world_.disk().Mend();
    if (code == kExitOk) break;
    EXPECT_EQ(code, kExitCouldNotCheck) << nth << world_.err();
    fs::remove(world_.Path("log.key"));  // which nobody was told of
    fs::remove(world_.Path("data.guard"));
    ASSERT_EQ(world_.Run(world_.Init()), kExitOk) << nth << world_.err();
    fs::remove_all(world_.Path("data"));
    fs::remove(world_.Path("log.key"));
    fs::remove(world_.Path("data.guard"));
  }
}

}  // namespace
}  // namespace warifu

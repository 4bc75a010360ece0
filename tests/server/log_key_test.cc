// The log key's file: made, opened and replaced by warifud's commands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/exit.h"
#include "core/crypto/sealed_key.h"
#include "tests/server/command_test.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

using LogKeyTest = CommandTest;

TEST_F(LogKeyTest, IsMadeUnderAPassphraseTypedTwice) {
  InitArgs args = world_.Init();
  args.passphrase_file.clear();
  world_.typed() = {"secret", "secret"};
  ASSERT_EQ(world_.Run(args), kExitOk) << world_.err();
  EXPECT_TRUE(OpenSealedKey(world_.ReadFile("log.key"), "secret").ok());
}

TEST_F(LogKeyTest, IsNotMadeUnderTwoDifferentPassphrases) {
  InitArgs args = world_.Init();
  args.passphrase_file.clear();
  world_.typed() = {"secret", "Secret"};
  ExpectRefused(args, HasSubstr("differ"));
  EXPECT_FALSE(fs::exists(world_.Path("log.key")));
}

TEST_F(LogKeyTest, IsNotMadeWithNobodyToAsk) {
  InitArgs args = world_.Init();
  args.passphrase_file.clear();
  ExpectRefused(args, HasSubstr("nobody is there"));
  EXPECT_FALSE(std::filesystem::exists(world_.Path("data")));
}

TEST_F(LogKeyTest, IsNotMadeUnderAnEmptyPassphrase) {
  world_.WriteFile("pass", "\nsecond line");
  ExpectRefused(world_.Init(), HasSubstr("passphrase is empty"));
}

TEST_F(LogKeyTest, NeedsAPassphraseFileThatIsThere) {
  InitArgs args = world_.Init();
  args.passphrase_file = world_.Path("nothing");
  ExpectRefused(args, AllOf(HasSubstr("--log-key-passphrase-file"), HasSubstr("no such file")));
}

TEST_F(LogKeyTest, IsNeverWrittenOver) {
  world_.WriteFile("log.key", "precious");
  ExpectRefused(world_.Init(), AllOf(HasSubstr("--log-key"), HasSubstr("exists already")));
  EXPECT_EQ(world_.ReadFile("log.key"), "precious");
  EXPECT_FALSE(fs::exists(world_.Path("data")));
}

TEST_F(LogKeyTest, ServeRefusesTheWrongFile) {
  world_.MakeRegistry();
  world_.WriteFile("pass", "wrong\n");
  ExpectRefused(world_.Serve(), HasSubstr("--log-key"));
  world_.WriteFile("pass", "correct horse\n");
  std::string key = world_.ReadFile("log.key");
  world_.WriteFile("log.key", key.substr(0, key.size() / 2));
  EXPECT_NE(world_.Run(world_.Serve()), kExitOk);
  EXPECT_THAT(world_.err(), HasSubstr("--log-key"));
  world_.WriteFile("log.key", std::string(5000, 'x'));
  ExpectRefused(world_.Serve(), HasSubstr("larger"));
  ServeArgs args = world_.Serve();
  args.log_key = world_.Path("nothing");
  ExpectRefused(args, HasSubstr("no such file"));
}

TEST_F(LogKeyTest, ANewOneTakesTheOldOnesPlaceOnlyWhenAskedTo) {
  world_.MakeRegistry();
  InitArgs init = world_.Init();
  init.log_key = world_.Path("second.key");
  init.replace_log_key = true;
  ASSERT_EQ(world_.Run(init), kExitOk) << world_.err();
  EXPECT_THAT(world_.err(), HasSubstr("--replace-log-key"));

  ServeArgs serve = world_.Serve();
  serve.log_key = init.log_key;
  ExpectRefused(serve, HasSubstr("--replace-log-key"));
  serve.replace_log_key = true;
  EXPECT_EQ(world_.Run(serve), kExitOk) << world_.err();
  serve.replace_log_key = false;
  EXPECT_EQ(world_.Run(serve), kExitOk) << world_.err();
  ExpectRefused(world_.Serve(), HasSubstr("another key"));  // the old one
}

TEST_F(LogKeyTest, ANewOneIsOfTheLogsName) {
  world_.MakeRegistry();
  InitArgs init = world_.Init();
  init.log_key = world_.Path("second.key");
  init.replace_log_key = true;
  init.origin = "other.example";
  ExpectRefused(init, AllOf(HasSubstr("--origin"), HasSubstr("registry.example")));
  EXPECT_FALSE(fs::exists(init.log_key));
}

TEST_F(LogKeyTest, ThereIsNoneToReplaceWithoutALog) {
  InitArgs init = world_.Init();
  init.replace_log_key = true;
  ExpectRefused(init, HasSubstr("no registry"));
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  init.log_key = world_.Path("second.key");
  ExpectRefused(init, HasSubstr("holds no log"));
}

}  // namespace
}  // namespace warifu

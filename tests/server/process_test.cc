// warifud as a program: made, served, ended, killed, checked.
#include "tests/server/process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/exit.h"
#include "core/note/vkey.h"
#include "core/statement/file.h"
#include "server/listen_address.h"
#include "server/self_probe.h"
#include "server/system_clock.h"
#include "tests/server/plain_caller.h"
#include "tests/support/build_folder.h"
#include "tests/support/legal_world.h"
#include "tests/support/rocks/temp_folder.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;

class ProcessTest : public ::testing::Test {
 protected:
  ProcessTest() { Write("pass", "correct horse\n"); }

  std::string Path(const std::string& name) const { return folder_.Path(name); }
  void Write(const std::string& name, const std::string& bytes) {
    std::ofstream(Path(name), std::ios::binary) << bytes;
  }
  std::string Err() const {
    std::ifstream file(Path("err"));
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
  }
  std::unique_ptr<Process> Start(const std::vector<std::string>& args) {
    return std::make_unique<Process>(ProgramPath("warifud"), args, Path("err"));
  }
  int Run(const std::vector<std::string>& args) { return Start(args)->Wait(); }

  std::vector<std::string> With(std::vector<std::string> args, const std::string& more,
                                const std::string& value) const {
    args.push_back(more);
    args.push_back(value);
    return args;
  }
  std::vector<std::string> InitArgs() const {
    return {"init",
            "--data",
            Path("data"),
            "--origin",
            "registry.example",
            "--log-key",
            Path("log.key"),
            "--log-key-passphrase-file",
            Path("pass")};
  }
  std::vector<std::string> ServeArgs() const {
    return {"serve",         "--data",   Path("data"),  "--log-key",
            Path("log.key"), "--listen", "127.0.0.1:0", "--log-key-passphrase-file",
            Path("pass")};
  }
  // The machine's clock is warifud's, so the genesis is dated by it.
  std::string WriteGenesis() {
    const LegalWorld world;
    v1::Statement genesis = world.Genesis();
    genesis.set_issued_at(SystemClock().NowMs() / 1000);
    Write("genesis.statement", FrameFile(FileKind::kStatement, world.Sign(genesis)));
    return Path("genesis.statement");
  }
  // A registry with its genesis, not running.
  void Make() {
    ASSERT_EQ(Run(InitArgs()), kExitOk) << Err();
    const auto server = Start(With(ServeArgs(), "--genesis", WriteGenesis()));
    ASSERT_THAT(server->ReadLine(), StartsWith("listening on 127.0.0.1:")) << Err();
    server->Signal(SIGTERM);
    ASSERT_EQ(server->Wait(), kExitOk) << Err();
  }

  TempFolder folder_;
};

TEST_F(ProcessTest, InitPrintsTheKeyAndNothingElse) {
  const auto init = Start(InitArgs());
  const auto vkey = VerifierKey::Parse(init->ReadLine());
  EXPECT_TRUE(vkey.ok());
  EXPECT_EQ(init->ReadLine(), "");
  EXPECT_EQ(init->Wait(), kExitOk);
  EXPECT_THAT(Err(), HasSubstr("copy this file to two places now"));
}

TEST_F(ProcessTest, WhatItMakesIsItsOwnersAlone) {
  ASSERT_EQ(Run(InitArgs()), kExitOk);
  for (const char* name : {"log.key", "data.guard", "data"}) {
    struct stat state {};
    ASSERT_EQ(::stat(Path(name).c_str(), &state), 0) << name;
    EXPECT_EQ(state.st_mode & 0077, 0u) << name;
  }
}

TEST_F(ProcessTest, LivesDiesAndLivesAgain) {
  Make();
  EXPECT_THAT(Err(), AllOf(HasSubstr("info started"), HasSubstr("info stopped")));
  {
    const auto server = Start(ServeArgs());
    ASSERT_THAT(server->ReadLine(), StartsWith("listening on ")) << Err();
    server->Signal(SIGKILL);
    EXPECT_EQ(server->Wait(), 1000 + SIGKILL);
  }
  const auto server = Start(ServeArgs());
  ASSERT_THAT(server->ReadLine(), StartsWith("listening on ")) << Err();
  server->Signal(SIGINT);
  EXPECT_EQ(server->Wait(), kExitOk) << Err();
  const auto fsck = Start({"fsck", "--data", Path("data")});
  EXPECT_EQ(fsck->ReadLine(), "in order: 4 entries");  // genesis and three seals
  EXPECT_EQ(fsck->Wait(), kExitOk);
}

TEST_F(ProcessTest, TwoCannotServeOneDirectory) {
  Make();
  const auto first = Start(ServeArgs());
  ASSERT_THAT(first->ReadLine(), StartsWith("listening on ")) << Err();
  const auto second = Start(ServeArgs());
  EXPECT_EQ(second->ReadLine(), "");
  EXPECT_EQ(second->Wait(), kExitUsage);
  EXPECT_THAT(Err(), HasSubstr("another process"));
  EXPECT_EQ(Run({"fsck", "--data", Path("data")}), kExitUsage);
  first->Signal(SIGTERM);
  EXPECT_EQ(first->Wait(), kExitOk);
}

// More connections than it may have files: the transport may never accept again afterwards. It
// ends, so that its supervisor starts it anew, or it is heard again.
TEST_F(ProcessTest, EndsRatherThanBeDeaf) {
  Make();
  const auto server = Start(ServeArgs());
  const std::string line = server->ReadLine();
  const auto address = ParseListenAddress(line.substr(std::string("listening on ").size()));
  ASSERT_TRUE(address.ok()) << Err();
  const rlimit few = {64, 64};
  ASSERT_EQ(::prlimit(server->pid(), RLIMIT_NOFILE, &few, nullptr), 0);
  {
    std::vector<std::unique_ptr<PlainCaller>> burst;
    for (int i = 0; i < 200; ++i) burst.push_back(std::make_unique<PlainCaller>(address->port));
    int tries = 100;
    while (IsHeard(*address, false, 200) && --tries > 0) {
    }
    EXPECT_GT(tries, 0) << "such a burst does it no harm";
  }
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (!server->HasEnded() && std::chrono::steady_clock::now() < end) {
    if (IsHeard(*address, false, 1000)) {
      server->Signal(SIGTERM);
      EXPECT_EQ(server->Wait(), kExitOk);
      return;
    }
  }
  EXPECT_EQ(server->Wait(), kExitCouldNotCheck);
  EXPECT_THAT(Err(), HasSubstr("accepts no connections any more"));
  const auto next = Start(ServeArgs());
  EXPECT_THAT(next->ReadLine(), StartsWith("listening on "));
}

TEST_F(ProcessTest, LeavesNoSecretBehind) {
  Make();
  const auto server = Start(ServeArgs());
  ASSERT_THAT(server->ReadLine(), StartsWith("listening on ")) << Err();
  std::ostringstream limits;
  limits << std::ifstream("/proc/" + std::to_string(server->pid()) + "/limits").rdbuf();
  EXPECT_THAT(limits.str(), ::testing::ContainsRegex("Max core file size +0 +0 "));
  server->Signal(SIGTERM);
  EXPECT_EQ(server->Wait(), kExitOk);
  EXPECT_THAT(Err(), AllOf(::testing::Not(HasSubstr("correct horse")),
                           ::testing::Not(HasSubstr("secret"))));
}

TEST_F(ProcessTest, AQuestionWithoutATerminalExitsAtOnce) {
  Make();
  EXPECT_EQ(Run({"serve", "--data", Path("data"), "--log-key", Path("log.key")}), kExitUsage);
  EXPECT_THAT(Err(), HasSubstr("--log-key-passphrase-file"));
  EXPECT_EQ(Run({"init", "--data", Path("d2"), "--origin", "a.example", "--log-key", Path("k2")}),
            kExitUsage);
  EXPECT_THAT(Err(), HasSubstr("--log-key-passphrase-file"));
}

TEST_F(ProcessTest, MistakesExitWith2) {
  EXPECT_EQ(Run({}), kExitUsage);
  EXPECT_EQ(Run({"bogus"}), kExitUsage);
  EXPECT_EQ(Run({"serve", "--data", Path("nothing"), "--log-key", Path("nothing")}), kExitUsage);
  EXPECT_EQ(Run({"fsck", "--data", Path("nothing")}), kExitUsage);
  EXPECT_THAT(Err(), HasSubstr("no registry"));
  EXPECT_EQ(Run({"--version"}), kExitOk);
}

TEST_F(ProcessTest, BallastIsKeptBesideTheData) {
  Make();
  struct stat state {};
  ASSERT_EQ(::stat(Path("data/ballast").c_str(), &state), 0);
  EXPECT_GE(state.st_size, 64 << 20);
}

}  // namespace
}  // namespace warifu

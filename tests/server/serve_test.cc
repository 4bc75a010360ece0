// warifud serve: how it begins and goes on, and each start that is refused, with its sentence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/exit.h"
#include "core/statement/file.h"
#include "storage/rocks_store.h"
#include "tests/server/command_test.h"
#include "tests/server/plain_caller.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
namespace fs = std::filesystem;

class ServeTest : public CommandTest {
 protected:
  // What metrics say. Requires: while serving with --metrics.
  std::string Metrics() const {
    constexpr std::string_view kBefore = "info metrics address=127.0.0.1:";
    const std::string log = world_.err();
    const std::size_t at = log.find(kBefore);
    if (at == std::string::npos) return "";
    const PlainCaller caller(
        static_cast<std::uint16_t>(std::stoul(log.substr(at + kBefore.size()))));
    caller.Send("GET /metrics HTTP/1.1\r\n\r\n");
    return caller.ReadAll();
  }
};

TEST_F(ServeTest, BeginsAndGoesOn) {
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  ServeArgs args = world_.Serve();
  args.genesis = world_.WriteGenesis();
  args.port_file = world_.Path("port");
  ASSERT_EQ(world_.Run(args), kExitOk) << world_.err();
  EXPECT_THAT(world_.out(), StartsWith("listening on 127.0.0.1:"));
  EXPECT_EQ("listening on " + world_.ReadFile("port"), world_.out());
  EXPECT_THAT(world_.err(), AllOf(HasSubstr("info started"), HasSubstr("size=2"),
                                  HasSubstr("info stopping"), HasSubstr("info stopped")));
  args.genesis.clear();
  ASSERT_EQ(world_.Run(args), kExitOk) << world_.err();
  EXPECT_THAT(world_.err(), HasSubstr("size=3"));
}

TEST_F(ServeTest, TakesTheSameGenesisAgain) {
  world_.MakeRegistry();
  ServeArgs args = world_.Serve();
  args.genesis = world_.WriteGenesis();
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
}

TEST_F(ServeTest, RefusesAnEmptyLogWithoutGenesis) {
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  ExpectRefused(world_.Serve(), HasSubstr("--genesis"));
}

TEST_F(ServeTest, RefusesWhatIsNoGenesis) {
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  LegalWorld& world = world_.world();
  const std::string good = world.Sign(world.Genesis());
  const std::vector<std::string> files = {
      "",
      "garbage",
      "warifu-proof/v1\nxxxxxxxx",
      FrameFile(FileKind::kStatement, ""),
      FrameFile(FileKind::kStatement, "garbage"),
      FrameFile(FileKind::kStatement, world.Sign(world.FirstKey(kAuthority))),
      FrameFile(FileKind::kStatement, SignStatement(world.Genesis(), {})),
      FrameFile(FileKind::kStatement, good).substr(0, 40)};
  for (const std::string& file : files) {
    world_.WriteFile("genesis.statement", file);
    ServeArgs args = world_.Serve();
    args.genesis = world_.Path("genesis.statement");
    const int code = world_.Run(args);
    EXPECT_TRUE(code == kExitUsage || code == kExitCouldNotCheck) << file.substr(0, 30);
    EXPECT_THAT(world_.err(), AllOf(StartsWith("error: "), HasSubstr("--genesis")));
  }
  ServeArgs args = world_.Serve();
  args.genesis = world_.Path("nothing");
  ExpectRefused(args, HasSubstr("no such file"));
}

TEST_F(ServeTest, SaysHowAGenesisIsSigned) {
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  const std::string one =
      SignStatement(world_.world().Genesis(), {LegalWorld::RootKeyName(kAuthority, 0)});
  world_.WriteFile("genesis.statement", FrameFile(FileKind::kStatement, one));
  ServeArgs args = world_.Serve();
  args.genesis = world_.Path("genesis.statement");
  ExpectRefused(args, AllOf(HasSubstr("SIGNATURE_MISSING"), HasSubstr("warifu sign FILE")));
}

TEST_F(ServeTest, RefusesAGenesisOfAnotherName) {
  InitArgs init = world_.Init();
  init.origin = "other.example";
  ASSERT_EQ(world_.Run(init), kExitOk);
  ServeArgs args = world_.Serve();
  args.genesis = world_.WriteGenesis();
  ExpectRefused(args, HasSubstr("other.example"));
}

TEST_F(ServeTest, RefusesWithoutGuard) {
  world_.MakeRegistry();
  fs::rename(world_.Path("data.guard"), world_.Path("elsewhere"));
  ExpectRefused(world_.Serve(), AllOf(HasSubstr("guard"), HasSubstr("missing")));
  ServeArgs args = world_.Serve();
  args.guard = world_.Path("elsewhere");
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
  args.guard = world_.Path("data/guard");
  ExpectRefused(args, HasSubstr("inside the data directory"));
}

TEST_F(ServeTest, RefusesARestoredBackup) {
  world_.MakeRegistry();
  fs::copy(world_.Path("data"), world_.Path("backup"), fs::copy_options::recursive);
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);  // one seal more
  fs::remove_all(world_.Path("data"));
  fs::rename(world_.Path("backup"), world_.Path("data"));
  ExpectRefused(world_.Serve(), AllOf(HasSubstr("the guard"), HasSubstr("backup")));
}

TEST_F(ServeTest, RefusesBadFilesByName) {
  world_.MakeRegistry();
  world_.WriteFile("bad", "no such thing\n");
  ServeArgs args = world_.Serve();
  args.policy = world_.Path("bad");
  ExpectRefused(args, HasSubstr("line"));
  args = world_.Serve();
  args.policy = world_.Path("nothing");
  ExpectRefused(args, HasSubstr("--policy"));
  args = world_.Serve();
  args.seen = {world_.Path("bad")};
  ExpectRefused(args, HasSubstr("--seen"));
  args = world_.Serve();
  args.confirm_clock = "yesterday";
  ExpectRefused(args, HasSubstr("--confirm-clock"));
}

TEST_F(ServeTest, HoldsWhatWasSeen) {
  world_.MakeRegistry();
  fs::copy(world_.Path("data"), world_.Path("backup"), fs::copy_options::recursive);
  fs::copy(world_.Path("data.guard"), world_.Path("old.guard"));
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);
  fs::copy(world_.Path("data.guard"), world_.Path("seen"));
  ServeArgs args = world_.Serve();
  args.seen = {world_.Path("seen")};
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
  // A backup together with its guard: only the note seen elsewhere tells.
  args.data = world_.Path("backup");
  args.guard = world_.Path("old.guard");
  ExpectRefused(args, HasSubstr("--seen"));
}

TEST_F(ServeTest, StaysOnThisMachineWithoutTls) {
  world_.MakeRegistry();
  for (const char* address : {"0.0.0.0:0", "[::]:0", "192.0.2.1:0"}) {
    ServeArgs args = world_.Serve();
    args.listen = address;
    ExpectRefused(args, AllOf(HasSubstr("--tls-cert"), HasSubstr("--insecure-plaintext")));
  }
  ServeArgs args = world_.Serve();
  args.listen = "0.0.0.0:0";
  args.insecure_plaintext = true;
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
}

TEST_F(ServeTest, ShowsMetricsToThisMachineOnly) {
  world_.MakeRegistry();
  ServeArgs args = world_.Serve();
  args.metrics = "127.0.0.1:0";
  EXPECT_EQ(world_.RunServing(args,
                              [this] {
                                const std::string text = Metrics();
                                EXPECT_THAT(text, AllOf(HasSubstr("warifu_entries 3\n"),
                                                        HasSubstr("warifu_batch_entries_count 1\n"),
                                                        HasSubstr("warifu_batch_entries_sum 1\n")));
                              }),
            kExitOk)
      << world_.err();
  for (const char* address : {"0.0.0.0:9100", "192.0.2.1:9100", "9100", "nowhere:x"}) {
    args.metrics = address;
    ExpectRefused(args, HasSubstr("--metrics: "));
  }
}

TEST_F(ServeTest, RefusesAddressesThatAreNone) {
  world_.MakeRegistry();
  ServeArgs args = world_.Serve();
  args.listen = "nowhere";
  ExpectRefused(args, HasSubstr("--listen"));
}

TEST_F(ServeTest, GoesOnReadingUnderAClockThatIsNotBelieved) {
  world_.MakeRegistry();
  world_.clock().Advance(30ull * 24 * 3600 * 1000);
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);
  EXPECT_THAT(world_.err(), AllOf(HasSubstr("writing status=stopped"), HasSubstr("size=2")));
  ServeArgs args = world_.Serve();
  args.confirm_clock = "2026-12-20";
  ASSERT_EQ(world_.Run(args), kExitOk);
  EXPECT_THAT(world_.err(), HasSubstr("size=3"));
}

TEST_F(ServeTest, WritesNothingUnderAClockSetBackADayOrForwardAYear) {
  constexpr std::uint64_t kDayMs = 24ull * 3600 * 1000;
  world_.MakeRegistry();
  const std::uint64_t now_ms = world_.clock().NowMs();
  for (const std::uint64_t wrong_ms : {now_ms - kDayMs, now_ms + 365 * kDayMs}) {
    world_.clock().Set(wrong_ms);
    ASSERT_EQ(world_.Run(world_.Serve()), kExitOk) << world_.err();
    EXPECT_THAT(world_.err(), AllOf(HasSubstr("writing status=stopped"), HasSubstr("clock"),
                                    HasSubstr("stopped size=2")));
  }
  world_.clock().Set(now_ms);
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);
  EXPECT_THAT(world_.err(), HasSubstr("stopped size=3"));
}

TEST_F(ServeTest, RefusesAGarbledGuard) {
  world_.MakeRegistry();
  const std::string guard = world_.ReadFile("data.guard");
  for (const std::string& garbled : {std::string(), guard.substr(0, guard.size() / 2),
                                     std::string(guard.size(), '\0'), "x" + guard}) {
    world_.WriteFile("data.guard", garbled);
    ExpectRefused(world_.Serve(), HasSubstr("guard"), kExitCouldNotCheck);
  }
  world_.WriteFile("data.guard", guard);
  EXPECT_EQ(world_.Run(world_.Serve()), kExitOk) << world_.err();
}

TEST_F(ServeTest, OnlyOneCanServe) {
  world_.MakeRegistry();
  EXPECT_EQ(world_.RunServing(world_.Serve(),
                              [this] {
                                CommandWorld& world = world_;
                                const auto second = RocksStore::Open(
                                    world.disk_pointer(), world.Path("data"), OpenMode::kExisting);
                                ASSERT_FALSE(second.ok());
                                EXPECT_THAT(second.error().message(), HasSubstr("another process"));
                              }),
            kExitOk);
}

}  // namespace
}  // namespace warifu

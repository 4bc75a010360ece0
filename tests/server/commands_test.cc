// warifud's commands in this process: what each does, and each mistake with its sentence.
#include "server/commands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "core/crypto/sealed_key.h"
#include "core/note/vkey.h"
#include "core/statement/file.h"
#include "server/exit.h"
#include "storage/layout.h"
#include "tests/server/command_world.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
namespace fs = std::filesystem;

class CommandsTest : public ::testing::Test {
 protected:
  void ExpectRefused(const CommandArgs& args, const ::testing::Matcher<std::string>& words,
                     int code = kExitUsage) {
    EXPECT_EQ(world_.Run(args), code);
    EXPECT_THAT(world_.err(), AllOf(StartsWith("error: "), words));
    EXPECT_EQ(world_.out(), "");
  }
  std::size_t FilesIn(const std::string& name) const {
    return static_cast<std::size_t>(
        std::distance(fs::recursive_directory_iterator(world_.Path(name)), {}));
  }

  CommandWorld world_;
};

// --- init

TEST_F(CommandsTest, InitMakesKeyDatabaseAndGuard) {
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

TEST_F(CommandsTest, InitTakesAPassphraseTypedTwice) {
  InitArgs args = world_.Init();
  args.passphrase_file.clear();
  world_.typed() = {"secret", "secret"};
  ASSERT_EQ(world_.Run(args), kExitOk) << world_.err();
  EXPECT_TRUE(OpenSealedKey(world_.ReadFile("log.key"), "secret").ok());
}

TEST_F(CommandsTest, InitRefusesTwoDifferentPassphrases) {
  InitArgs args = world_.Init();
  args.passphrase_file.clear();
  world_.typed() = {"secret", "Secret"};
  ExpectRefused(args, HasSubstr("differ"));
  EXPECT_FALSE(fs::exists(world_.Path("log.key")));
}

TEST_F(CommandsTest, InitRefusesWithNobodyToAsk) {
  InitArgs args = world_.Init();
  args.passphrase_file.clear();
  ExpectRefused(args, HasSubstr("nobody is there"));
}

TEST_F(CommandsTest, InitRefusesAnEmptyPassphrase) {
  world_.WriteFile("pass", "\nsecond line");
  ExpectRefused(world_.Init(), HasSubstr("passphrase is empty"));
}

TEST_F(CommandsTest, InitRefusesAPassphraseFileThatIsNotThere) {
  InitArgs args = world_.Init();
  args.passphrase_file = world_.Path("nothing");
  ExpectRefused(args, AllOf(HasSubstr("--log-key-passphrase-file"), HasSubstr("no such file")));
}

TEST_F(CommandsTest, InitRefusesAnOriginThatIsNoName) {
  for (const char* origin : {"", "two words", "a+b", "line\nbreak"}) {
    InitArgs args = world_.Init();
    args.origin = origin;
    ExpectRefused(args, HasSubstr("--origin"));
    EXPECT_FALSE(fs::exists(world_.Path("log.key")));
  }
}

TEST_F(CommandsTest, InitNeverWritesOverAKey) {
  world_.WriteFile("log.key", "precious");
  ExpectRefused(world_.Init(), AllOf(HasSubstr("--log-key"), HasSubstr("exists already")));
  EXPECT_EQ(world_.ReadFile("log.key"), "precious");
  EXPECT_FALSE(fs::exists(world_.Path("data")));
}

TEST_F(CommandsTest, InitNeverWritesOverAGuard) {
  world_.WriteFile("data.guard", "precious");
  ExpectRefused(world_.Init(), AllOf(HasSubstr("guard"), HasSubstr("exists already")));
  EXPECT_EQ(world_.ReadFile("data.guard"), "precious");
  EXPECT_FALSE(fs::exists(world_.Path("log.key")));
}

TEST_F(CommandsTest, InitRefusesADirectoryWithALog) {
  world_.MakeRegistry();
  InitArgs args = world_.Init();
  args.log_key = world_.Path("second.key");
  args.guard = world_.Path("second.guard");
  ExpectRefused(args, HasSubstr("holds a log already"));
  EXPECT_FALSE(fs::exists(world_.Path("second.key")));
  EXPECT_FALSE(fs::exists(world_.Path("second.guard")));
}

TEST_F(CommandsTest, InitKeepsKeyAndGuardOutOfTheData) {
  InitArgs args = world_.Init();
  args.log_key = world_.Path("data/log.key");
  ExpectRefused(args, AllOf(HasSubstr("--log-key"), HasSubstr("inside the data directory")));
  args = world_.Init();
  args.guard = world_.Path("data/guard");
  ExpectRefused(args, AllOf(HasSubstr("guard"), HasSubstr("inside the data directory")));
}

TEST_F(CommandsTest, InitCanBeRepeatedAfterAFault) {
  for (std::uint64_t nth = 1; nth <= 40; ++nth) {
    world_.disk().FailSync(nth, WriteFault::kFailed);
    const int code = world_.Run(world_.Init());
    world_.disk().Mend();
    if (code == kExitOk) break;
    EXPECT_EQ(code, kExitFailed) << nth << world_.err();
    fs::remove(world_.Path("log.key"));  // which nobody was told of
    fs::remove(world_.Path("data.guard"));
    ASSERT_EQ(world_.Run(world_.Init()), kExitOk) << nth << world_.err();
    fs::remove_all(world_.Path("data"));
    fs::remove(world_.Path("log.key"));
    fs::remove(world_.Path("data.guard"));
  }
}

// --- A new log key.

TEST_F(CommandsTest, ANewLogKeyTakesTheOldOnesPlaceOnlyWhenAskedTo) {
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

TEST_F(CommandsTest, ANewLogKeyIsOfTheLogsName) {
  world_.MakeRegistry();
  InitArgs init = world_.Init();
  init.log_key = world_.Path("second.key");
  init.replace_log_key = true;
  init.origin = "other.example";
  ExpectRefused(init, AllOf(HasSubstr("--origin"), HasSubstr("registry.example")));
  EXPECT_FALSE(fs::exists(init.log_key));
}

TEST_F(CommandsTest, ThereIsNoKeyToReplaceWithoutALog) {
  InitArgs init = world_.Init();
  init.replace_log_key = true;
  ExpectRefused(init, HasSubstr("no registry"));
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  init.log_key = world_.Path("second.key");
  ExpectRefused(init, HasSubstr("holds no log"));
}

// --- serve

TEST_F(CommandsTest, ServeBeginsAndGoesOn) {
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

TEST_F(CommandsTest, ServeTakesTheSameGenesisAgain) {
  world_.MakeRegistry();
  ServeArgs args = world_.Serve();
  args.genesis = world_.WriteGenesis();
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
}

TEST_F(CommandsTest, ServeRefusesAnEmptyLogWithoutGenesis) {
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  ExpectRefused(world_.Serve(), HasSubstr("--genesis"));
}

TEST_F(CommandsTest, ServeRefusesWhatIsNoGenesis) {
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
    EXPECT_TRUE(code == kExitUsage || code == kExitFailed) << file.substr(0, 30);
    EXPECT_THAT(world_.err(), AllOf(StartsWith("error: "), HasSubstr("--genesis")));
  }
  ServeArgs args = world_.Serve();
  args.genesis = world_.Path("nothing");
  ExpectRefused(args, HasSubstr("no such file"));
}

TEST_F(CommandsTest, ServeRefusesAGenesisOfAnotherName) {
  InitArgs init = world_.Init();
  init.origin = "other.example";
  ASSERT_EQ(world_.Run(init), kExitOk);
  ServeArgs args = world_.Serve();
  args.genesis = world_.WriteGenesis();
  ExpectRefused(args, HasSubstr("other.example"));
}

TEST_F(CommandsTest, ServeRefusesTheWrongKeyFile) {
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

TEST_F(CommandsTest, ServeRefusesWithoutGuard) {
  world_.MakeRegistry();
  fs::rename(world_.Path("data.guard"), world_.Path("elsewhere"));
  ExpectRefused(world_.Serve(), AllOf(HasSubstr("guard"), HasSubstr("missing")));
  ServeArgs args = world_.Serve();
  args.guard = world_.Path("elsewhere");
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
  args.guard = world_.Path("data/guard");
  ExpectRefused(args, HasSubstr("inside the data directory"));
}

TEST_F(CommandsTest, ServeRefusesARestoredBackup) {
  world_.MakeRegistry();
  fs::copy(world_.Path("data"), world_.Path("backup"), fs::copy_options::recursive);
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);  // one seal more
  fs::remove_all(world_.Path("data"));
  fs::rename(world_.Path("backup"), world_.Path("data"));
  ExpectRefused(world_.Serve(), AllOf(HasSubstr("the guard"), HasSubstr("backup")));
}

TEST_F(CommandsTest, ServeRefusesBadFilesByName) {
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

TEST_F(CommandsTest, ServeHoldsWhatWasSeen) {
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

TEST_F(CommandsTest, ServeStaysOnThisMachineWithoutTls) {
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

TEST_F(CommandsTest, ServeRefusesAddressesThatAreNone) {
  world_.MakeRegistry();
  ServeArgs args = world_.Serve();
  args.listen = "nowhere";
  ExpectRefused(args, HasSubstr("--listen"));
}

TEST_F(CommandsTest, ServeGoesOnReadingUnderAClockThatIsNotBelieved) {
  world_.MakeRegistry();
  world_.clock().Advance(30ull * 24 * 3600 * 1000);
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);
  EXPECT_THAT(world_.err(), AllOf(HasSubstr("writing status=stopped"), HasSubstr("size=2")));
  ServeArgs args = world_.Serve();
  args.confirm_clock = "2026-12-20";
  ASSERT_EQ(world_.Run(args), kExitOk);
  EXPECT_THAT(world_.err(), HasSubstr("size=3"));
}

TEST_F(CommandsTest, OnlyOneCanServe) {
  world_.MakeRegistry();
  EXPECT_EQ(world_.RunServing(world_.Serve(),
                              [this] {
                                CommandWorld& world = world_;
                                const auto second = RocksStore::Open(
                                    world.disk_pointer(), world.Path("data"), OpenMode::kExisting);
                                ASSERT_FALSE(second.ok());
                                EXPECT_THAT(second.error().message, HasSubstr("another process"));
                              }),
            kExitOk);
}

// --- fsck

TEST_F(CommandsTest, FsckFindsAGoodLogInOrder) {
  world_.MakeRegistry();
  FsckArgs args = world_.Fsck();
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
  EXPECT_EQ(world_.out(), "in order: 2 entries\n");
  EXPECT_FALSE(fs::exists(world_.Path("data.fsck")));
}

TEST_F(CommandsTest, FsckChecksTheSignatureWhenItIsGivenTheKey) {
  ASSERT_EQ(world_.Run(world_.Init()), kExitOk);
  const std::string vkey = world_.out().substr(0, world_.out().size() - 1);
  ServeArgs serve = world_.Serve();
  serve.genesis = world_.WriteGenesis();
  ASSERT_EQ(world_.Run(serve), kExitOk);
  FsckArgs args = world_.Fsck();
  args.log_vkey = vkey;
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.out();
  args.log_vkey =
      VerifierKey::Make(kTestOrigin, SignatureType::kEd25519, TestPublicKey("other"))->ToString();
  EXPECT_EQ(world_.Run(args), kExitDeviation);
  EXPECT_THAT(world_.out(), HasSubstr("checkpoint"));
  args.log_vkey = "garbage";
  ExpectRefused(args, HasSubstr("--log-vkey"));
}

TEST_F(CommandsTest, FsckNamesTheFirstDifference) {
  world_.MakeRegistry();
  {
    const auto database =
        Database::Open(world_.disk_pointer(), world_.Path("data"), OpenMode::kExisting);
    ASSERT_TRUE(database.ok());
    rocksdb::WriteBatch batch;
    (*database)->Put(Column::kTables, TableRowKey(Table::kCode, "planted"), "x", batch);
    ASSERT_TRUE((*database)->Write(batch).ok());
  }
  EXPECT_EQ(world_.Run(world_.Fsck()), kExitDeviation);
  EXPECT_THAT(world_.out(), AllOf(StartsWith("first difference: "), HasSubstr("table 2")));
  EXPECT_FALSE(fs::exists(world_.Path("data.fsck")));
}

TEST_F(CommandsTest, FsckNeedsADirectory) {
  ExpectRefused(world_.Fsck(), HasSubstr("no registry"));
  EXPECT_FALSE(fs::exists(world_.Path("data.fsck")));
}

TEST_F(CommandsTest, FsckChangesNothing) {
  world_.MakeRegistry();
  const std::string guard = world_.ReadFile("data.guard");
  ASSERT_EQ(world_.Run(world_.Fsck()), kExitOk);
  EXPECT_EQ(world_.ReadFile("data.guard"), guard);
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);
  EXPECT_THAT(world_.err(), HasSubstr("size=3"));
}

}  // namespace
}  // namespace warifu

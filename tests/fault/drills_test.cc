// What docs/operating.md says to do when the disk, the guard, both, or the log key is lost, done
// with the real programs; afterwards the log holds all that was acknowledged.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "client/export/exporter.h"
#include "client/registry_server.h"
#include "core/base/exit.h"
#include "core/crypto/sha256.h"
#include "core/note/checkpoint.h"
#include "tests/fault/log_model.h"
#include "tests/fault/real_server.h"
#include "tests/support/load/publishing_load.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

constexpr std::uint64_t kOffers = 20;  // of one publishing
constexpr int kMostWaits = 1000;       // of 10 ms, for what comes at once or in a second

void Wait() { std::this_thread::sleep_for(std::chrono::milliseconds(10)); }

class Drill : public ::testing::Test {
 protected:
  Drill() {
    for (const std::string& statement : server_.founding()) model_.Sent(Sha256(statement));
    server_.Start();
  }

  // Hands in offers under load; `meanwhile` runs once some are acknowledged.
  template <typename Meanwhile>
  void Publish(Meanwhile meanwhile) {
    PublishingLoad load(server_.world(), {.address = server_.address(),
                                          .label = std::to_string(loads_++),
                                          .single = 2,
                                          .streams = 1,
                                          .now_s = RealServer::NowS});
    while (load.acknowledged() < kOffers) Wait();
    meanwhile();
    const LoadAnswers answers = load.Stop();
    EXPECT_THAT(answers.refusals, ::testing::IsEmpty());
    for (const Hash& sent : answers.submitted) model_.Sent(sent);
    for (const std::string& receipt : answers.receipts) model_.TakeReceipt(receipt, faults_);
  }
  void Publish() {
    Publish([] {});
  }

  TrustFile Trust() const {
    TrustFields fields;
    fields.origin = std::string(kTestOrigin);
    fields.genesis_hash = server_.world().registry();
    fields.authority = "Test authority (fictional)";
    fields.servers = {"registry.example:443"};
    fields.calls = {{"VN", "+84 24 0000 0000"}};
    fields.policy = "log " + server_.log_key().ToString() + "\nquorum none\n";
    return TrustFile::Make(fields).value();
  }

  // The published log, all of what the guard knows, as files in "export".
  std::string Export() {
    const auto reader = server_.Connect();
    const TrustFile trust = Trust();
    for (int waits = 0; waits < kMostWaits; ++waits, Wait()) {
      const auto head = FetchCheckpoint(*reader, trust);
      if (!head.ok() || head->checkpoint.size < GuardSize()) continue;
      const auto counts =
          Exporter(*reader, *head, server_.Path("export"), [](TreeSize) {}).Run(trust);
      EXPECT_TRUE(counts.ok()) << counts.error().message();
      return server_.Path("export");
    }
    ADD_FAILURE() << "never published";
    return {};
  }

  TreeSize GuardSize() const {
    std::ifstream file(server_.Path("data.guard"), std::ios::binary);
    const std::string note{std::istreambuf_iterator<char>(file), {}};
    const auto checkpoint = ReadUntrustedCheckpoint(note);
    return checkpoint.ok() ? checkpoint->size : TreeSize(0);
  }

  void BackUp() {
    const auto [exit_code, said] = server_.Run({"backup", "--to", server_.Path("backup")});
    EXPECT_EQ(exit_code, kExitOk) << said;
    EXPECT_THAT(said, HasSubstr("of the running server"));
  }

  // Exit 0, or what it said.
  std::string Restore(const std::string& from, const std::vector<std::string>& more = {}) {
    std::vector<std::string> args = {"restore", "--from", from};
    args.insert(args.end(), more.begin(), more.end());
    const auto [exit_code, said] = server_.Run(args);
    return exit_code == kExitOk ? "" : said;
  }

  std::vector<std::string> Evidence() const {
    return {"--log-vkey", server_.log_key().ToString(), "--seen",
            server_.Path("export/checkpoint")};
  }

  void Lose(const std::string& name) { fs::remove_all(server_.Path(name)); }

  // It serves, all that was acknowledged is there, it goes on, and fsck finds nothing.
  void ExpectWhole() {
    server_.Start();
    EXPECT_TRUE(model_.Check(*server_.Connect(), faults_).ok());
    Publish();
    server_.End();
    server_.Start();
    const Status read = model_.Check(*server_.Connect(), faults_);
    EXPECT_TRUE(read.ok()) << read.error().message();
    EXPECT_EQ(server_.End(), kExitOk);
    EXPECT_EQ(server_.Fsck(), "");
    EXPECT_THAT(faults_.said, ::testing::IsEmpty());
    EXPECT_GE(model_.acknowledged(), 2 * kOffers);
  }

  RealServer server_;
  LogModel model_{server_.log_key()};
  Faults faults_;
  int loads_ = 0;
};

TEST_F(Drill, ABackupUnderLoadIsWholeAndTooOldOnceMoreWasSigned) {
  Publish([this] { BackUp(); });
  Publish();
  server_.Kill();
  Lose("data");
  EXPECT_THAT(Restore(server_.Path("backup")),
              AllOf(HasSubstr("the guard: knows size " + std::to_string(GuardSize().value())),
                    HasSubstr("must not go on from less")));
  EXPECT_FALSE(fs::exists(server_.Path("data")));
}

TEST_F(Drill, LosingTheDiskIsMendedByABackupThatReachesTheGuard) {
  Publish();
  BackUp();
  server_.Kill();
  Lose("data");
  ASSERT_EQ(Restore(server_.Path("backup")), "");
  ExpectWhole();
}

TEST_F(Drill, LosingTheDiskIsMendedByAnExportThatReachesTheGuard) {
  Publish([this] { BackUp(); });
  const std::string exported = Export();
  server_.Kill();
  Lose("data");
  EXPECT_NE(Restore(server_.Path("backup")), "");
  ASSERT_EQ(Restore(exported), "");
  ExpectWhole();
}

TEST_F(Drill, LosingTheGuardIsMendedByWhatOthersSaw) {
  Publish();
  Export();
  BackUp();
  server_.Kill();
  Lose("data.guard");
  EXPECT_THROW(server_.Start(), std::runtime_error);
  EXPECT_THAT(Restore(server_.Path("backup")), HasSubstr("--seen"));
  ASSERT_EQ(Restore(server_.Path("backup"), Evidence()), "");
  ExpectWhole();
}

TEST_F(Drill, LosingDiskAndGuardIsMendedByAnExport) {
  Publish();
  const std::string exported = Export();
  server_.Kill();
  Lose("data");
  Lose("data.guard");
  ASSERT_EQ(Restore(exported, Evidence()), "");
  ExpectWhole();
}

TEST_F(Drill, LosingTheLogKeyIsMendedByAnother) {
  Publish();
  server_.End();
  const TreeSize size = GuardSize();
  Lose("log.key");
  const auto [exit_code, said] = server_.Run(
      {"init", "--origin", std::string(kTestOrigin), "--log-key", server_.Path("second.key"),
       "--log-key-passphrase-file", server_.Path("pass"), "--replace-log-key"});
  ASSERT_EQ(exit_code, kExitOk) << said;
  server_.GoOverToLogKey("second.key");
  server_.Start();
  EXPECT_EQ(server_.End(), kExitOk);
  EXPECT_GT(GuardSize(), size);
  EXPECT_EQ(server_.Fsck(), "");
}

}  // namespace
}  // namespace warifu

// warifud backup: whole or not at all, alone and through the running server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>

#include "server/admin_socket.h"
#include "storage/rocks_store.h"
#include "tests/server/command_test.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

class BackupCommandTest : public CommandTest {
 protected:
  std::string FsckOf(const std::string& name) {
    FsckArgs args = world_.Fsck();
    args.data = world_.Path(name);
    args.log_vkey = world_.log_vkey();
    world_.Run(args);
    return world_.out() + world_.err();
  }
};

TEST_F(BackupCommandTest, CopiesARegistryThatIsNotServed) {
  world_.MakeRegistry();
  ASSERT_EQ(world_.Run(world_.Backup()), kExitOk) << world_.err();
  EXPECT_EQ(world_.out(), "backup: 2 entries in " + world_.Path("backup") + "\n");
  EXPECT_EQ(FsckOf("backup"), "in order: 2 entries\n");
  EXPECT_FALSE(fs::exists(world_.Path("backup.part")));
  struct stat found {};
  ASSERT_EQ(::stat(world_.Path("backup").c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0700U);
}

TEST_F(BackupCommandTest, StaysAsItWasWhenTheLogGoesOn) {
  world_.MakeRegistry();
  ASSERT_EQ(world_.Run(world_.Backup()), kExitOk) << world_.err();
  world_.AddSeal();
  EXPECT_EQ(FsckOf("backup"), "in order: 2 entries\n");
  EXPECT_EQ(FsckOf("data"), "in order: 3 entries\n");
}

TEST_F(BackupCommandTest, AsksTheServerThatRuns) {
  world_.MakeRegistry();
  const std::string socket = world_.Path("data.admin");
  ASSERT_EQ(world_.RunServing(world_.Serve(),
                              [&] {
                                struct stat found {};
                                ASSERT_EQ(::stat(socket.c_str(), &found), 0);
                                EXPECT_EQ(found.st_mode & 0777, 0600U);
                                const auto made = AskForBackup(socket, world_.Path("backup"));
                                ASSERT_TRUE(made.ok()) << made.error().message();
                                ASSERT_TRUE(made->has_value());
                                EXPECT_EQ((*made)->value(), 3U);
                                const auto again = AskForBackup(socket, world_.Path("backup"));
                                ASSERT_FALSE(again.ok());
                                EXPECT_EQ(again.error().code, ErrorCode::kRefused);
                                EXPECT_THAT(again.error().message(), HasSubstr("exists already"));
                              }),
            kExitOk)
      << world_.err();
  EXPECT_THAT(world_.err(), HasSubstr("size=3"));
  EXPECT_EQ(FsckOf("backup"), "in order: 3 entries\n");
  EXPECT_FALSE(fs::exists(socket));
  const auto nobody = AskForBackup(socket, world_.Path("backup"));
  ASSERT_TRUE(nobody.ok());
  EXPECT_FALSE(nobody->has_value());
}

TEST_F(BackupCommandTest, SaysWhoHasTheDirectoryOpen) {
  world_.MakeRegistry();
  const auto held =
      RocksStore::Open(world_.disk_pointer(), world_.Path("data"), OpenMode::kExisting);
  ASSERT_TRUE(held.ok());
  ExpectRefused(world_.Backup(), AllOf(HasSubstr("another process"), HasSubstr("data.admin")));
}

TEST_F(BackupCommandTest, WritesOverNothing) {
  world_.MakeRegistry();
  fs::create_directory(world_.Path("backup"));
  ExpectRefused(world_.Backup(), HasSubstr("--to"));
  BackupArgs inside = world_.Backup();
  inside.to = world_.Path("data/copy");
  ExpectRefused(inside, HasSubstr("inside the data directory"));
}

// Each of the first few calls fails, then ever fewer: the library waits for a second at some.
TEST_F(BackupCommandTest, LeavesNothingHalf) {
  world_.MakeRegistry();
  int failed = 0;
  for (const DiskCall call : {DiskCall::kWrite, DiskCall::kSync, DiskCall::kRename}) {
    for (std::uint64_t nth = 1; nth < 100; nth += 1 + nth / 4) {
      world_.disk().Fail(call, nth, DiskFault::kFailed);
      const int code = world_.Run(world_.Backup());
      const bool has_failed = world_.disk().has_failed();
      world_.disk().Mend();
      if (code == kExitOk) {
        // The library writes hints to itself whose failure does no harm.
        EXPECT_EQ(FsckOf("backup"), "in order: 2 entries\n");
        fs::remove_all(world_.Path("backup"));
        if (has_failed) continue;
        break;
      }
      ++failed;
      EXPECT_TRUE(!fs::exists(world_.Path("backup")) || FsckOf("backup") == "in order: 2 entries\n")
          << world_.out();
      fs::remove_all(world_.Path("backup"));
    }
  }
  EXPECT_GT(failed, 3);
  EXPECT_EQ(FsckOf("data"), "in order: 2 entries\n");
}

TEST_F(BackupCommandTest, TheSocketReplacesThatOfADeadServerAndNothingElse) {
  world_.MakeRegistry();
  const auto nobody =
      AdminSocket::Start(world_.Path("data.admin"), [](const std::string&) { return TreeSize(0); });
  ASSERT_TRUE(nobody.ok());
  fs::rename(world_.Path("data.admin"), world_.Path("kept"));  // as after SIGKILL
  fs::create_hard_link(world_.Path("kept"), world_.Path("data.admin"));
  EXPECT_EQ(world_.Run(world_.Serve()), kExitOk) << world_.err();
  ServeArgs serve = world_.Serve();
  serve.admin = world_.Path("pass");
  EXPECT_EQ(world_.Run(serve), kExitUsage);
  EXPECT_THAT(world_.err(), HasSubstr("something else is there"));
  EXPECT_EQ(world_.ReadFile("pass"), "correct horse\n");
  serve.admin = "/" + std::string(200, 'x');
  EXPECT_EQ(world_.Run(serve), kExitUsage);
  EXPECT_THAT(world_.err(), HasSubstr("--admin"));
}

}  // namespace
}  // namespace warifu

// warifud restore: what it makes, what it refuses, and that it replaces nothing before it is sure.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "core/note/vkey.h"
#include "storage/database.h"
#include "storage/layout.h"
#include "storage/rocks_store.h"
#include "tests/server/command_test.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

class RestoreCommandTest : public CommandTest {
 protected:
  // A registry of two entries, copied to "backup".
  RestoreCommandTest() {
    world_.MakeRegistry();
    EXPECT_EQ(world_.Run(world_.Backup()), kExitOk) << world_.err();
  }

  void Lose(const std::string& name) { fs::remove_all(world_.Path(name)); }

  // The newest checkpoint of the registry as somebody else has it, in "seen".
  std::string WriteSeen() {
    world_.WriteFile("seen", world_.ReadFile("data.guard"));
    return world_.Path("seen");
  }

  void ExpectInOrder(int entries) {
    FsckArgs args = world_.Fsck();
    args.log_vkey = world_.log_vkey();
    EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
    EXPECT_EQ(world_.out(), "in order: " + std::to_string(entries) + " entries\n");
  }

  void ExpectNothingChanged(int entries) {
    EXPECT_FALSE(fs::exists(world_.Path("data.restoring")));
    EXPECT_FALSE(fs::exists(world_.Path("data.before-1")));
    ExpectInOrder(entries);
  }
};

TEST_F(RestoreCommandTest, MakesALostDirectoryAgain) {
  Lose("data");
  ASSERT_EQ(world_.Run(world_.Restore()), kExitOk) << world_.err();
  EXPECT_EQ(world_.out(), "restored: 2 entries in " + world_.Path("data") + "\n");
  ExpectInOrder(2);
  world_.AddSeal();
  ExpectInOrder(3);
}

TEST_F(RestoreCommandTest, KeepsWhatWasThereBefore) {
  for (const char* before : {"data.before-1", "data.before-2"}) {
    ASSERT_EQ(world_.Run(world_.Restore()), kExitOk) << world_.err();
    EXPECT_THAT(world_.err(), HasSubstr(world_.Path(before)));
    EXPECT_TRUE(fs::exists(world_.Path(before) + "/CURRENT"));
  }
  ExpectInOrder(2);
}

TEST_F(RestoreCommandTest, ReplacesADirectoryThatCannotBeRead) {
  fs::resize_file(world_.Path("data/CURRENT"), 0);
  ASSERT_EQ(world_.Run(world_.Restore()), kExitOk) << world_.err();
  EXPECT_THAT(world_.err(), HasSubstr("cannot be read"));
  ExpectInOrder(2);
}

TEST_F(RestoreCommandTest, RefusesWhileTheGuardKnowsMore) {
  world_.AddSeal();
  ExpectRefused(world_.Restore(), AllOf(HasSubstr("the guard: knows size 3"),
                                        HasSubstr("ends at 2"), HasSubstr("warifud restore")));
  ExpectNothingChanged(3);
}

TEST_F(RestoreCommandTest, RefusesWhileAGivenCheckpointKnowsMore) {
  const std::string guard = world_.ReadFile("data.guard");
  world_.AddSeal();
  RestoreArgs args = world_.Restore();
  args.seen = {WriteSeen()};
  Lose("data");
  world_.WriteFile("data.guard", guard);  // an old one was put back
  ExpectRefused(args, HasSubstr("--seen note 1: knows size 3"));
  EXPECT_FALSE(fs::exists(world_.Path("data")));
}

TEST_F(RestoreCommandTest, RefusesWhileTheDirectoryItselfKnowsMore) {
  const std::string guard = world_.ReadFile("data.guard");
  world_.AddSeal();
  world_.WriteFile("data.guard", guard);
  ExpectRefused(world_.Restore(), HasSubstr("is to be replaced: knows size 3"));
  ExpectNothingChanged(3);
}

TEST_F(RestoreCommandTest, MakesALostGuardOnlyOfEvidence) {
  RestoreArgs args = world_.Restore();
  args.seen = {WriteSeen()};
  args.log_vkey = world_.log_vkey();
  Lose("data");
  Lose("data.guard");
  ExpectRefused(world_.Restore(), AllOf(HasSubstr("guard"), HasSubstr("--log-vkey")));
  ASSERT_EQ(world_.Run(args), kExitOk) << world_.err();
  EXPECT_THAT(world_.err(), HasSubstr("The guard was made anew"));
  world_.AddSeal();
  ExpectInOrder(3);
}

TEST_F(RestoreCommandTest, DoesNotGuessWhatAGarbledGuardKnew) {
  world_.WriteFile("data.guard", "garbled");
  EXPECT_NE(world_.Run(world_.Restore()), kExitOk);
  EXPECT_THAT(world_.err(), HasSubstr("guard"));
  ExpectNothingChanged(2);
}

TEST_F(RestoreCommandTest, RefusesAnotherLogsKey) {
  RestoreArgs args = world_.Restore();
  args.log_vkey =
      VerifierKey::Make(kTestOrigin, SignatureType::kEd25519, TestPublicKey("other"))->ToString();
  ExpectRefused(args, HasSubstr("checkpoint"), kExitCouldNotCheck);
  args.log_vkey = "garbage";
  ExpectRefused(args, HasSubstr("--log-vkey"));
  ExpectNothingChanged(2);
}

TEST_F(RestoreCommandTest, RefusesADamagedCopy) {
  {
    const auto database =
        Database::Open(world_.disk_pointer(), world_.Path("backup"), OpenMode::kExisting);
    ASSERT_TRUE(database.ok());
    rocksdb::WriteBatch batch;
    (*database)->Put(Column::kEntries, IndexKey(LeafIndex(1)), "no entry", batch);
    ASSERT_TRUE((*database)->Write(batch).ok());
  }
  ExpectRefused(world_.Restore(), HasSubstr("entry 1"), kExitCouldNotCheck);
  ExpectNothingChanged(2);
}

TEST_F(RestoreCommandTest, RefusesACopyUnderAnotherCheckpoint) {
  // The end of a log of one more seal, over this one's entries.
  world_.AddSeal();
  {
    const auto database =
        Database::Open(world_.disk_pointer(), world_.Path("backup"), OpenMode::kExisting);
    ASSERT_TRUE(database.ok());
    const auto store =
        RocksStore::Open(world_.disk_pointer(), world_.Path("data"), OpenMode::kExisting);
    ASSERT_TRUE(store.ok());
    rocksdb::WriteBatch batch;
    const auto view = (*store)->Latest();
    (*database)->Put(Column::kMeta, kHeadKey,
                     EncodeHead(Head{TreeSize(2), view->admitted_at_ms(),
                                     view->state().rules_version(), view->checkpoint()}),
                     batch);
    ASSERT_TRUE((*database)->Write(batch).ok());
  }
  Lose("data");
  ExpectRefused(world_.Restore(), HasSubstr("not that of its entries"), kExitCouldNotCheck);
}

TEST_F(RestoreCommandTest, RefusesWhatIsNoCopy) {
  RestoreArgs args = world_.Restore();
  args.from = world_.Path("nowhere");
  ExpectRefused(args, HasSubstr("--from"));
  args.from = world_.Path("data");
  ExpectRefused(args, HasSubstr("from a copy"));
  ExpectNothingChanged(2);
}

TEST_F(RestoreCommandTest, LeavesADirectoryAloneThatAnotherProcessHasOpen) {
  const auto held =
      RocksStore::Open(world_.disk_pointer(), world_.Path("data"), OpenMode::kExisting);
  ASSERT_TRUE(held.ok());
  ExpectRefused(world_.Restore(), HasSubstr("another process"));
}

TEST_F(RestoreCommandTest, LeavesTheCopyAsItIs) {
  const auto list = [this] {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(world_.Path("backup"))) {
      names.push_back(file.path().filename().string() + " " +
                      std::to_string(fs::last_write_time(file).time_since_epoch().count()));
    }
    std::sort(names.begin(), names.end());
    return names;
  };
  const std::vector<std::string> before = list();
  ASSERT_EQ(world_.Run(world_.Restore()), kExitOk) << world_.err();
  EXPECT_EQ(list(), before);
}

// Whatever call fails (each of the first few, then ever fewer: the library waits for a second at
// some), what was there is there under one of three names, and a second try succeeds.
TEST_F(RestoreCommandTest, IsRunAgainAfterAnyFailure) {
  int failed = 0;
  for (const DiskCall call : {DiskCall::kWrite, DiskCall::kSync, DiskCall::kRename}) {
    for (std::uint64_t nth = 1; nth < 100; nth += 1 + nth / 4) {
      for (int kept = 1; kept < 4; ++kept) Lose("data.before-" + std::to_string(kept));
      world_.disk().Fail(call, nth, DiskFault::kFailed);
      const int code = world_.Run(world_.Restore());
      const bool has_failed = world_.disk().has_failed();
      world_.disk().Mend();
      if (!has_failed) break;
      if (code == kExitOk) continue;
      ++failed;
      EXPECT_TRUE(fs::exists(world_.Path("data/CURRENT")) ||
                  fs::exists(world_.Path("data.before-1/CURRENT")));
      ASSERT_EQ(world_.Run(world_.Restore()), kExitOk) << world_.err();
    }
  }
  EXPECT_GT(failed, 10);
  ExpectInOrder(2);
}

}  // namespace
}  // namespace warifu

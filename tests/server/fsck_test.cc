// warifud fsck: what it says of a log in order, and of one that is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "core/base/exit.h"
#include "core/note/vkey.h"
#include "storage/database.h"
#include "storage/layout.h"
#include "tests/server/command_test.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::StartsWith;
namespace fs = std::filesystem;

class FsckCommandTest : public CommandTest {
 protected:
  // Writes rows into the database of a stopped server, behind its back.
  void Plant(const std::function<void(const Database&, rocksdb::WriteBatch&)>& fill) {
    const auto database =
        Database::Open(world_.disk_pointer(), world_.Path("data"), OpenMode::kExisting);
    ASSERT_TRUE(database.ok());
    rocksdb::WriteBatch batch;
    fill(**database, batch);
    ASSERT_TRUE((*database)->Write(batch).ok());
  }
};

TEST_F(FsckCommandTest, FindsAGoodLogInOrder) {
  world_.MakeRegistry();
  FsckArgs args = world_.Fsck();
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.err();
  EXPECT_EQ(world_.out(), "in order: 2 entries\n");
  EXPECT_FALSE(fs::exists(world_.Path("data.fsck")));
}

TEST_F(FsckCommandTest, ChecksTheSignatureWhenItIsGivenTheKey) {
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

TEST_F(FsckCommandTest, NamesTheFirstDifference) {
  world_.MakeRegistry();
  Plant([](const Database& database, rocksdb::WriteBatch& batch) {
    database.Put(Column::kTables, TableRowKey(Table::kCode, "planted"), "x", batch);
  });
  EXPECT_EQ(world_.Run(world_.Fsck()), kExitDeviation);
  EXPECT_THAT(world_.out(), AllOf(StartsWith("first difference: "), HasSubstr("table 2")));
  EXPECT_FALSE(fs::exists(world_.Path("data.fsck")));
}

TEST_F(FsckCommandTest, RebuildPutsRightWhatIsDerived) {
  world_.MakeRegistry();
  Plant([](const Database& database, rocksdb::WriteBatch& batch) {
    database.Put(Column::kTables, TableRowKey(Table::kCode, "planted"), "x", batch);
    database.Put(Column::kSearch, "planted", "x", batch);
    database.Put(Column::kStandings, IndexKey(LeafIndex(1)), "not a row", batch);
    database.Erase(Column::kTables, TableRowKey(Table::kName, ""), batch);  // no such row
  });
  EXPECT_NE(world_.Run(world_.Fsck()), kExitOk);
  FsckArgs args = world_.Fsck();
  args.rebuild = true;
  EXPECT_EQ(world_.Run(args), kExitOk) << world_.out() << world_.err();
  EXPECT_EQ(world_.out(), "rebuilt: 3 rows\nin order: 2 entries\n");
  EXPECT_EQ(world_.Run(args), kExitOk);
  EXPECT_EQ(world_.out(), "rebuilt: 0 rows\nin order: 2 entries\n");
  EXPECT_EQ(world_.Run(world_.Fsck()), kExitOk) << world_.out();
  EXPECT_EQ(world_.Run(world_.Serve()), kExitOk) << world_.err();
}

TEST_F(FsckCommandTest, RebuildDoesNotTouchAWrongEntry) {
  world_.MakeRegistry();
  Plant([](const Database& database, rocksdb::WriteBatch& batch) {
    database.Put(Column::kEntries, IndexKey(LeafIndex(1)), "no entry", batch);
    database.Put(Column::kSearch, "planted", "x", batch);
  });
  FsckArgs args = world_.Fsck();
  args.rebuild = true;
  EXPECT_EQ(world_.Run(args), kExitDeviation) << world_.out();
  EXPECT_THAT(world_.out(),
              AllOf(StartsWith("first difference: entry 1"), ::testing::Not(HasSubstr("rebuilt"))));
}

TEST_F(FsckCommandTest, NeedsADirectory) {
  ExpectRefused(world_.Fsck(), HasSubstr("no registry"));
  EXPECT_FALSE(fs::exists(world_.Path("data.fsck")));
}

TEST_F(FsckCommandTest, ChangesNothing) {
  world_.MakeRegistry();
  const std::string guard = world_.ReadFile("data.guard");
  ASSERT_EQ(world_.Run(world_.Fsck()), kExitOk);
  EXPECT_EQ(world_.ReadFile("data.guard"), guard);
  ASSERT_EQ(world_.Run(world_.Serve()), kExitOk);
  EXPECT_THAT(world_.err(), HasSubstr("size=3"));
}

}  // namespace
}  // namespace warifu

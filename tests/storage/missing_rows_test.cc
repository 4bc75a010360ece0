// Rows that are gone or are not what they should be: damage, never absence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/view.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class MissingRowsTest : public ::testing::Test {
 protected:
  // The view of a store in which this was done behind its back.
  template <typename Change>
  std::shared_ptr<const StoreView> After(Change change) {
    stored_.Die();
    {
      const auto database =
          Database::Open(stored_.disk_pointer(), stored_.data(), OpenMode::kExisting);
      rocksdb::WriteBatch batch;
      change(**database, batch);
      EXPECT_TRUE((*database)->Write(batch).ok());
    }
    store_ = *RocksStore::Open(stored_.disk_pointer(), stored_.data(), OpenMode::kExisting);
    return store_->Latest();
  }
  static Result<std::vector<Hash>> Read(const HashReader& tree, NodeId id) {
    return tree.ReadHashes(std::span(&id, 1));
  }

  StoredRegistry stored_;
  std::unique_ptr<RocksStore> store_;
};

TEST_F(MissingRowsTest, AnEntry) {
  const auto view = After([](Database& database, rocksdb::WriteBatch& batch) {
    database.Erase(Column::kEntries, IndexKey(LeafIndex(5)), batch);
  });
  EXPECT_TRUE(view->state().EntryAt(LeafIndex(4)).found());
  EXPECT_TRUE(view->state().EntryAt(LeafIndex(5)).not_carried());
  EXPECT_EQ(view->health().error().code, ErrorCode::kDamaged);
  EXPECT_THAT(view->health().error().message(), HasSubstr("entry 5"));
  EXPECT_EQ(view->ReadEntries(LeafIndex(5), 1, 1 << 20).error().code, ErrorCode::kDamaged);
  EXPECT_EQ(view->ReadEntries(LeafIndex(3), 9, 1 << 20).error().code, ErrorCode::kDamaged);
  EXPECT_TRUE(view->ReadEntries(LeafIndex(3), 2, 1 << 20).ok());
}

TEST_F(MissingRowsTest, TheLastEntry) {
  const std::uint64_t last = stored_.store().Latest()->size().value() - 1;
  const auto view = After([last](Database& database, rocksdb::WriteBatch& batch) {
    database.Erase(Column::kEntries, IndexKey(LeafIndex(last)), batch);
  });
  EXPECT_EQ(view->ReadEntries(LeafIndex(last), 1, 1 << 20).error().code, ErrorCode::kDamaged);
}

TEST_F(MissingRowsTest, AnEntryThatIsNone) {
  const auto view = After([](Database& database, rocksdb::WriteBatch& batch) {
    database.Put(Column::kEntries, IndexKey(LeafIndex(5)), "no entry", batch);
  });
  EXPECT_TRUE(view->state().EntryAt(LeafIndex(5)).not_carried());
  EXPECT_EQ(view->health().error().code, ErrorCode::kDamaged);
}

TEST_F(MissingRowsTest, TheGenesis) {
  const auto view = After([](Database& database, rocksdb::WriteBatch& batch) {
    database.Erase(Column::kEntries, IndexKey(LeafIndex(0)), batch);
  });
  EXPECT_TRUE(view->state().Genesis().not_carried());
  EXPECT_FALSE(view->health().ok());
}

TEST_F(MissingRowsTest, AStanding) {
  const auto view = After([](Database& database, rocksdb::WriteBatch& batch) {
    database.Erase(Column::kStandings, IndexKey(LeafIndex(5)), batch);
  });
  EXPECT_TRUE(view->state().StandingAt(LeafIndex(5)).not_carried());
  EXPECT_EQ(Read(view->log_tree(), {0, 5}).error().code, ErrorCode::kDamaged);
  EXPECT_EQ(Read(view->standing_tree(), {0, 5}).error().code, ErrorCode::kDamaged);
  EXPECT_TRUE(Read(view->log_tree(), {0, 4}).ok());
}

TEST_F(MissingRowsTest, AStandingThatIsNone) {
  const auto view = After([](Database& database, rocksdb::WriteBatch& batch) {
    database.Put(Column::kStandings, IndexKey(LeafIndex(5)), "?", batch);
  });
  EXPECT_TRUE(view->state().StandingAt(LeafIndex(5)).not_carried());
  EXPECT_EQ(view->ScanStandings(LeafIndex(0), 10).error().code, ErrorCode::kDamaged);
  EXPECT_EQ(view->ScanLogNodes({}, 10).error().code, ErrorCode::kDamaged);
}

TEST_F(MissingRowsTest, NodesOfTheTrees) {
  const auto view = After([](Database& database, rocksdb::WriteBatch& batch) {
    database.Erase(Column::kLogHashes, NodeKey({1, 0}), batch);
    database.Put(Column::kStandingHashes, NodeKey({1, 1}), "short", batch);
  });
  EXPECT_EQ(Read(view->log_tree(), {1, 0}).error().code, ErrorCode::kDamaged);
  EXPECT_THAT(view->health().error().message(), HasSubstr("node 1/0"));
  EXPECT_EQ(Read(view->standing_tree(), {1, 1}).error().code, ErrorCode::kDamaged);
  EXPECT_TRUE(Read(view->standing_tree(), {1, 0}).ok());
  EXPECT_EQ(view->ScanStandingNodes({1, 0}, 10).error().code, ErrorCode::kDamaged);
}

TEST_F(MissingRowsTest, KeysThatNobodyWrites) {
  const auto view = After([](Database& database, rocksdb::WriteBatch& batch) {
    database.Put(Column::kEntries, "key", "value", batch);
    database.Put(Column::kLogHashes, "key", std::string(32, 'h'), batch);
    database.Put(Column::kTables, "", "value", batch);
  });
  EXPECT_EQ(view->ScanLogNodes({1, 0}, 1000).error().code, ErrorCode::kDamaged);
}

}  // namespace
}  // namespace warifu

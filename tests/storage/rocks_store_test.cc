#include "storage/rocks_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "core/merkle/tree.h"
#include "core/note/checkpoint.h"
#include "registry/fsck.h"
#include "tests/support/memory_store.h"
#include "tests/support/rocks/stored_registry.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class RocksStoreTest : public ::testing::Test {
 protected:
  // Everything that is stored, made again from the entries in memory, and compared: the store's
  // oracle.
  std::string FirstDifference() {
    MemoryStore made;
    const auto difference = Fsck(*stored_.store().Latest(), made, stored_.vkey(), {});
    if (!difference.ok()) return difference.error().message();
    return difference->has_value() ? (*difference)->ToString() : "";
  }

  void ReopenStore() {
    stored_.Die();
    ASSERT_TRUE(stored_.Open().ok());
  }

  StoredRegistry stored_;
};

TEST_F(RocksStoreTest, HoldsExactlyWhatTheEntriesMake) {
  stored_.MustAdmit(stored_.NewKey());
  stored_.MustAdmit(stored_.RevokeLastKey());
  EXPECT_EQ(FirstDifference(), "");
}

TEST_F(RocksStoreTest, HoldsItAfterFlushAndReopening) {
  stored_.MustAdmit(stored_.NewKey());
  stored_.MustAdmit(stored_.RevokeLastKey());
  const TreeSize size = stored_.store().Latest()->size();
  ReopenStore();
  EXPECT_GT(stored_.store().Latest()->size(), size);  // the start's seal
  EXPECT_EQ(FirstDifference(), "");
  ASSERT_TRUE(stored_.store().Flush().ok());
  ReopenStore();
  EXPECT_EQ(FirstDifference(), "");
}

TEST_F(RocksStoreTest, HeadIsThatOfTheLastCommit) {
  const auto before = stored_.store().Latest();
  stored_.clock().Advance(5000);
  stored_.MustAdmit(stored_.NewKey());
  const auto after = stored_.store().Latest();
  EXPECT_EQ(after->size().value(), before->size().value() + 2);  // and its seal
  EXPECT_GT(after->admitted_at_ms(), before->admitted_at_ms());
  const auto checkpoint = VerifyCheckpoint(after->checkpoint(), stored_.vkey());
  ASSERT_TRUE(checkpoint.ok()) << checkpoint.error().message();
  EXPECT_EQ(checkpoint->size, after->size());
  EXPECT_EQ(checkpoint->root, *RootAt(after->size(), after->log_tree()));
}

TEST_F(RocksStoreTest, AViewStaysAsItWas) {
  const LeafIndex key = stored_.MustAdmit(stored_.NewKey());
  const auto held = stored_.store().Latest();
  const Hash log_root = *RootAt(held->size(), held->log_tree());
  const TreeSize sealed(held->size().value() - 1);
  const Hash standing_root = *RootAt(sealed, held->standing_tree());
  stored_.MustAdmit(stored_.RevokeLastKey());
  ASSERT_TRUE(stored_.store().Flush().ok());

  const auto newest = stored_.store().Latest();
  EXPECT_EQ(newest->state().StandingAt(key)->state, State::kRevoked);
  EXPECT_EQ(held->state().StandingAt(key)->state, State::kInForce);
  EXPECT_EQ(*RootAt(held->size(), held->log_tree()), log_root);
  EXPECT_EQ(*RootAt(sealed, held->standing_tree()), standing_root);
  EXPECT_NE(*RootAt(sealed, newest->standing_tree()), standing_root);
  EXPECT_TRUE(held->state().EntryAt(NextIndex(held->size())).absent());
  EXPECT_TRUE(held->state().StandingAt(NextIndex(held->size())).absent());
  EXPECT_TRUE(newest->state().EntryAt(NextIndex(held->size())).found());
  EXPECT_TRUE(held->health().ok());
}

TEST_F(RocksStoreTest, AViewOutlivesItsStore) {
  const auto held = stored_.store().Latest();
  stored_.Die();
  EXPECT_TRUE(held->state().EntryAt(LeafIndex(0)).found());
  EXPECT_TRUE(held->ReadEntries(LeafIndex(0), 10, 1 << 20).ok());
}

TEST_F(RocksStoreTest, ReadsEntriesByRangeAndBytes) {
  const auto view = stored_.store().Latest();
  const std::uint64_t size = view->size().value();
  const auto all = view->ReadEntries(LeafIndex(0), size + 10, 1 << 30);
  ASSERT_TRUE(all.ok());
  ASSERT_EQ(all->size(), size);
  for (std::uint64_t i = 0; i < size; ++i) {
    EXPECT_EQ(view->ReadEntries(LeafIndex(i), 1, 1)->front(), all->at(i));  // one at least
  }
  const std::size_t two = all->at(3).size() + all->at(4).size();
  EXPECT_EQ(view->ReadEntries(LeafIndex(3), 10, two)->size(), 2u);
  EXPECT_EQ(view->ReadEntries(LeafIndex(3), 10, two - 1)->size(), 1u);
  EXPECT_EQ(view->ReadEntries(LeafIndex(size), 1, 1).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(view->ReadEntries(LeafIndex(1ull << 62), 1, 1).error().code, ErrorCode::kBadInput);
}

TEST_F(RocksStoreTest, TreesEndWhereTheyEnd) {
  const auto view = stored_.store().Latest();
  const std::uint64_t size = view->size().value();
  const auto read = [](const HashReader& tree, NodeId id) {
    return tree.ReadHashes(std::span(&id, 1));
  };
  EXPECT_TRUE(read(view->log_tree(), {0, size - 1}).ok());
  EXPECT_EQ(read(view->log_tree(), {0, size}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read(view->log_tree(), {1, size / 2}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read(view->log_tree(), {63, 0}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read(view->log_tree(), {~0u, 0}).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(read(view->standing_tree(), {0, size - 2}).ok());
  EXPECT_EQ(read(view->standing_tree(), {0, size - 1}).error().code, ErrorCode::kNotFound);
  EXPECT_TRUE(view->log_tree().ReadHashes({}).ok());
  EXPECT_TRUE(view->health().ok());  // what is not there is no damage
}

TEST_F(RocksStoreTest, ReadsTablesAndTellsAbsence) {
  const auto view = stored_.store().Latest();
  const Hash genesis = NameOf(stored_.world().Genesis());
  const auto found = view->state().Read(Table::kName, NameTableKey(genesis));
  ASSERT_TRUE(found.found());
  EXPECT_EQ(DecodeIndex(*found), LeafIndex(0));
  EXPECT_TRUE(view->state().Read(Table::kName, NameTableKey(Hash())).absent());
  EXPECT_TRUE(view->state().Read(Table::kCode, NameTableKey(genesis)).absent());
  EXPECT_TRUE(view->state().Read(Table::kName, "").absent());
}

TEST_F(RocksStoreTest, ScansTablesPageByPage) {
  const auto view = stored_.store().Latest();
  const auto all = view->ScanTable(Table::kName, "", 1000);
  ASSERT_TRUE(all.ok());
  ASSERT_GT(all->size(), 5u);
  std::vector<std::string> keys;
  std::string from;
  while (true) {
    const auto page = view->ScanTable(Table::kName, from, 2);
    ASSERT_TRUE(page.ok());
    if (page->empty()) break;
    for (const TablePut& row : *page) {
      EXPECT_EQ(row.table, Table::kName);
      keys.push_back(row.key);
    }
    from = keys.back() + '\0';
  }
  ASSERT_EQ(keys.size(), all->size());
  for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(keys[i], all->at(i).key);
}

TEST_F(RocksStoreTest, ServesThreadsWhileItCommits) {
  std::atomic<bool> done = false;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!done) {
        const auto view = stored_.store().Latest();
        const auto root = RootAt(view->size(), view->log_tree());
        const auto checkpoint = ReadUntrustedCheckpoint(view->checkpoint());
        EXPECT_TRUE(root.ok());
        EXPECT_EQ(checkpoint->root, *root);
        EXPECT_TRUE(view->state().EntryAt(LeafIndex(view->size().value() - 1)).found());
        EXPECT_TRUE(view->health().ok());
      }
    });
  }
  for (int i = 0; i < 30; ++i) stored_.MustAdmit(stored_.NewKey());
  done = true;
  for (std::thread& reader : readers) reader.join();
}

TEST(RocksStore, AnEmptyOneIsEmpty) {
  StoredRegistry stored(StoredRegistry::Bare{});
  ASSERT_TRUE(stored.Create().ok());
  const auto view = stored.store().Latest();
  EXPECT_EQ(view->size(), TreeSize(0));
  EXPECT_EQ(view->admitted_at_ms(), 0u);
  EXPECT_EQ(view->checkpoint(), "");
  EXPECT_TRUE(view->state().Genesis().absent());
  EXPECT_EQ(*RootAt(view->size(), view->log_tree()), *RootAt(TreeSize(0), view->standing_tree()));
  EXPECT_TRUE(view->ScanLogNodes({}, 10)->empty());
  EXPECT_TRUE(view->ScanStandingNodes({}, 10)->empty());
  EXPECT_TRUE(view->ScanStandings({}, 10)->empty());
  EXPECT_EQ(view->ReadEntries(LeafIndex(0), 1, 1).error().code, ErrorCode::kBadInput);
  EXPECT_TRUE(view->health().ok());
}

TEST(RocksStore, IsRemovedWithAllInIt) {
  TempFolder folder;
  const auto disk = std::make_shared<FaultFileSystem>();
  const std::string dir = folder.Path("data");
  ASSERT_TRUE(RocksStore::Remove(disk, dir).ok());  // nothing is there
  ASSERT_TRUE(RocksStore::Open(disk, dir, OpenMode::kMakeIfAbsent).ok());
  ASSERT_TRUE(RocksStore::Remove(disk, dir).ok());
  EXPECT_FALSE(std::filesystem::exists(dir));
}

}  // namespace
}  // namespace warifu

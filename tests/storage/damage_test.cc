// A disk that changed what it was given: found, or at least never believed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "registry/fsck.h"
#include "tests/support/memory_store.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
namespace fs = std::filesystem;

// A registry that died, with some acknowledged batches in the write-ahead log alone.
class DamageTest : public ::testing::Test {
 protected:
  DamageTest() {
    stored_.Die();
    EXPECT_TRUE(stored_.Open().ok());  // flushes what there was
    for (int i = 0; i < 8; ++i) stored_.MustAdmit(stored_.NewKey());
    size_ = stored_.store().Latest()->size();
    stored_.Die();
    fs::copy(stored_.data(), Copy(), fs::copy_options::recursive);
  }

  std::string Copy() const { return stored_.folder().Path("copy"); }
  void Restore() {
    stored_.Die();
    fs::remove_all(stored_.data());
    fs::copy(Copy(), stored_.data(), fs::copy_options::recursive);
  }

  // The largest file of this ending.
  std::string LargestFile(const std::string& ending) const {
    fs::path largest;
    for (const auto& file : fs::directory_iterator(stored_.data())) {
      if (file.path().extension() != ending) continue;
      if (largest.empty() || file.file_size() > fs::file_size(largest)) largest = file.path();
    }
    return largest.string();
  }
  static void Flip(const std::string& path, std::uint64_t at) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(static_cast<std::streamoff>(at));
    const int byte = file.get();
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(byte ^ 0x10));
  }

  Result<std::unique_ptr<RocksStore>> OpenStore() {
    return RocksStore::Open(stored_.disk_pointer(), stored_.data(), OpenMode::kExisting);
  }

  StoredRegistry stored_;
  TreeSize size_;
};

TEST_F(DamageTest, ATornTailOpensWithoutIt) {
  const std::string log = LargestFile(".log");
  fs::resize_file(log, fs::file_size(log) - 5);
  const auto store = OpenStore();
  ASSERT_TRUE(store.ok()) << store.error().message();
  EXPECT_EQ((*store)->Latest()->size().value(), size_.value() - 2);  // one batch
}

TEST_F(DamageTest, ATornTailThatWasAcknowledgedIsRefusedByTheGuard) {
  const std::string log = LargestFile(".log");
  fs::resize_file(log, fs::file_size(log) - 5);
  const Status status = stored_.Open();
  ASSERT_FALSE(status.ok());
  EXPECT_EQ(status.error().code, ErrorCode::kRefused);
  EXPECT_THAT(status.error().message(), HasSubstr("the guard"));
}

TEST_F(DamageTest, ADeletedLogIsRefusedByTheGuard) {
  fs::remove(LargestFile(".log"));
  EXPECT_FALSE(stored_.Open().ok());
}

TEST_F(DamageTest, AFlippedBitInTheMiddleOfTheLogRefuses) {
  const std::string log = LargestFile(".log");
  Flip(log, fs::file_size(log) / 2);
  const auto store = OpenStore();
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.error().code, ErrorCode::kDamaged);
  EXPECT_THAT(store.error().message(), HasSubstr("damaged"));
}

// Wherever the log is hit: the start is refused, or nothing is missing.
TEST_F(DamageTest, NoFlippedBitInTheLogLosesWhatWasAcknowledged) {
  const std::uint64_t bytes = fs::file_size(LargestFile(".log"));
  for (std::uint64_t at = 0; at < bytes; at += bytes / 60) {
    Restore();
    Flip(LargestFile(".log"), at);
    const Status status = stored_.Open();
    if (!status.ok()) continue;
    EXPECT_GE(stored_.store().Latest()->size(), size_) << at;
    MemoryStore made;
    EXPECT_FALSE(Fsck(*stored_.store().Latest(), made, stored_.vkey(), {})->has_value()) << at;
  }
}

// The largest table file is that of entries or tables.
TEST_F(DamageTest, AFlippedBitInATableFileIsNeverBelieved) {
  const std::string table = LargestFile(".sst");
  const std::uint64_t bytes = fs::file_size(table);
  int refused = 0;
  for (std::uint64_t at = 0; at < bytes; at += bytes / 25) {
    Restore();
    Flip(table, at);
    const auto store = OpenStore();
    if (!store.ok()) {
      ++refused;
      continue;
    }
    MemoryStore made;
    const auto difference = Fsck(*(*store)->Latest(), made, stored_.vkey(), {});
    if (!difference.ok() || difference->has_value()) ++refused;
  }
  EXPECT_GT(refused, 20);  // some bytes of a file say nothing that is read
}

TEST_F(DamageTest, AnEntryThatCannotBeReadIsNotCarriedAndShowsInHealth) {
  Flip(LargestFile(".sst"), 100);
  const auto store = OpenStore();
  ASSERT_TRUE(store.ok()) << store.error().message();
  const auto view = (*store)->Latest();
  bool met = false;
  for (std::uint64_t i = 0; i < view->size().value() && !met; ++i) {
    met = view->state().EntryAt(LeafIndex(i)).not_carried();
  }
  ASSERT_TRUE(met);
  EXPECT_FALSE(view->health().ok());
  EXPECT_FALSE(view->ReadEntries(LeafIndex(0), 100, 1 << 20).ok());
}

}  // namespace
}  // namespace warifu

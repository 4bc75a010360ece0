// Every byte of a data directory and its guard is changed in turn: it is found at the start or by
// fsck, or every answer stays the same. `scripts/corruption-test` takes all bytes; here it is a
// sample.
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "registry/fsck.h"
#include "tests/support/flips.h"
#include "tests/support/memory_store.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 16 << 20;

// A registry that died, with some acknowledged batches in the write-ahead log alone.
class StoredFlips : public ::testing::Test {
 protected:
  StoredFlips() {
    stored_.Die();
    EXPECT_TRUE(stored_.Open().ok());  // flushes what there was
    for (int i = 0; i < 3; ++i) stored_.MustAdmit(stored_.NewKey());
    stored_.Die();
    fs::copy(stored_.data(), Kept("data"), fs::copy_options::recursive);
    fs::copy(Guard::DefaultPath(stored_.data()), Kept("guard"));
  }

  std::string Kept(const std::string& name) const { return stored_.folder().Path("kept." + name); }

  void Reset() {
    stored_.Die();
    fs::remove_all(stored_.data());
    fs::copy(Kept("data"), stored_.data(), fs::copy_options::recursive);
    fs::copy_file(Kept("guard"), Guard::DefaultPath(stored_.data()),
                  fs::copy_options::overwrite_existing);
  }

  // What a server over it answers for, which is its entries and its signed checkpoint: everything
  // else must be what these make, or it is refused.
  std::optional<std::string> Ask() {
    if (!stored_.Open().ok()) return std::nullopt;
    const std::shared_ptr<const StoreView> view = stored_.store().Latest();
    MemoryStore made;
    const auto difference = Fsck(*view, made, stored_.vkey(), {});
    if (!difference.ok() || difference->has_value()) return std::nullopt;
    const auto entries = view->ReadEntries(LeafIndex(0), view->size().value(), kMostBytes);
    if (!entries.ok()) return std::nullopt;
    EXPECT_EQ(entries->size(), view->size().value());
    std::string answers = view->checkpoint();
    for (const std::string& entry : *entries) answers += entry;
    return answers;
  }

  std::vector<std::string> Files() const {
    std::vector<std::string> files;
    for (const auto& file : fs::directory_iterator(stored_.data())) {
      if (file.is_regular_file()) files.push_back(file.path().string());
    }
    return files;
  }

  StoredRegistry stored_;
};

TEST_F(StoredFlips, OfTheDatabaseAreFoundOrDoNoHarm) {
  const FlipCounts counts = FlipEach(
      Files(), [this] { return Ask(); }, [this] { Reset(); });
  Report("database", counts);
  EXPECT_GT(counts.detected, 0U);
}

TEST_F(StoredFlips, OfTheGuardAreFoundOrDoNoHarm) {
  const FlipCounts counts = FlipEach(
      {Guard::DefaultPath(stored_.data())}, [this] { return Ask(); }, [this] { Reset(); });
  Report("guard", counts);
  EXPECT_GT(counts.detected, 0U);
}

}  // namespace
}  // namespace warifu

#include "storage/entry_cache.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace warifu {
namespace {

constexpr std::uint64_t kOneShard = 16;  // indexes this far apart share a shard

EntryPtr AnEntry(std::uint64_t index) {
  return std::make_shared<const Entry>(Entry{LeafIndex(index), 1, 0, Hash(), SealContent{}});
}

TEST(EntryCache, FindsWhatItKeeps) {
  EntryCache cache;
  EXPECT_EQ(cache.Find(LeafIndex(3)), nullptr);
  const EntryPtr entry = AnEntry(3);
  cache.Keep(entry, 100);
  EXPECT_EQ(cache.Find(LeafIndex(3)), entry);
  EXPECT_EQ(cache.Find(LeafIndex(4)), nullptr);
  EXPECT_EQ(cache.bytes(), 100u);
}

TEST(EntryCache, KeepsTheFirstOfTwoReaders) {
  EntryCache cache;
  const EntryPtr first = AnEntry(3);
  cache.Keep(first, 100);
  cache.Keep(AnEntry(3), 100);
  EXPECT_EQ(cache.Find(LeafIndex(3)), first);
  EXPECT_EQ(cache.bytes(), 100u);
}

TEST(EntryCache, GivesUpWhatWasUsedLongestAgo) {
  EntryCache cache(kOneShard * 300);  // three of 100 bytes in each shard
  for (std::uint64_t i = 0; i < 3; ++i) cache.Keep(AnEntry(i * kOneShard), 100);
  EXPECT_NE(cache.Find(LeafIndex(0)), nullptr);  // used again
  cache.Keep(AnEntry(3 * kOneShard), 100);
  EXPECT_NE(cache.Find(LeafIndex(0)), nullptr);
  EXPECT_EQ(cache.Find(LeafIndex(kOneShard)), nullptr);
  EXPECT_NE(cache.Find(LeafIndex(2 * kOneShard)), nullptr);
  EXPECT_NE(cache.Find(LeafIndex(3 * kOneShard)), nullptr);
}

TEST(EntryCache, NeverHoldsMoreThanItsBytes) {
  constexpr std::size_t kMost = kOneShard * 1000;
  EntryCache cache(kMost);
  for (std::uint64_t i = 0; i < 2000; ++i) {
    cache.Keep(AnEntry(i), 1 + i % 400);
    ASSERT_LE(cache.bytes(), kMost);
  }
  EXPECT_GT(cache.bytes(), kMost / 2);
}

TEST(EntryCache, LeavesOutWhatIsLargerThanAShard) {
  EntryCache cache(kOneShard * 100);
  cache.Keep(AnEntry(0), 101);
  EXPECT_EQ(cache.Find(LeafIndex(0)), nullptr);
  EXPECT_EQ(cache.bytes(), 0u);
  cache.Keep(AnEntry(0), 100);
  EXPECT_NE(cache.Find(LeafIndex(0)), nullptr);
}

TEST(EntryCache, AnEntryGivenOutOutlivesItsPlace) {
  EntryCache cache(kOneShard * 100);
  cache.Keep(AnEntry(0), 100);
  const EntryPtr held = cache.Find(LeafIndex(0));
  cache.Keep(AnEntry(kOneShard), 100);
  EXPECT_EQ(cache.Find(LeafIndex(0)), nullptr);
  EXPECT_EQ(held->index, LeafIndex(0));
}

TEST(EntryCache, ServesSeveralThreads) {
  EntryCache cache(kOneShard * 500);
  std::vector<std::thread> threads;
  for (std::uint64_t t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (std::uint64_t i = 0; i < 2000; ++i) {
        cache.Keep(AnEntry((i * 7 + t) % 200), 100);
        const EntryPtr found = cache.Find(LeafIndex(i % 200));
        EXPECT_TRUE(found == nullptr || found->index == LeafIndex(i % 200));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_LE(cache.bytes(), kOneShard * 500);
}

}  // namespace
}  // namespace warifu

// What a page of search reads, as the database itself counts it: the same bound at 1,000 entries
// and at 30,000.
#include <gtest/gtest.h>
#include <rocksdb/perf_context.h>
#include <rocksdb/perf_level.h>

#include <algorithm>
#include <string>
#include <vector>

#include "registry/offer_search.h"
#include "registry/organization_search.h"
#include "storage/rocks_store.h"
#include "tests/support/rocks/fault_file_system.h"
#include "tests/support/rocks/temp_folder.h"
#include "tests/support/search_world.h"

namespace warifu {
namespace {

constexpr std::size_t kEntriesPerCommit = 1000;
constexpr std::size_t kMostPages = 40;  // of one question, at each page size

SearchedLog SearchedLogOf(const StoreView& view) {
  return {view.search(), view.state(), view.size(), view.admitted_at_ms()};
}

// Keys that the database touched since the last reset: each Get, each position of an iterator, and
// whatever that passed over, erased or overwritten rows too.
std::uint64_t KeysTouched() {
  const rocksdb::PerfContext& context = *rocksdb::get_perf_context();
  return context.get_from_memtable_count + context.seek_on_memtable_count +
         context.internal_key_skipped_count + context.internal_delete_skipped_count +
         context.internal_recent_skipped_count;
}

v1::Money Money(const char* currency, std::int64_t units) {
  v1::Money money;
  money.set_currency(currency);
  money.set_minor_units(units);
  return money;
}

// Questions that find much, little and nothing, over every index.
std::vector<v1::OfferFilter> Questions() {
  std::vector<v1::OfferFilter> questions(14);
  questions[1].set_country("JP");
  questions[2].set_country("FR");  // nothing
  questions[3].set_isco08("6");
  questions[4].set_isco08("0110");
  questions[5].set_national_code("FARM");
  questions[6].set_subdivision("JP-08");
  *questions[7].mutable_pay_from() = Money("JPY", 118'000);
  *questions[8].mutable_cost_to() = Money("VND", 0);
  questions[9].set_party("XX:O3");
  questions[10].set_standing(v1::OFFER_STANDING_WITHDRAWN);
  questions[11].set_standing(v1::OFFER_STANDING_STOPPED);
  questions[11].set_country("KR");
  questions[12].set_standing(v1::OFFER_STANDING_IN_FORCE);
  questions[12].set_valid_at(1);  // nothing: every row of the index is looked at in vain
  *questions[13].mutable_pay_from() = Money("KRW", 0);
  *questions[13].mutable_cost_to() = Money("EUR", 0);  // nothing
  return questions;
}

class SearchBudget : public ::testing::TestWithParam<std::size_t> {
 protected:
  SearchBudget() {
    store_ = *RocksStore::Open(disk_, folder_.Path("data"), OpenMode::kMakeIfAbsent);
    while (world_.size() < GetParam()) {
      const std::size_t left = GetParam() - world_.size();
      EXPECT_TRUE(store_->Commit(world_.Grow(std::min(left, kEntriesPerCommit))).ok());
    }
    rocksdb::SetPerfLevel(rocksdb::kEnableCount);
  }
  ~SearchBudget() override { rocksdb::SetPerfLevel(rocksdb::kDisable); }

  // Follows the pages that `ask` gives and counts what each reads.
  template <typename Ask>
  void Follow(std::size_t page_size, const Ask& ask) {
    const std::shared_ptr<const StoreView> view = store_->Latest();
    PageRequest request{page_size, {}};
    for (std::size_t pages = 0; pages < kMostPages; ++pages) {
      rocksdb::get_perf_context()->Reset();
      const std::uint64_t before = store_->keys_read();
      const auto page = ask(SearchedLogOf(*view), request);
      ASSERT_TRUE(page.ok()) << page.error().message();
      const std::uint64_t touched = KeysTouched();
      EXPECT_LE(touched, kKeysPerHint * page_size);
      EXPECT_LE(store_->keys_read() - before, kKeysPerHint * page_size);
      EXPECT_GT(touched, 0u);
      most_ = std::max(most_, touched);
      if (page->next_token.empty()) return;
      ASSERT_NE(page->next_token, request.untrusted_token);
      request.untrusted_token = page->next_token;
    }
  }

  TempFolder folder_;
  std::shared_ptr<FaultFileSystem> disk_ = std::make_shared<FaultFileSystem>();
  std::unique_ptr<RocksStore> store_;
  SearchWorld world_{42};
  std::uint64_t most_ = 0;
};

TEST_P(SearchBudget, NoPageOfOffersReadsMoreThanItsShare) {
  for (const std::size_t page_size : {std::size_t{1}, std::size_t{20}, kMaxPageSize}) {
    most_ = 0;
    for (const v1::OfferFilter& filter : Questions()) {
      SCOPED_TRACE(filter.ShortDebugString());
      Follow(page_size, [&](const SearchedLog& log, const PageRequest& request) {
        return SearchOffers(log, filter, request);
      });
    }
    std::printf("page of %zu at %zu entries: at most %llu keys of %zu\n", page_size, GetParam(),
                static_cast<unsigned long long>(most_), kKeysPerHint * page_size);
  }
}

TEST_P(SearchBudget, NoPageOfAnOrganizationReadsMoreThanItsShare) {
  for (const std::size_t page_size : {std::size_t{1}, std::size_t{20}}) {
    Follow(page_size, [](const SearchedLog& log, const PageRequest& request) {
      return ListOrganizations(log, request);
    });
    Follow(page_size, [](const SearchedLog& log, const PageRequest& request) {
      return ListStatementsOf(log, "XX:O3", v1::ORGANIZATION_STATEMENT_KIND_HISTORY, request);
    });
  }
}

TEST_P(SearchBudget, WhatItFindsIsWhatALookAtEveryOfferFinds) {
  for (const v1::OfferFilter& filter : Questions()) {
    const std::shared_ptr<const StoreView> view = store_->Latest();
    std::size_t found = 0;
    PageRequest request{kMaxPageSize, {}};
    do {
      const auto page = SearchOffers(SearchedLogOf(*view), filter, request);
      ASSERT_TRUE(page.ok()) << page.error().message();
      found += page->hints.size();
      request.untrusted_token = page->next_token;
    } while (!request.untrusted_token.empty());
    EXPECT_EQ(found, world_.Matching(filter).size()) << filter.ShortDebugString();
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, SearchBudget, ::testing::Values(1000, 30'000));

// Rows that standings left behind are passed over within the share, too: no row is ever erased.
TEST(SearchBudgetOfRows, AWithdrawnCountryIsWalkedInShortPages) {
  const auto disk = std::make_shared<FaultFileSystem>();
  const TempFolder folder;
  const auto store = *RocksStore::Open(disk, folder.Path("data"), OpenMode::kMakeIfAbsent);
  SearchWorld world(9);
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(store->Commit(world.Grow(kEntriesPerCommit)).ok());
  v1::OfferFilter filter;
  filter.set_standing(v1::OFFER_STANDING_SUPERSEDED);
  rocksdb::SetPerfLevel(rocksdb::kEnableCount);
  rocksdb::get_perf_context()->Reset();
  const auto page = SearchOffers(SearchedLogOf(*store->Latest()), filter, {5, {}});
  EXPECT_EQ(rocksdb::get_perf_context()->internal_delete_skipped_count, 0u);
  rocksdb::SetPerfLevel(rocksdb::kDisable);
  ASSERT_TRUE(page.ok());
}

}  // namespace
}  // namespace warifu

// Pages against a slow reference: random logs, random questions, entries that arrive and standings
// that change between one page and the next.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "registry/offer_search.h"
#include "registry/organization_search.h"
#include "tests/support/memory_store.h"
#include "tests/support/search_world.h"

namespace warifu {
namespace {

using Matching = std::map<std::uint64_t, SearchWorld::Expected>;

constexpr int kMostPages = 2000;  // of one search: each gets ahead

SearchedLog SearchedLogOf(const StoreView& view) {
  return {view.search(), view.state(), view.size(), view.admitted_at_ms()};
}

// A search whose log grows under it.
class PagedSearch {
 public:
  PagedSearch(SearchWorld& world, MemoryStore& store, v1::OfferFilter filter)
      : world_(world), store_(store), filter_(std::move(filter)) {}

  // All pages; `grow` entries arrive between them.
  void Run(std::size_t page_size, std::size_t grow) {
    std::string token;
    int pages = 0;
    do {
      ASSERT_LT(++pages, kMostPages) << filter_.ShortDebugString();
      if (pages > 1 && grow > 0) {
        ASSERT_TRUE(store_.Commit(world_.Grow(world_.Below(grow + 1) + 1)).ok());
      }
      Page({page_size, token}, token);
      if (::testing::Test::HasFatalFailure()) return;
    } while (!token.empty());
    CheckWhatStood();
  }

 private:
  void Page(const PageRequest& request, std::string& token) {
    const std::shared_ptr<const StoreView> view = store_.Latest();
    store_.TakeReadCount();
    const auto page = SearchOffers(SearchedLogOf(*view), filter_, request);
    ASSERT_TRUE(page.ok()) << page.error().message();
    EXPECT_LE(store_.TakeReadCount(), kKeysPerHint * request.size);
    ASSERT_LE(page->hints.size(), request.size);
    const Matching now = world_.Matching(filter_);
    Note(now);
    for (const v1::OfferHint& hint : page->hints) CheckHint(hint, now);
    token = page->next_token;
  }

  void CheckHint(const v1::OfferHint& hint, const Matching& now) {
    ++given_[hint.index()];
    const auto expected = now.find(hint.index());
    ASSERT_NE(expected, now.end()) << filter_.ShortDebugString() << hint.ShortDebugString();
    const SearchWorld::Expected is{hint.standing(), hint.changed_by(), hint.stopped_party()};
    EXPECT_EQ(is, expected->second) << hint.ShortDebugString();
  }

  // Keeps only what matched, and stood the same, at every page so far.
  void Note(const Matching& now) {
    if (!begun_) stood_ = now;
    begun_ = true;
    std::erase_if(stood_, [&](const auto& item) {
      const auto same = now.find(item.first);
      return same == now.end() || same->second != item.second;
    });
  }

  void CheckWhatStood() {
    for (const auto& [index, expected] : stood_) {
      EXPECT_EQ(given_[index], 1) << index << " of " << filter_.ShortDebugString();
    }
  }

  SearchWorld& world_;
  MemoryStore& store_;
  const v1::OfferFilter filter_;
  bool begun_ = false;
  Matching stood_;
  std::map<std::uint64_t, int> given_;
};

TEST(SearchPaging, GivesWhatALookAtEveryOfferGives) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    SearchWorld world(seed);
    MemoryStore store;
    ASSERT_TRUE(store.Commit(world.Grow(300)).ok());
    for (int i = 0; i < 20; ++i) {
      SCOPED_TRACE(seed);
      PagedSearch(world, store, world.RandomFilter()).Run(1 + world.Below(9), 0);
    }
  }
}

TEST(SearchPaging, StaysRightWhileEntriesArriveAndStandingsChange) {
  // Many worlds of few searches: each search makes its world larger and the next one slower.
  for (std::uint64_t seed = 100; seed < 115; ++seed) {
    SearchWorld world(seed);
    MemoryStore store;
    ASSERT_TRUE(store.Commit(world.Grow(200)).ok());
    for (int i = 0; i < 5; ++i) {
      SCOPED_TRACE(seed);
      PagedSearch(world, store, world.RandomFilter()).Run(1 + world.Below(9), 6);
    }
  }
}

TEST(SearchPaging, AnEmptyLogHasNoOffers) {
  MemoryStore store;
  const auto page = SearchOffers(SearchedLogOf(*store.Latest()), {}, {});
  ASSERT_TRUE(page.ok()) << page.error().message();
  EXPECT_TRUE(page->hints.empty());
  EXPECT_EQ(page->next_token, "");
}

TEST(SearchPaging, SmallLogsOfEverySizeAreWalkedToTheirEnd) {
  SearchWorld world(3);
  MemoryStore store;
  for (int size = 1; size <= 40; ++size) {
    ASSERT_TRUE(store.Commit(world.Grow(1)).ok());
    PagedSearch(world, store, {}).Run(1 + world.Below(3), 0);
  }
}

TEST(SearchPaging, ListsEachOrganizationOnceInOrder) {
  SearchWorld world(5);
  MemoryStore store;
  ASSERT_TRUE(store.Commit(world.Grow(400)).ok());
  const std::shared_ptr<const StoreView> view = store.Latest();
  std::vector<std::string> ids;
  PageRequest request{2, {}};
  do {
    store.TakeReadCount();
    const auto page = ListOrganizations(SearchedLogOf(*view), request);
    ASSERT_TRUE(page.ok()) << page.error().message();
    EXPECT_LE(store.TakeReadCount(), kKeysPerHint * request.size);
    for (const v1::StatementHint& hint : page->hints) {
      ids.push_back(hint.summary().organization().id());
    }
    request.untrusted_token = page->next_token;
  } while (!request.untrusted_token.empty());
  EXPECT_EQ(ids, world.Organizations());
}

// --- What comes from outside.

class SearchInput : public ::testing::Test {
 protected:
  SearchInput() { EXPECT_TRUE(store_.Commit(world_.Grow(100)).ok()); }

  Result<SearchPage<v1::OfferHint>> Ask(const v1::OfferFilter& filter, PageRequest request) {
    const std::shared_ptr<const StoreView> view = store_.Latest();
    return SearchOffers(SearchedLogOf(*view), filter, request);
  }
  void ExpectRefused(const v1::OfferFilter& filter, const PageRequest& request,
                     const std::string& field) {
    const auto page = Ask(filter, request);
    ASSERT_FALSE(page.ok()) << field;
    EXPECT_EQ(page.error().code, ErrorCode::kBadInput);
    EXPECT_EQ(page.error().message().find(field), 0u) << page.error().message();
  }

  SearchWorld world_{11};
  MemoryStore store_;
};

TEST_F(SearchInput, PageSizesOutOfRangeAreRefused) {
  ExpectRefused({}, {0, {}}, "page_size");
  ExpectRefused({}, {kMaxPageSize + 1, {}}, "page_size");
  EXPECT_TRUE(Ask({}, {kMaxPageSize, {}}).ok());
}

TEST_F(SearchInput, ATokenOfAnotherQuestionIsRefused) {
  const auto page = Ask({}, {3, {}});
  ASSERT_TRUE(page.ok());
  ASSERT_NE(page->next_token, "");
  v1::OfferFilter other;
  other.set_country("JP");
  ExpectRefused(other, {3, page->next_token}, "page_token");
  EXPECT_TRUE(Ask({}, {50, page->next_token}).ok());  // the size may change
}

TEST_F(SearchInput, TheClockMayGoOnBetweenPages) {
  v1::OfferFilter filter;
  filter.set_valid_at(1'800'000'400);
  const auto page = Ask(filter, {1, {}});
  ASSERT_TRUE(page.ok());
  ASSERT_NE(page->next_token, "");
  filter.set_valid_at(1'800'000'401);
  EXPECT_TRUE(Ask(filter, {1, page->next_token}).ok());
}

TEST_F(SearchInput, TokensThatNobodyGaveAreRefusedOrHarmless) {
  const auto first = Ask({}, {3, {}});
  ASSERT_TRUE(first.ok());
  const std::string token = first->next_token;
  for (std::size_t length = 0; length < token.size(); ++length) {
    const auto page = Ask({}, {3, token.substr(0, length)});
    if (length == 0) continue;  // the first page
    if (length <= 8) {
      EXPECT_FALSE(page.ok()) << length;
    }
  }
  for (std::size_t i = 0; i < token.size(); ++i) {
    for (const int flip : {1, 0x80, 0xff}) {
      std::string bad = token;
      bad[i] = static_cast<char>(bad[i] ^ flip);
      const auto page = Ask({}, {3, bad});
      if (i < 8) {
        EXPECT_FALSE(page.ok()) << i;
      } else if (page.ok()) {
        EXPECT_LE(page->hints.size(), 3u);
      } else {
        EXPECT_EQ(page.error().code, ErrorCode::kBadInput);
      }
    }
  }
  ExpectRefused({}, {3, std::string(kMaxPageTokenBytes + 1, 'x')}, "page_token");
  ExpectRefused({}, {3, std::string(kMaxPageTokenBytes, '\0')}, "page_token");
  ExpectRefused({}, {3, "x"}, "page_token");
}

TEST_F(SearchInput, EachFieldOfAFilterIsJudged) {
  v1::OfferFilter filter;
  filter.set_country("jp");
  ExpectRefused(filter, {}, "filter.country");
  filter.set_country("JPN");
  ExpectRefused(filter, {}, "filter.country");
  filter = {};
  filter.set_subdivision("08");
  ExpectRefused(filter, {}, "filter.subdivision");
  filter = {};
  for (const char* digits : {"61111", "6x", "6.1", "A"}) {
    filter.set_isco08(digits);
    ExpectRefused(filter, {}, "filter.isco08");
  }
  filter = {};
  filter.set_national_code("farm work");
  ExpectRefused(filter, {}, "filter.national_code");
  filter.set_national_code(std::string(41, 'A'));
  ExpectRefused(filter, {}, "filter.national_code");
  filter.set_national_code(std::string("A\0B", 3));
  ExpectRefused(filter, {}, "filter.national_code");
  filter = {};
  filter.set_party("nobody");
  ExpectRefused(filter, {}, "filter.party");
  filter = {};
  filter.set_standing(static_cast<v1::OfferStanding>(99));
  ExpectRefused(filter, {}, "filter.standing");
  filter = {};
  filter.set_valid_at(~std::uint64_t{0});
  ExpectRefused(filter, {}, "filter.valid_at");
  filter = {};
  filter.set_since_index(~std::uint64_t{0});
  ExpectRefused(filter, {}, "filter.since_index");
}

TEST_F(SearchInput, MoneyOfAFilterIsJudged) {
  for (const bool pay : {true, false}) {
    v1::OfferFilter filter;
    v1::Money& money = pay ? *filter.mutable_pay_from() : *filter.mutable_cost_to();
    const std::string field = pay ? "filter.pay_from" : "filter.cost_to";
    ExpectRefused(filter, {}, field);  // neither amount nor currency
    money.set_currency("YEN");
    money.set_minor_units(1);
    ExpectRefused(filter, {}, field);
    money.set_currency("JPY");
    money.set_minor_units(-1);
    ExpectRefused(filter, {}, field);
    money.set_minor_units(std::int64_t{1} << 62);
    ExpectRefused(filter, {}, field);
    money.clear_minor_units();
    ExpectRefused(filter, {}, field);
    money.set_minor_units(0);
    EXPECT_TRUE(Ask(filter, {}).ok());
  }
}

TEST_F(SearchInput, FieldsThatNobodyKnowsAreRefused) {
  v1::OfferFilter filter;
  ASSERT_TRUE(filter.ParseFromString(std::string("\xf8\x07\x01", 3)));  // field 127
  ExpectRefused(filter, {}, "filter.");
}

TEST_F(SearchInput, AnOrganizationsListIsJudgedToo) {
  const std::shared_ptr<const StoreView> view = store_.Latest();
  const SearchedLog log = SearchedLogOf(*view);
  const auto refused = [&](const std::string& id, v1::OrganizationStatementKind kind,
                           const PageRequest& request) {
    const auto page = ListStatementsOf(log, id, kind, request);
    return !page.ok() && page.error().code == ErrorCode::kBadInput;
  };
  constexpr auto kHistory = v1::ORGANIZATION_STATEMENT_KIND_HISTORY;
  EXPECT_FALSE(refused("XX:O1", kHistory, {}));
  EXPECT_TRUE(refused("", kHistory, {}));
  EXPECT_TRUE(refused("XX", kHistory, {}));
  EXPECT_TRUE(refused(std::string("XX:O1\0", 6), kHistory, {}));
  EXPECT_TRUE(refused(std::string(100'000, 'X'), kHistory, {}));
  EXPECT_TRUE(refused("XX:O1", v1::ORGANIZATION_STATEMENT_KIND_UNSPECIFIED, {}));
  EXPECT_TRUE(refused("XX:O1", static_cast<v1::OrganizationStatementKind>(200), {}));
  EXPECT_TRUE(refused("XX:O1", kHistory, {0, {}}));
  EXPECT_TRUE(refused("XX:O1", kHistory, {5, "no token"}));
  EXPECT_FALSE(ListOrganizations(log, {kMaxPageSize + 1, {}}).ok());
}

TEST_F(SearchInput, AFailedReadIsAnErrorAndNoShortPage) {
  const std::shared_ptr<const StoreView> view = store_.Latest();
  store_.FailReads(true);
  const auto page = SearchOffers(SearchedLogOf(*view), {}, {});
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().code, ErrorCode::kIo);
}

}  // namespace
}  // namespace warifu

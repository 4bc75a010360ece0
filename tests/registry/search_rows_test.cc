// Which rows a real log makes, and that fsck makes the same again.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "registry/fsck.h"
#include "registry/organization_search.h"
#include "registry/search_keys.h"
#include "tests/support/memory_search.h"
#include "tests/support/scene.h"
#include "tests/support/test_registry.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class SearchRowsTest : public ::testing::Test {
 protected:
  LeafIndex Submit(const v1::Statement& statement) {
    return test_.MustAdmit(test_.world().Sign(statement));
  }
  LeafIndex SubmitAs(const v1::Statement& statement, const std::string& owner) {
    return test_.MustAdmit(test_.world().SignAs(statement, {owner}));
  }
  std::vector<v1::OfferHint> Find(const v1::OfferFilter& filter) {
    const auto page = test_.registry().SearchOffers(filter, {kMaxPageSize, {}});
    EXPECT_TRUE(page.ok()) << page.error().message();
    EXPECT_EQ(page->next_token, "");
    return page.ok() ? page->hints : std::vector<v1::OfferHint>();
  }
  std::vector<std::uint64_t> Indexes(const v1::OfferFilter& filter) {
    std::vector<std::uint64_t> indexes;
    for (const v1::OfferHint& hint : Find(filter)) indexes.push_back(hint.index());
    return indexes;
  }
  std::vector<v1::StatementHint> List(std::string_view organization,
                                      v1::OrganizationStatementKind kind) {
    const auto page = test_.registry().ListStatementsOf(std::string(organization), kind, {});
    EXPECT_TRUE(page.ok()) << page.error().message();
    return page.ok() ? page->hints : std::vector<v1::StatementHint>();
  }
  std::vector<SearchRow> Rows() { return *test_.store().Latest()->search().Scan("", "", 100'000); }

  TestRegistry test_;
};

TEST_F(SearchRowsTest, AnOfferIsFoundByEachThingThatItSays) {
  const v1::Statement statement = test_.world().Offer(LegalOffer::kEsd);
  const v1::Offer& offer = statement.offer();
  const std::uint64_t index = Submit(statement).value();
  std::vector<v1::OfferFilter> filters(9);
  filters[1].set_country(offer.corridor().destination_country());
  filters[2].set_subdivision(offer.worksites(0).subdivision());
  filters[3].set_isco08(offer.job().occupation().isco08());
  filters[4].set_isco08(offer.job().occupation().isco08().substr(0, 2));
  filters[5].set_national_code(offer.job().occupation().national_code());
  *filters[6].mutable_pay_from() = offer.net_pay();
  *filters[7].mutable_cost_to() = offer.worker_fee_total();
  filters[8].set_party(offer.parties(1).organization());
  for (v1::OfferFilter& filter : filters) {
    EXPECT_THAT(Indexes(filter), ElementsAre(index)) << filter.ShortDebugString();
    filter.set_standing(v1::OFFER_STANDING_IN_FORCE);
    filter.set_valid_at(offer.valid_from());
    EXPECT_THAT(Indexes(filter), ElementsAre(index)) << filter.ShortDebugString();
    filter.set_valid_at(offer.valid_until());
    EXPECT_THAT(Indexes(filter), IsEmpty()) << filter.ShortDebugString();
    filter.clear_valid_at();
    filter.set_standing(v1::OFFER_STANDING_WITHDRAWN);
    EXPECT_THAT(Indexes(filter), IsEmpty()) << filter.ShortDebugString();
  }
  filters[6].set_standing(v1::OFFER_STANDING_UNSPECIFIED);
  filters[6].mutable_pay_from()->set_minor_units(offer.net_pay().minor_units() + 1);
  EXPECT_THAT(Indexes(filters[6]), IsEmpty());
  filters[7].set_standing(v1::OFFER_STANDING_UNSPECIFIED);
  filters[7].mutable_cost_to()->set_minor_units(offer.worker_fee_total().minor_units() - 1);
  EXPECT_THAT(Indexes(filters[7]), IsEmpty());
}

TEST_F(SearchRowsTest, AHintSaysWhatTheOfferSays) {
  const v1::Statement statement = test_.world().Offer(LegalOffer::kSswPlaced);
  Submit(statement);
  const std::vector<v1::OfferHint> hints = Find({});
  ASSERT_EQ(hints.size(), 1u);
  const v1::Summary& summary = hints[0].summary();
  EXPECT_EQ(summary.code(), Code::Of(NameOf(statement)).view());
  EXPECT_EQ(summary.offer().net_pay().minor_units(), statement.offer().net_pay().minor_units());
  EXPECT_EQ(summary.offer().places(), statement.offer().job().places());
  EXPECT_EQ(summary.offer().parties_size(), statement.offer().parties_size());
}

TEST_F(SearchRowsTest, AWithdrawnOfferIsFoundAsSuch) {
  const v1::Statement statement = test_.world().Offer(LegalOffer::kSsw);
  const std::uint64_t index = Submit(statement).value();
  const std::string& company = statement.offer().parties(0).organization();
  const LeafIndex change = SubmitAs(
      test_.world().ChangeOf(NameOf(statement), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE), company);
  v1::OfferFilter filter;
  filter.set_standing(v1::OFFER_STANDING_WITHDRAWN);
  const std::vector<v1::OfferHint> hints = Find(filter);
  ASSERT_EQ(hints.size(), 1u);
  EXPECT_EQ(hints[0].index(), index);
  EXPECT_EQ(hints[0].changed_by(), change.value());
  filter.set_standing(v1::OFFER_STANDING_IN_FORCE);
  EXPECT_THAT(Indexes(filter), IsEmpty());
}

TEST_F(SearchRowsTest, ASupersededOfferAndTheNextOne) {
  const v1::Statement first = test_.world().Offer(LegalOffer::kSsw);
  const std::uint64_t index = Submit(first).value();
  const v1::Statement next = test_.world().Next(first);
  const std::uint64_t next_index = Submit(next).value();
  EXPECT_THAT(Indexes({}), ElementsAre(next_index, index));  // the newest first
  v1::OfferFilter filter;
  filter.set_standing(v1::OFFER_STANDING_SUPERSEDED);
  EXPECT_THAT(Indexes(filter), ElementsAre(index));
  filter.set_standing(v1::OFFER_STANDING_IN_FORCE);
  EXPECT_THAT(Indexes(filter), ElementsAre(next_index));
  filter.clear_standing();
  filter.set_since_index(next_index);
  EXPECT_THAT(Indexes(filter), ElementsAre(next_index));
  filter.set_party(first.offer().parties(0).organization());
  EXPECT_THAT(Indexes(filter), ElementsAre(next_index));
  filter.set_since_index(next_index + 1);
  EXPECT_THAT(Indexes(filter), IsEmpty());
}

TEST_F(SearchRowsTest, ASuspendedPartyStopsItsOffers) {
  const std::uint64_t index = Submit(test_.world().Offer(LegalOffer::kEsd)).value();
  test_.MustAdmit(test_.Suspend(kFuji));
  v1::OfferFilter filter;
  filter.set_standing(v1::OFFER_STANDING_IN_FORCE);
  EXPECT_THAT(Indexes(filter), IsEmpty());
  filter.set_standing(v1::OFFER_STANDING_STOPPED);
  const std::vector<v1::OfferHint> hints = Find(filter);
  ASSERT_EQ(hints.size(), 1u);
  EXPECT_EQ(hints[0].index(), index);
  EXPECT_EQ(hints[0].stopped_party(), kFuji);
  EXPECT_EQ(hints[0].changed_by(), index);  // the offer's own leaf is as it was
}

TEST_F(SearchRowsTest, AnOrganizationsHistoryTellsRecordsAndChanges) {
  test_.MustAdmit(test_.Suspend(kFuji));
  const auto history = List(kFuji, v1::ORGANIZATION_STATEMENT_KIND_HISTORY);
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].summary().change().to(), v1::STATE_SUSPENDED);
  EXPECT_EQ(history[0].summary().change().organization(), kFuji);
  EXPECT_EQ(history[1].summary().organization().id(), kFuji);
  EXPECT_EQ(history[1].state(), v1::STATE_SUSPENDED);
  EXPECT_THAT(List(kKikyo, v1::ORGANIZATION_STATEMENT_KIND_HISTORY), ::testing::SizeIs(1));
}

TEST_F(SearchRowsTest, AppointmentsTellThePlacesLeft) {
  const v1::Statement offer = test_.world().Offer(LegalOffer::kEsd);
  Submit(offer);
  bool seen = false;
  for (const auto& hint : List(kFuji, v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT)) {
    EXPECT_TRUE(hint.has_places_used());
    seen |= hint.places_used() == offer.offer().job().places();
    const auto& said = hint.summary().appointment();
    EXPECT_TRUE(said.principal() == kFuji || said.agent() == kFuji);
  }
  EXPECT_TRUE(seen);
}

TEST_F(SearchRowsTest, KeysAreListedWithTheirStanding) {
  const std::string key = test_.NewKey();
  test_.MustAdmit(key);
  auto keys = List(kHinoki, v1::ORGANIZATION_STATEMENT_KIND_KEY);
  ASSERT_EQ(keys.size(), 2u);
  EXPECT_EQ(keys[0].state(), v1::STATE_IN_FORCE);
  test_.MustAdmit(test_.RevokeKey(key));
  keys = List(kHinoki, v1::ORGANIZATION_STATEMENT_KIND_KEY);
  EXPECT_EQ(keys[0].state(), v1::STATE_REVOKED);
  EXPECT_EQ(keys[1].state(), v1::STATE_IN_FORCE);
}

TEST_F(SearchRowsTest, EveryOrganizationIsListedWithItsNewestRecord) {
  const std::uint64_t renewed = Submit(test_.world().Record(kFuji)).value();
  const auto page = test_.registry().ListOrganizations({kMaxPageSize, {}});
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->hints.size(), Cast().size());
  for (const v1::StatementHint& hint : page->hints) {
    EXPECT_EQ(hint.state(), v1::STATE_IN_FORCE);
    if (hint.summary().organization().id() == kFuji) {
      EXPECT_EQ(hint.index(), renewed);
    }
  }
}

TEST_F(SearchRowsTest, NothingIsListedOfWhomNobodyRegistered) {
  EXPECT_THAT(List("VNTEST:NOBODY", v1::ORGANIZATION_STATEMENT_KIND_HISTORY), IsEmpty());
  v1::OfferFilter filter;
  filter.set_party("VNTEST:NOBODY");
  EXPECT_THAT(Indexes(filter), IsEmpty());
}

// --- fsck.

TEST_F(SearchRowsTest, FsckMakesTheSameRowsAgainAndNamesEachThatDiffers) {
  const v1::Statement offer = test_.world().Offer(LegalOffer::kEsd);
  Submit(offer);
  SubmitAs(test_.world().ChangeOf(NameOf(offer), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
           offer.offer().parties(0).organization());
  test_.MustAdmit(test_.Suspend(kFuji));
  const std::vector<SearchRow> rows = Rows();
  ASSERT_GT(rows.size(), 30u);
  test_.Die();
  const auto check = [&] {
    MemoryStore store(test_.disk());
    MemoryStore scratch;
    return *Fsck(*store.Latest(), scratch, test_.vkey(), {});
  };
  ASSERT_FALSE(check().has_value());
  const MemoryDisk good = *test_.disk();
  const auto expect_difference = [&](const std::string& key, std::optional<std::string> value) {
    *test_.disk() = good;
    test_.disk()->DamageSearch(key, std::move(value));
    const auto difference = check();
    ASSERT_TRUE(difference.has_value()) << key;
    EXPECT_THAT(difference->where, HasSubstr("search index"));
  };
  expect_difference(rows.front().key, std::nullopt);
  expect_difference(rows.back().key, std::nullopt);
  expect_difference(rows[rows.size() / 2].key, std::nullopt);
  expect_difference(rows.front().key, "another summary");
  expect_difference(rows.back().key, "no longer empty");
  expect_difference(rows.back().key + "x", "");
  expect_difference(std::string(1, '\0'), "");
  expect_difference(std::string(3, '\xff'), "");
}

// What tests of the client search in is what a registry makes, but for rows that hold no longer.
TEST(SearchIndexInMemory, HasTheRowsOfALog) {
  Scene scene;
  const v1::Statement offer = scene.world().Offer(LegalOffer::kEsd);
  const Hash name = scene.Publish(offer);
  scene.Publish(scene.Change(name, v1::STATE_WITHDRAWN),
                {LegalWorld::KeyName(offer.offer().parties(0).organization(), 1)});
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  const MemorySearch search = SearchIndexOf(scene.log());
  const std::uint64_t index = scene.IndexOf(name).value();
  const auto has = [&](const std::string& key) { return (*search.Get(key)).has_value(); };
  EXPECT_TRUE(has(EveryPrefix() + Newest(LeafIndex(index))));
  EXPECT_TRUE(has(PartyPrefix(kFuji) + Newest(LeafIndex(index))));
  EXPECT_TRUE(has(RecordKey(kFuji)));
  EXPECT_TRUE(has(StatePrefix(State::kWithdrawn) + Latest(LeafIndex(index + 2)) +
                  Newest(LeafIndex(index))));
}

// --- Keys.

TEST(SearchKeys, NoPrefixIsTheBeginningOfAnother) {
  const std::vector<std::string> prefixes = {
      EveryPrefix(),
      CountryPrefix("JP"),
      CountryPrefix("KR"),
      NationalPrefix("A"),
      NationalPrefix("AB"),
      NationalPrefix("A-1"),
      DivisionPrefix("JP-0"),
      DivisionPrefix("JP-08"),
      PayPrefix("JPY"),
      TotalPrefix("JPY"),
      PartyPrefix("AA:B"),
      PartyPrefix("AA:BC"),
      StatePrefix(State::kFull),
      StatePrefix(State::kWithdrawn),
      RecordPrefix(),
      StatementPrefix("AA:B", v1::ORGANIZATION_STATEMENT_KIND_KEY),
      StatementPrefix("AA:B", v1::ORGANIZATION_STATEMENT_KIND_HISTORY),
      StatementPrefix("AA:BC", v1::ORGANIZATION_STATEMENT_KIND_KEY)};
  for (const std::string& a : prefixes) {
    for (const std::string& b : prefixes) {
      EXPECT_TRUE(&a == &b || !b.starts_with(a));
      EXPECT_TRUE(&a == &b || (b < a) == (KeyBehind(b) <= a));
    }
  }
}

TEST(SearchKeys, OrderIsNewestHighestAndCheapestFirst) {
  for (const std::uint64_t i : {0ull, 1ull, 254ull, 255ull, 256ull, 65535ull, 1ull << 40}) {
    EXPECT_LT(Newest(LeafIndex(i + 1)), Newest(LeafIndex(i)));
    EXPECT_LT(Highest(static_cast<std::int64_t>(i + 1)), Highest(static_cast<std::int64_t>(i)));
    EXPECT_LT(Rising(static_cast<std::int64_t>(i)), Rising(static_cast<std::int64_t>(i + 1)));
    EXPECT_EQ(EntryOfKey(EveryPrefix() + Newest(LeafIndex(i))), LeafIndex(i));
    const std::string state =
        StatePrefix(State::kFull) + Latest(LeafIndex(i + 7)) + Newest(LeafIndex(i));
    EXPECT_EQ(EntryOfKey(state), LeafIndex(i));
    EXPECT_EQ(ChangeOfStateKey(state), LeafIndex(i + 7));
  }
}

TEST(SearchKeys, KeysThatAreNoneAreTold) {
  EXPECT_EQ(EntryOfKey(""), std::nullopt);
  EXPECT_EQ(EntryOfKey("12345678"), std::nullopt);
  EXPECT_EQ(ChangeOfStateKey(EveryPrefix() + Newest(LeafIndex(1))), std::nullopt);
  EXPECT_EQ(ChangeOfStateKey(StatePrefix(State::kFull)), std::nullopt);
  EXPECT_EQ(OrganizationOfRecordKey(EveryPrefix()), std::nullopt);
  EXPECT_EQ(OrganizationOfRecordKey(RecordKey("AA:B")), "AA:B");
}

}  // namespace
}  // namespace warifu

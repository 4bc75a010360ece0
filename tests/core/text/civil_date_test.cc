#include "core/text/civil_date.h"

#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

// Days from 1900-01-01, counted one by one: the slow oracle.
struct Calendar {
  CivilDate date = {1900, 1, 1};
  std::int64_t days = -25567;

  void Next() {
    ++days;
    ++date.day;
    if (IsValid(date)) return;
    date.day = 1;
    if (++date.month <= 12) return;
    date.month = 1;
    ++date.year;
  }
};

TEST(DaysSinceEpoch, AgreesWithCountingOneByOne) {
  for (Calendar calendar; calendar.date.year <= kMaxYear; calendar.Next()) {
    ASSERT_EQ(DaysSinceEpoch(calendar.date), calendar.days) << FormatCivilDate(calendar.date);
    ASSERT_EQ(DateFromDays(calendar.days), calendar.date) << calendar.days;
    const auto parsed = ParseCivilDate(FormatCivilDate(calendar.date));
    ASSERT_TRUE(parsed.ok());
    ASSERT_EQ(*parsed, calendar.date);
  }
}

TEST(DaysSinceEpoch, KnowsLandmarks) {
  EXPECT_EQ(DaysSinceEpoch({1970, 1, 1}), 0);
  EXPECT_EQ(DaysSinceEpoch({2000, 3, 1}), 11017);
  EXPECT_EQ(DaysSinceEpoch({2027, 4, 1}), 20909);
  EXPECT_EQ(FirstSecond({2027, 4, 1}), 1806537600);
  EXPECT_EQ(FirstSecondAfter({2027, 3, 31}), FirstSecond({2027, 4, 1}));
  EXPECT_EQ(FirstSecondAfter({1969, 12, 31}), 0);
}

TEST(IsValid, RefusesDaysThatDoNotExist) {
  const CivilDate bad[] = {{2027, 2, 29}, {1900, 2, 29}, {2100, 2, 29},  {2028, 2, 30},
                           {2027, 4, 31}, {2027, 6, 31}, {2027, 0, 1},   {2027, 13, 1},
                           {2027, 1, 0},  {2027, 1, 32}, {1899, 12, 31}, {2200, 1, 1},
                           {2027, -1, 1}, {0, 0, 0},     {2027, 11, 31}};
  for (const CivilDate& date : bad) {
    EXPECT_FALSE(IsValid(date)) << date.year << " " << date.month << " " << date.day;
  }
  EXPECT_TRUE(IsValid({2000, 2, 29}));
  EXPECT_TRUE(IsValid({2028, 2, 29}));
}

TEST(ParseCivilDate, RefusesEverythingElse) {
  const char* const bad[] = {
      "",           "2027",          "2027-3-31",   "2027-03-1",   "27-03-31",
      "2027/03/31", "2027-03-31 ",   " 2027-03-31", "2027-03-31T", "20270331",
      "2027-02-29", "2027-13-01",    "2027-00-10",  "2027-01-00",  "1899-12-31",
      "2200-01-01", "-027-01-01",    "+027-01-01",  "2027-+1-01",  "2027-01-+1",
      "2027- 1-01", "2027-01-1x",    "x027-01-01",  "2027–01–01",  "31-03-2027",
      "2027-0331-", "２０２７-01-01"};
  for (const char* text : bad) EXPECT_FALSE(ParseCivilDate(text).ok()) << text;
}

TEST(ParseCivilDate, SaysWhatIsWrong) {
  EXPECT_EQ(ParseCivilDate("31.3.2027").error().message(),
            "a date is written YYYY-MM-DD, such as 2027-03-31");
  EXPECT_EQ(ParseCivilDate("2027-02-30").error().message(),
            "a date has a day that its month has, in this year");
  EXPECT_EQ(ParseCivilDate("2027-14-30").error().message(), "a date has a month of 01 to 12");
  EXPECT_EQ(ParseCivilDate("1027-14-30").error().message(), "a date lies between 1900 and 2199");
}

TEST(CivilDate, IsOrderedAsTimeIs) {
  EXPECT_LT((CivilDate{2026, 12, 31}), (CivilDate{2027, 1, 1}));
  EXPECT_LT((CivilDate{2027, 1, 31}), (CivilDate{2027, 2, 1}));
  EXPECT_EQ((CivilDate{2027, 1, 31}), (CivilDate{2027, 1, 31}));
}

TEST(DatesCover, IsHalfOpenAtTheSecond) {
  const CivilDate first = {2027, 3, 1};
  const CivilDate last = {2027, 3, 31};
  const auto start = static_cast<std::uint64_t>(FirstSecond(first));
  const auto end = static_cast<std::uint64_t>(FirstSecondAfter(last));
  EXPECT_FALSE(DatesCover(first, last, start - 1));
  EXPECT_TRUE(DatesCover(first, last, start));
  EXPECT_TRUE(DatesCover(first, last, end - 1));
  EXPECT_FALSE(DatesCover(first, last, end));
  EXPECT_FALSE(DatesCoverMs(first, last, start * 1000 - 1));
  EXPECT_TRUE(DatesCoverMs(first, last, start * 1000));
  EXPECT_TRUE(DatesCoverMs(first, last, end * 1000 - 1));
  EXPECT_FALSE(DatesCoverMs(first, last, end * 1000));
  EXPECT_FALSE(DatesCover(last, first, start));
  EXPECT_FALSE(DatesCover(first, last, UINT64_MAX));
  EXPECT_FALSE(DatesCover(first, last, std::uint64_t{1} << 63));
  EXPECT_TRUE(DatesCover({1900, 1, 1}, last, 0));
}

TEST(DateAt, FollowsTheZone) {
  EXPECT_EQ(DateAt(0, 0), (CivilDate{1970, 1, 1}));
  EXPECT_EQ(DateAt(0, -1), (CivilDate{1969, 12, 31}));
  EXPECT_EQ(DateAt(86399, 0), (CivilDate{1970, 1, 1}));
  EXPECT_EQ(DateAt(86399, 1), (CivilDate{1970, 1, 2}));
  EXPECT_EQ(DateAt(86400 - 7 * 3600, 7 * 60), (CivilDate{1970, 1, 2}));
  EXPECT_EQ(DateAt(86399 - 7 * 3600, 7 * 60), (CivilDate{1970, 1, 1}));
  EXPECT_EQ(DateAt(UINT64_MAX, 0), std::nullopt);
  EXPECT_EQ(DateAt(static_cast<std::uint64_t>(FirstSecondAfter({2199, 12, 31})), 0), std::nullopt);
}

TEST(AddDays, StaysInsideTheCalendar) {
  EXPECT_EQ(AddDays({2027, 12, 31}, 1), (CivilDate{2028, 1, 1}));
  EXPECT_EQ(AddDays({2027, 3, 1}, -1), (CivilDate{2027, 2, 28}));
  EXPECT_EQ(AddDays({2027, 3, 1}, 0), (CivilDate{2027, 3, 1}));
  EXPECT_EQ(AddDays({2027, 1, 1}, 365), (CivilDate{2028, 1, 1}));
  EXPECT_EQ(AddDays({2199, 12, 31}, 1), std::nullopt);
  EXPECT_EQ(AddDays({1900, 1, 1}, -1), std::nullopt);
  EXPECT_EQ(AddDays({2027, 1, 1}, INT64_MAX), std::nullopt);
  EXPECT_EQ(AddDays({2027, 1, 1}, INT64_MIN), std::nullopt);
}

}  // namespace
}  // namespace warifu

#include "core/rules/covers.h"

#include <gtest/gtest.h>

namespace warifu {
namespace {

constexpr std::uint64_t kMidnight = 1798761600;  // 2027-01-01T00:00:00Z
constexpr std::uint64_t kDay = 86400;

v1::DateRange Range(std::string_view from, std::string_view until) {
  v1::DateRange range;
  range.set_from(std::string(from));
  range.set_until(std::string(until));
  return range;
}

TEST(Covers, RunsFromTheFirstMidnightToTheLast) {
  const v1::DateRange range = Range("2027-01-01", "2027-01-02");
  EXPECT_FALSE(Covers(range, kMidnight * 1000 - 1));
  EXPECT_TRUE(Covers(range, kMidnight * 1000));
  EXPECT_TRUE(Covers(range, (kMidnight + 2 * kDay) * 1000 - 1));
  EXPECT_FALSE(Covers(range, (kMidnight + 2 * kDay) * 1000));
}

TEST(Covers, NeedsNoEnd) {
  const v1::DateRange range = Range("2027-01-01", "");
  EXPECT_FALSE(Covers(range, kMidnight * 1000 - 1));
  EXPECT_TRUE(Covers(range, (kMidnight + 100 * 365 * kDay) * 1000));
}

TEST(Covers, NothingWithAMalformedDate) {
  EXPECT_FALSE(Covers(Range("2027-1-1", ""), kMidnight * 1000));
  EXPECT_FALSE(Covers(Range("2027-01-01", "never"), kMidnight * 1000));
  EXPECT_FALSE(Covers(Range("", ""), kMidnight * 1000));
  EXPECT_FALSE(Covers(Range("2027-01-02", "2027-01-01"), kMidnight * 1000));
}

TEST(CoversStretch, NeedsItsFirstAndItsLastSecond) {
  const v1::DateRange range = Range("2027-01-01", "2027-01-01");
  EXPECT_TRUE(CoversStretch(range, kMidnight, kMidnight + kDay));
  EXPECT_FALSE(CoversStretch(range, kMidnight, kMidnight + kDay + 1));
  EXPECT_FALSE(CoversStretch(range, kMidnight - 1, kMidnight + kDay));
  EXPECT_TRUE(CoversStretch(range, kMidnight, kMidnight));
  EXPECT_FALSE(CoversStretch(range, kMidnight, UINT64_MAX));
}

TEST(RangeText, NamesBothEnds) {
  EXPECT_EQ(RangeText(Range("2027-01-01", "2027-03-31")).English(), "2027-01-01 to 2027-03-31");
  EXPECT_EQ(RangeText(Range("2027-01-01", "")).English(), "2027-01-01 on");
}

}  // namespace
}  // namespace warifu

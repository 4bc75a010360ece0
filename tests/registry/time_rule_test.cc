#include "registry/time_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "registry/limits.h"
#include "tests/support/manual_clock.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

constexpr std::uint64_t kLastMs = 1'800'000'000'000;  // 2027-01-15T08:00:00Z
constexpr std::uint64_t kDayMs = 24 * 60 * 60 * 1000;

// A rule that has stated kLastMs, so that nothing is believed any more because of the start.
TimeRule Running(ManualClock& clock) {
  clock.Set(kLastMs);
  TimeRule rule(clock, std::nullopt);
  rule.Stated(kLastMs);
  return rule;
}

TEST(TimeRule, StatesTheClock) {
  ManualClock clock(kLastMs + 1);
  EXPECT_EQ(*TimeRule(clock, std::nullopt).Next(kLastMs), kLastMs + 1);
}

TEST(TimeRule, AlwaysGrowsWhenTheClockStandsStill) {
  ManualClock clock(kLastMs);
  EXPECT_EQ(*TimeRule(clock, std::nullopt).Next(kLastMs), kLastMs + 1);
}

TEST(TimeRule, TakesOneMoreWhileTheClockIsAtMostFiveMinutesBehind) {
  ManualClock clock(kLastMs - kMaxClockBehindMs);
  EXPECT_EQ(*TimeRule(clock, std::nullopt).Next(kLastMs), kLastMs + 1);
  clock.SetBack(1);
  const auto refused = TimeRule(clock, std::nullopt).Next(kLastMs);
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().code, ErrorCode::kUnavailable);
  EXPECT_THAT(refused.error().message(), HasSubstr("it says 2027-01-15T07:54:59Z"));
  EXPECT_THAT(refused.error().message(), HasSubstr("the last entry 2027-01-15T08:00:00Z"));
  EXPECT_THAT(refused.error().message(), HasSubstr("--confirm-clock 2027-01-15"));
}

TEST(TimeRule, BelievesTwoHoursAheadAndNotOneMillisecondMore) {
  ManualClock clock(0);
  const TimeRule rule = Running(clock);
  clock.SetSynchronized(true);
  clock.Set(kLastMs + kMaxClockAheadMs);
  EXPECT_EQ(*rule.Next(kLastMs), kLastMs + kMaxClockAheadMs);
  clock.Advance(1);
  EXPECT_FALSE(rule.Next(kLastMs).ok());
}

TEST(TimeRule, BelievesASynchronizedClockSevenDaysAheadAtStart) {
  ManualClock clock(kLastMs + kMaxClockAheadAtStartMs);
  const TimeRule rule(clock, std::nullopt);
  EXPECT_FALSE(rule.Next(kLastMs).ok());
  clock.SetSynchronized(true);
  EXPECT_EQ(*rule.Next(kLastMs), kLastMs + kMaxClockAheadAtStartMs);
  clock.Advance(1);
  EXPECT_FALSE(rule.Next(kLastMs).ok());
}

TEST(TimeRule, BelievesASynchronizedClockOnlyUntilTheFirstTimeIsStated) {
  ManualClock clock(kLastMs + kDayMs);
  clock.SetSynchronized(true);
  TimeRule rule(clock, std::nullopt);
  rule.Stated(*rule.Next(kLastMs));
  clock.Advance(kDayMs);
  EXPECT_FALSE(rule.Next(kLastMs + kDayMs).ok());
}

TEST(TimeRule, NeverBelievesASynchronizedClockFarBehind) {
  ManualClock clock(kLastMs - kDayMs);
  clock.SetSynchronized(true);
  EXPECT_FALSE(TimeRule(clock, std::nullopt).Next(kLastMs).ok());
}

TEST(TimeRule, BelievesAnyClockAtTheConfirmedDate) {
  ManualClock clock(kLastMs + 30 * kDayMs);
  TimeRule rule(clock, CivilDate{2027, 2, 14});
  EXPECT_EQ(*rule.Next(kLastMs), kLastMs + 30 * kDayMs);
}

TEST(TimeRule, DoesNotBelieveAClockAtAnotherDateThanTheConfirmedOne) {
  ManualClock clock(kLastMs + 30 * kDayMs);
  const TimeRule rule(clock, CivilDate{2027, 2, 13});
  const auto refused = rule.Next(kLastMs);
  ASSERT_FALSE(refused.ok());
  EXPECT_THAT(refused.error().message(),
              HasSubstr("--confirm-clock says 2027-02-13, not the clock's date"));
}

TEST(TimeRule, ConfirmationIsSpentByTheFirstTimeStated) {
  ManualClock clock(kLastMs + 30 * kDayMs);
  TimeRule rule(clock, CivilDate{2027, 2, 14});
  rule.Stated(*rule.Next(kLastMs));
  clock.Advance(kMaxClockAheadMs + 1);
  EXPECT_FALSE(rule.Next(kLastMs + 30 * kDayMs).ok());
}

TEST(TimeRule, GoesOnWithAClockConfirmedBehindUntilItHasCaughtUp) {
  ManualClock clock(kLastMs - 2 * kDayMs);
  TimeRule rule(clock, CivilDate{2027, 1, 13});
  EXPECT_EQ(*rule.Next(kLastMs), kLastMs + 1);
  rule.Stated(kLastMs + 1);
  clock.Advance(kDayMs);  // another date, still behind
  EXPECT_EQ(*rule.Next(kLastMs + 1), kLastMs + 2);
  rule.Stated(kLastMs + 2);
  clock.SetBack(kMaxClockBehindMs + 1);  // but not backwards
  EXPECT_FALSE(rule.Next(kLastMs + 2).ok());
  clock.Set(kLastMs + 60'000);
  EXPECT_EQ(*rule.Next(kLastMs + 2), kLastMs + 60'000);
  rule.Stated(kLastMs + 60'000);
  clock.Set(kLastMs - kDayMs);  // and not again
  EXPECT_FALSE(rule.Next(kLastMs + 60'000).ok());
}

TEST(TimeRule, AClockAFewMinutesBehindDoesNotCreepFurtherBack) {
  ManualClock clock(0);
  TimeRule rule = Running(clock);
  clock.Set(kLastMs - kMaxClockBehindMs);
  rule.Stated(*rule.Next(kLastMs));
  clock.SetBack(2);
  EXPECT_FALSE(rule.Next(kLastMs + 1).ok());
}

TEST(TimeRule, BeginsAnEmptyLogAtAnyTimeThatCanBeStated) {
  ManualClock clock(kLastMs);
  EXPECT_EQ(*TimeRule(clock, std::nullopt).Next(0), kLastMs);
  clock.Set(0);
  EXPECT_FALSE(TimeRule(clock, std::nullopt).Next(0).ok());
  clock.Set(~std::uint64_t{0});
  EXPECT_FALSE(TimeRule(clock, std::nullopt).Next(0).ok());
}

TEST(TimeRule, StatesNothingBeyondWhatAnEntryCanHold) {
  ManualClock clock(~std::uint64_t{0});
  EXPECT_FALSE(TimeRule(clock, std::nullopt).Next(~std::uint64_t{0} - 1).ok());
}

}  // namespace
}  // namespace warifu

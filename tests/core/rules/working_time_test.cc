// Whether week and year of an offer agree.
#include "core/rules/working_time.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace warifu {
namespace {

v1::Hours Week(std::uint32_t days_per_week,
               std::initializer_list<std::initializer_list<v1::Weekday>> shifts) {
  v1::Hours hours;
  hours.set_days_per_week(days_per_week);
  for (const auto& weekdays : shifts) {
    v1::Shift* shift = hours.add_schedule();
    for (const v1::Weekday weekday : weekdays) shift->add_weekdays(weekday);
  }
  return hours;
}

TEST(WeekdaysAgree, CountsEachWeekdayOnce) {
  EXPECT_TRUE(WeekdaysAgree(Week(2, {{v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY}})));
  EXPECT_TRUE(
      WeekdaysAgree(Week(2, {{v1::WEEKDAY_MONDAY}, {v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY}})));
  EXPECT_FALSE(WeekdaysAgree(Week(1, {{v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY}})));
  EXPECT_FALSE(WeekdaysAgree(Week(3, {{v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY}})));
}

TEST(WeekdaysAgree, LeavesARotaOpen) {
  EXPECT_TRUE(WeekdaysAgree(Week(5, {{v1::WEEKDAY_ROTA}})));
  EXPECT_TRUE(WeekdaysAgree(Week(2, {{v1::WEEKDAY_ROTA}, {v1::WEEKDAY_MONDAY}})));
  EXPECT_FALSE(
      WeekdaysAgree(Week(1, {{v1::WEEKDAY_ROTA}, {v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY}})));
}

TEST(WeekdaysAgree, LetsGroupsHaveWeeksOfTheirOwn) {
  const auto two_groups = [](std::uint32_t days_per_week) {
    return Week(days_per_week, {{v1::WEEKDAY_MONDAY, v1::WEEKDAY_TUESDAY},
                                {v1::WEEKDAY_TUESDAY, v1::WEEKDAY_WEDNESDAY}});
  };
  EXPECT_FALSE(WeekdaysAgree(two_groups(1)));
  EXPECT_TRUE(WeekdaysAgree(two_groups(2)));
  EXPECT_TRUE(WeekdaysAgree(two_groups(3)));
  EXPECT_FALSE(WeekdaysAgree(two_groups(4)));
}

TEST(DaysOfWeeks, AreThoseOf52) {
  v1::Hours hours;
  EXPECT_EQ(DaysOfWeeks(hours), 0U);
  hours.set_days_per_week(5);
  EXPECT_EQ(DaysOfWeeks(hours), 260U);
}

TEST(MostMinutesInWeeks, IsOneDayMoreThan52) {
  v1::Hours hours;
  EXPECT_EQ(MostMinutesInWeeks(hours, 2400), 124800U);
  v1::Shift* shift = hours.add_schedule();
  shift->set_start("08:00");
  shift->set_end("16:00");
  EXPECT_EQ(MostMinutesInWeeks(hours, 2400), 125280U);
}

TEST(ShortestShift, IsTheShortestOfAll) {
  v1::Hours hours;
  for (const char* end : {"16:00", "12:00", "17:00"}) {
    v1::Shift* shift = hours.add_schedule();
    shift->set_start("08:00");
    shift->set_end(end);
  }
  EXPECT_EQ(ShortestShift(hours), 240U);
  EXPECT_EQ(LongestShift(hours), 540U);
}

TEST(AverageWeek, IsOverAllDaysOfTheYear) {
  EXPECT_TRUE(IsWithinAverageWeek(125142, 2400));
  EXPECT_FALSE(IsWithinAverageWeek(125143, 2400));
  EXPECT_TRUE(IsWithinAverageWeek(0, 1));
  EXPECT_FALSE(IsWithinAverageWeek(527040, 10080 - 1));
}

}  // namespace
}  // namespace warifu

// Working time of an offer in minutes.
//
// Not here: what the norms demand of it (core/rules/offer/time_rows.cc).
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_WORKING_TIME_H_
#define WARIFU_CORE_RULES_WORKING_TIME_H_

#include <cstdint>

#include "warifu/v1/offer.pb.h"

namespace warifu {

// From start to end, of the next day if the end is not later, less the breaks; 0 where the breaks
// take all of it. Requires: times of day in their form.
std::uint32_t ShiftMinutes(const v1::Shift& shift);

// The longest and the shortest of all shifts; 0 for none.
std::uint32_t LongestShift(const v1::Hours& hours);
std::uint32_t ShortestShift(const v1::Hours& hours);

// Days of work in a year of 365 days; 0 where the days off are more.
std::uint32_t YearlyDays(const v1::Hours& hours);

// Days of work in 52 weeks of days_per_week.
std::uint32_t DaysOfWeeks(const v1::Hours& hours);

// Whether a week of days_per_week can be what the shifts say: no shift is on more weekdays, and all
// of them are on as many at least; with one by rota, those by weekday are on no more.
bool WeekdaysAgree(const v1::Hours& hours);

// The most minutes of a year whose weeks have no more than `weekly_minutes`: 52 of them and one
// more day of the longest shift.
std::uint64_t MostMinutesInWeeks(const v1::Hours& hours, std::uint32_t weekly_minutes);

// Whether a year of these minutes is, over all its days, no more than so many minutes a week.
bool IsWithinAverageWeek(std::uint32_t yearly_minutes, std::uint32_t weekly_minutes);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_WORKING_TIME_H_

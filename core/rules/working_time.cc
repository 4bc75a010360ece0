#include "core/rules/working_time.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace warifu {
namespace {

constexpr std::uint32_t kMinutesPerHour = 60;
constexpr std::uint32_t kMinutesPerDay = 1440;
constexpr std::uint32_t kDaysPerYear = 365;
constexpr std::uint32_t kDaysPerWeek = 7;
constexpr std::uint32_t kWeeksPerYear = 52;

std::uint32_t TwoDigits(std::string_view digits) {
  return static_cast<std::uint32_t>((digits[0] - '0') * 10 + (digits[1] - '0'));
}

// "08:30".
std::uint32_t MinuteOfDay(std::string_view time) {
  return TwoDigits(time.substr(0, 2)) * kMinutesPerHour + TwoDigits(time.substr(3, 2));
}

}  // namespace

std::uint32_t ShiftMinutes(const v1::Shift& shift) {
  const std::uint32_t start = MinuteOfDay(shift.start());
  std::uint32_t end = MinuteOfDay(shift.end());
  if (end <= start) end += kMinutesPerDay;
  const std::uint32_t there = end - start;
  return there > shift.break_minutes() ? there - shift.break_minutes() : 0;
}

std::uint32_t LongestShift(const v1::Hours& hours) {
  std::uint32_t longest = 0;
  for (const v1::Shift& shift : hours.schedule()) longest = std::max(longest, ShiftMinutes(shift));
  return longest;
}

std::uint32_t ShortestShift(const v1::Hours& hours) {
  std::uint32_t shortest = hours.schedule().empty() ? 0 : kMinutesPerDay;
  for (const v1::Shift& shift : hours.schedule())
    shortest = std::min(shortest, ShiftMinutes(shift));
  return shortest;
}

std::uint32_t YearlyDays(const v1::Hours& hours) {
  return kDaysPerYear - std::min(hours.yearly_days_off(), kDaysPerYear);
}

std::uint32_t DaysOfWeeks(const v1::Hours& hours) { return kWeeksPerYear * hours.days_per_week(); }

bool WeekdaysAgree(const v1::Hours& hours) {
  std::set<int> weekdays;
  bool fits = true;
  for (const v1::Shift& shift : hours.schedule()) {
    const std::set<int> of_shift(shift.weekdays().begin(), shift.weekdays().end());
    fits = fits && of_shift.size() <= hours.days_per_week();
    weekdays.insert(of_shift.begin(), of_shift.end());
  }
  const bool has_rota = weekdays.erase(v1::WEEKDAY_ROTA) > 0;
  return has_rota ? weekdays.size() <= hours.days_per_week()
                  : fits && weekdays.size() >= hours.days_per_week();
}

std::uint64_t MostMinutesInWeeks(const v1::Hours& hours, std::uint32_t weekly_minutes) {
  return std::uint64_t{kWeeksPerYear} * weekly_minutes + LongestShift(hours);
}

bool IsWithinAverageWeek(std::uint32_t yearly_minutes, std::uint32_t weekly_minutes) {
  return std::uint64_t{yearly_minutes} * kDaysPerWeek <=
         std::uint64_t{weekly_minutes} * kDaysPerYear;
}

}  // namespace warifu

#include "core/text/civil_date.h"

#include <array>
#include <cstddef>

#include "core/base/check.h"
#include "core/base/time.h"

namespace warifu {
namespace {

constexpr std::size_t kDateLength = 10;  // "2027-03-31"
constexpr int kMonths = 12;
constexpr std::int64_t kSecondsPerMinute = 60;

bool IsLeapYear(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int DaysInMonth(int year, int month) {
  constexpr std::array<int, kMonths> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeapYear(year) ? 29 : kDays[static_cast<std::size_t>(month) - 1];
}

int DaysInYear(int year) { return IsLeapYear(year) ? 366 : 365; }

// Days from 0001-01-01 to the first day of `year`.
std::int64_t DaysBeforeYear(int year) {
  const std::int64_t past = year - 1;
  return past * 365 + past / 4 - past / 100 + past / 400;
}

constexpr std::int64_t kDaysBefore1970 = 719162;

// The number that the digits at [at, at + count) make; -1 when one is no digit.
int NumberAt(std::string_view text, std::size_t at, std::size_t count) {
  int number = 0;
  for (const char digit : text.substr(at, count)) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

std::string TwoDigits(int number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

bool IsValid(const CivilDate& date) {
  return date.year >= kMinYear && date.year <= kMaxYear && date.month >= 1 &&
         date.month <= kMonths && date.day >= 1 && date.day <= DaysInMonth(date.year, date.month);
}

Result<CivilDate> ParseCivilDate(std::string_view text) {
  const auto bad = [](Phrase why) { return BadInput("a date {why}", why); };
  if (text.size() != kDateLength || text[4] != '-' || text[7] != '-') {
    return bad(Phrase("is written YYYY-MM-DD, such as 2027-03-31"));
  }
  const CivilDate date = {NumberAt(text, 0, 4), NumberAt(text, 5, 2), NumberAt(text, 8, 2)};
  if (date.year < 0 || date.month < 0 || date.day < 0) {
    return bad(Phrase("is written YYYY-MM-DD with plain digits, such as 2027-03-31"));
  }
  if (date.year < kMinYear || date.year > kMaxYear)
    return bad(Phrase("lies between 1900 and 2199"));
  if (date.month < 1 || date.month > kMonths) return bad(Phrase("has a month of 01 to 12"));
  if (!IsValid(date)) return bad(Phrase("has a day that its month has, in this year"));
  return date;
}

std::string FormatCivilDate(const CivilDate& date) {
  WARIFU_CHECK(IsValid(date));
  return std::to_string(date.year) + "-" + TwoDigits(date.month) + "-" + TwoDigits(date.day);
}

std::int64_t DaysSinceEpoch(const CivilDate& date) {
  WARIFU_CHECK(IsValid(date));
  std::int64_t days = DaysBeforeYear(date.year) - kDaysBefore1970;
  for (int month = 1; month < date.month; ++month) days += DaysInMonth(date.year, month);
  return days + date.day - 1;
}

std::optional<CivilDate> DateFromDays(std::int64_t days_since_epoch) {
  static const std::int64_t first = DaysSinceEpoch({kMinYear, 1, 1});
  static const std::int64_t last = DaysSinceEpoch({kMaxYear, kMonths, 31});
  if (days_since_epoch < first || days_since_epoch > last) return std::nullopt;
  // A year that is never too late; the loop steps on from it.
  int year = static_cast<int>(kMinYear + (days_since_epoch - first) / 366);
  std::int64_t left = days_since_epoch + kDaysBefore1970 - DaysBeforeYear(year);
  for (; left >= DaysInYear(year); ++year) left -= DaysInYear(year);
  int month = 1;
  for (; left >= DaysInMonth(year, month); ++month) left -= DaysInMonth(year, month);
  return CivilDate{year, month, static_cast<int>(left) + 1};
}

std::int64_t FirstSecond(const CivilDate& date) { return DaysSinceEpoch(date) * kSecondsPerDay; }

std::int64_t FirstSecondAfter(const CivilDate& date) { return FirstSecond(date) + kSecondsPerDay; }

bool DatesCover(const CivilDate& first, const CivilDate& last, std::uint64_t at_s) {
  if (at_s > static_cast<std::uint64_t>(INT64_MAX)) return false;
  const auto at = static_cast<std::int64_t>(at_s);
  return FirstSecond(first) <= at && at < FirstSecondAfter(last);
}

bool DatesCoverMs(const CivilDate& first, const CivilDate& last, std::uint64_t at_ms) {
  return DatesCover(first, last, at_ms / kMsPerSecond);
}

std::optional<CivilDate> DateAt(std::uint64_t at_s, int offset_minutes) {
  constexpr std::uint64_t kFar = std::uint64_t{1} << 40;  // long after kMaxYear
  if (at_s > kFar) return std::nullopt;
  const std::int64_t local = static_cast<std::int64_t>(at_s) + offset_minutes * kSecondsPerMinute;
  const std::int64_t before = local < 0 ? kSecondsPerDay - 1 : 0;  // rounds down, not to zero
  return DateFromDays((local - before) / kSecondsPerDay);
}

std::optional<CivilDate> AddDays(const CivilDate& date, std::int64_t days) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(DaysSinceEpoch(date), days, &sum)) return std::nullopt;
  return DateFromDays(sum);
}

}  // namespace warifu

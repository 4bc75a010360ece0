// Civil dates of the Gregorian calendar, 1900 to 2199. A civil date runs from 00:00 to 24:00 UTC.
//
// Not here: points in time (core/text/instant.h), dates as people read them (number_format.h).
// Source: docs/format.md, "Phrase", "Forms". Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_CIVIL_DATE_H_
#define WARIFU_CORE_TEXT_CIVIL_DATE_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

inline constexpr int kMinYear = 1900;
inline constexpr int kMaxYear = 2199;
inline constexpr std::int64_t kSecondsPerDay = 86400;

// Ordered as time is.
struct CivilDate {
  int year = kMinYear;
  int month = 1;  // 1..12
  int day = 1;    // 1..31

  friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

// Exists in the calendar, years kMinYear to kMaxYear.
bool IsValid(const CivilDate& date);

// "2027-03-31": exactly this shape, and valid. Errors: kBadInput.
Result<CivilDate> ParseCivilDate(std::string_view text);
std::string FormatCivilDate(const CivilDate& date);  // the inverse; requires IsValid

// Days since 1970-01-01, negative before. Requires: IsValid(date).
std::int64_t DaysSinceEpoch(const CivilDate& date);
// The inverse; nothing outside kMinYear to kMaxYear.
std::optional<CivilDate> DateFromDays(std::int64_t days_since_epoch);

// 00:00 UTC of `date` and 24:00 UTC of `date`, in seconds since the epoch (negative before 1970),
// so that the date is the half-open [FirstSecond(date), FirstSecondAfter(date)). Requires:
// IsValid(date).
std::int64_t FirstSecond(const CivilDate& date);
std::int64_t FirstSecondAfter(const CivilDate& date);

// True when `at_s` lies in [00:00 of first, 24:00 of last). Requires: both valid. Never overflows.
bool DatesCover(const CivilDate& first, const CivilDate& last, std::uint64_t at_s);
// The same for milliseconds since the epoch.
bool DatesCoverMs(const CivilDate& first, const CivilDate& last, std::uint64_t at_ms);

// The date of `at_s` in the zone `offset_minutes` east of UTC; nothing after kMaxYear.
std::optional<CivilDate> DateAt(std::uint64_t at_s, int offset_minutes);

// `days` later (earlier when negative); nothing outside kMinYear to kMaxYear. Requires:
// IsValid(date).
std::optional<CivilDate> AddDays(const CivilDate& date, std::int64_t days);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_CIVIL_DATE_H_

#include "core/text/instant.h"

#include <cstddef>
#include <optional>

#include "core/text/civil_date.h"

namespace warifu {
namespace {

constexpr std::size_t kDateLength = 10;   // "2027-03-31"
constexpr std::size_t kLocalLength = 19;  // "2027-03-31T23:59:59"
constexpr std::size_t kOffsetLength = 6;  // "+07:00"
constexpr std::int64_t kSecondsPerMinute = 60;
constexpr std::int64_t kSecondsPerHour = 3600;

Error Bad(Phrase why) { return BadInput("a time {why}, such as 2027-03-31T23:59:59+07:00", why); }

// Two digits below `limit`.
std::optional<int> TwoDigitsAt(std::string_view text, std::size_t at, int limit) {
  const char tens = text[at];
  const char ones = text[at + 1];
  if (tens < '0' || tens > '9' || ones < '0' || ones > '9') return std::nullopt;
  const int number = (tens - '0') * 10 + (ones - '0');
  return number < limit ? std::optional(number) : std::nullopt;
}

// Seconds of the day of "T23:59:59".
Result<std::int64_t> ParseTimeOfDay(std::string_view text) {
  if (text[0] != 'T' || text[3] != ':' || text[6] != ':') {
    return Bad(Phrase("is written with T and colons"));
  }
  const auto hour = TwoDigitsAt(text, 1, 24);
  const auto minute = TwoDigitsAt(text, 4, 60);
  const auto second = TwoDigitsAt(text, 7, 60);
  if (!hour || !minute || !second)
    return Bad(Phrase("has hours 00-23, minutes 00-59, seconds 00-59"));
  return *hour * kSecondsPerHour + *minute * kSecondsPerMinute + *second;
}

// Seconds east of UTC of "Z" or "+07:00".
Result<std::int64_t> ParseOffset(std::string_view text) {
  if (text == "Z") return std::int64_t{0};
  if (text.size() != kOffsetLength || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
    return Bad(Phrase("ends with its offset from UTC, Z or +07:00, after whole seconds"));
  }
  const auto hours = TwoDigitsAt(text, 1, 24);
  const auto minutes = TwoDigitsAt(text, 4, 60);
  if (!hours || !minutes) return Bad(Phrase("has an offset of hours 00-14 and minutes 00-59"));
  const int offset_minutes = *hours * 60 + *minutes;
  if (offset_minutes > kMaxOffsetMinutes) return Bad(Phrase("has an offset of at most 14:00"));
  if (text[0] == '-' && offset_minutes == 0) return Bad(Phrase("in UTC ends with Z or +00:00"));
  return (text[0] == '-' ? -offset_minutes : offset_minutes) * kSecondsPerMinute;
}

std::string TwoDigits(std::uint64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

}  // namespace

Result<std::uint64_t> ParseInstant(std::string_view text) {
  if (text.size() <= kLocalLength) return Bad(Phrase("is a date, a time of day and an offset"));
  WARIFU_ASSIGN_OR_RETURN(const CivilDate date, ParseCivilDate(text.substr(0, kDateLength)));
  WARIFU_ASSIGN_OR_RETURN(const std::int64_t of_day,
                          ParseTimeOfDay(text.substr(kDateLength, kLocalLength - kDateLength)));
  WARIFU_ASSIGN_OR_RETURN(const std::int64_t offset, ParseOffset(text.substr(kLocalLength)));
  const std::int64_t at_s = FirstSecond(date) + of_day - offset;
  if (at_s < 0) return Bad(Phrase("is not before 1970"));
  if (!DateAt(static_cast<std::uint64_t>(at_s), 0)) return Bad(Phrase("is not after 2199 in UTC"));
  return static_cast<std::uint64_t>(at_s);
}

std::string FormatInstant(std::uint64_t at_s) {
  const std::optional<CivilDate> date = DateAt(at_s, 0);
  if (!date) return "@" + std::to_string(at_s);
  const std::uint64_t of_day = at_s % kSecondsPerDay;
  return FormatCivilDate(*date) + "T" + TwoDigits(of_day / kSecondsPerHour) + ":" +
         TwoDigits(of_day % kSecondsPerHour / kSecondsPerMinute) + ":" +
         TwoDigits(of_day % kSecondsPerMinute) + "Z";
}

}  // namespace warifu

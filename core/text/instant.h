// Points in time as RFC 3339 text with an offset, and as seconds since the epoch.
//
// Not here: the clock; dates (core/text/civil_date.h); times as people read them
// (core/text/number_format.h).
// Source: RFC 3339 section 5.6, less its freedoms. Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_INSTANT_H_
#define WARIFU_CORE_TEXT_INSTANT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

inline constexpr int kMaxOffsetMinutes = 14 * 60;  // the farthest zone there is, either way

// "2027-03-31T23:59:59+07:00" or "2027-03-31T16:59:59Z" in seconds since the epoch. Strict:
// upper-case T and Z, whole seconds, no leap second, an offset within kMaxOffsetMinutes and not
// "-00:00" (which means that the zone is unknown), not before 1970 in UTC, not after kMaxYear.
// Errors: kBadInput, naming the part that is wrong.
Result<std::uint64_t> ParseInstant(std::string_view text);

// "2027-03-31T16:59:59Z", always UTC: ParseInstant(FormatInstant(s)) is s. What lies beyond
// kMaxYear (only a damaged or hostile value does) reads "@18446744073709551615".
std::string FormatInstant(std::uint64_t at_s);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_INSTANT_H_

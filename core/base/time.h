// Units of time.
//
// Not here: the clock, which comes in as an argument; dates and points in time as text
// (core/text/civil_date.h, core/text/instant.h). Threads: constants.
#ifndef WARIFU_CORE_BASE_TIME_H_
#define WARIFU_CORE_BASE_TIME_H_

#include <cstdint>

namespace warifu {

inline constexpr std::uint64_t kMsPerSecond = 1000;
// The largest number of seconds that 64 bits hold as milliseconds.
inline constexpr std::uint64_t kLargestSecond = UINT64_MAX / kMsPerSecond;

}  // namespace warifu

#endif  // WARIFU_CORE_BASE_TIME_H_

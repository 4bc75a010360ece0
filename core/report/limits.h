// From when on the authority is told: every number of the report.
//
// These are no rules: nothing is refused by them, and another program may draw its lines elsewhere.
// Source: docs/report.md. Threads: constants.
#ifndef WARIFU_CORE_REPORT_LIMITS_H_
#define WARIFU_CORE_REPORT_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace warifu {

// A sum of at least this share of a ceiling lies near it: within 5 %.
inline constexpr std::uint64_t kNearCeilingPercent = 95;
// An appointment is nearly used up from this share of its places on.
inline constexpr std::uint64_t kNearlyUsedPercent = 90;
// A license or record that ends within so many days of the report's time, or has ended.
inline constexpr std::uint64_t kEndsSoonDays = 60;
// An offer that is open for longer and has given no place: a quarter of a year, in which a real
// selection has chosen somebody.
inline constexpr std::uint64_t kNeverGivenDays = 90;
// Findings shown of one list; more are counted.
inline constexpr std::size_t kMaxShownFindings = 1000;
// Offers named in one finding; more are counted.
inline constexpr std::size_t kMaxNamedOffers = 20;
// Organizations named in one finding; more are left out.
inline constexpr std::size_t kMaxNamedOrganizations = 20;

}  // namespace warifu

#endif  // WARIFU_CORE_REPORT_LIMITS_H_

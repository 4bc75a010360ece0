// The base pay of an offer for other times than it is stated for.
//
// Rounded down once, so that no pay looks better than it is and no ceiling higher.
// Source: docs/rules.md. Not here: what it is compared with (core/rules/offer/pay_rows.cc).
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_WAGE_H_
#define WARIFU_CORE_RULES_WAGE_H_

#include <cstdint>
#include <optional>

#include "warifu/v1/offer.pb.h"

namespace warifu {

// What an hour of work is worth: of pay by the hour the rate, of pay by the day rate x days of work
// x 60 / yearly minutes, of pay by the month amount x 12 x 60 / yearly minutes.
// Requires: an offer that Examine let through.
v1::Money HourlyValue(const v1::Offer& offer);

// The base pay of a month: of pay by the hour rate x yearly minutes / 60 / 12, of pay by the day
// rate x days of work / 12. Ceilings in months of wage use it. Requires: as above.
v1::Money MonthlyBase(const v1::Offer& offer);

// Whether the monthly allowances and the deductions are in the currency of the base pay.
// Requires: as above.
bool HasOneMonthlyCurrency(const v1::Offer& offer);

// What is left of a month's pay: the base and the monthly allowances less the deductions, in minor
// units. Nothing: the currencies differ, int64 cannot hold it, or less than nothing is left.
// Requires: as above.
std::optional<std::int64_t> NetPay(const v1::Offer& offer);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_WAGE_H_

// How much a ceiling or a floor of a ruleset comes to for one offer.
//
// Ceilings are rounded down and floors up: in the worker's favor.
// Not here: what is compared with it (core/rules/offer/ceiling_rows.cc, payment_rows.cc).
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_CEILING_H_
#define WARIFU_CORE_RULES_CEILING_H_

#include <cstdint>

#include "warifu/v1/ruleset.pb.h"

namespace warifu {

// Of a monthly wage: x100 / 100 for each 12 months of contract, pro rata; from the contract length
// that it names on at most its maximum, if it has one.
v1::Money MonthsPerYearOf(const v1::MonthsPerYear& months, const v1::Money& monthly,
                          std::uint32_t contract_months);

// In their own currency, before anything is taken off. `monthly`: the base pay of a month.
v1::Money CeilingAmount(const v1::Ceiling& ceiling, const v1::Money& monthly,
                        std::uint32_t contract_months);
v1::Money CeilingAmount(const v1::PaymentCeiling& ceiling, const v1::Money& monthly,
                        std::uint32_t contract_months);
v1::Money FloorAmount(const v1::Floor& floor, const v1::Money& monthly);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_CEILING_H_

// A number times a fraction, exactly, rounded once: the one multiplication of all rules.
//
// The product is held in 128 bits, so that it cannot wrap.
// Not here: sums (core/rules/money.h).
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_SCALE_H_
#define WARIFU_CORE_RULES_SCALE_H_

#include <cstdint>

namespace warifu {

// value * numerator / denominator, rounded down; the largest int64 where that holds less.
// Requires: value >= 0, denominator > 0.
std::int64_t ScaleDown(std::int64_t value, std::uint64_t numerator, std::uint64_t denominator);
// The same rounded up.
std::int64_t ScaleUp(std::int64_t value, std::uint64_t numerator, std::uint64_t denominator);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_SCALE_H_

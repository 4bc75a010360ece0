// Amounts in another currency, by the rates of a ruleset.
//
// A rate is a fraction of minor units. It is used in its own direction only.
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_CONVERSION_H_
#define WARIFU_CORE_RULES_CONVERSION_H_

#include <optional>
#include <string_view>

#include "warifu/v1/ruleset.pb.h"

namespace warifu {

enum class Rounding { kDown, kUp };

// `money` in `currency`. Nothing is nothing in every currency; else nothing is returned where the
// ruleset has no rate. Of several rates the first holds.
std::optional<v1::Money> Converted(const v1::Money& money, std::string_view currency,
                                   const v1::Ruleset& ruleset, Rounding rounding);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_CONVERSION_H_

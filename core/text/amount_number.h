// The readings of a typed number such as "1.234,50": which separators group, which one is the
// point.
//
// Not here: words and currencies (core/text/amount_word.h), the whole amount (core/text/amount.h).
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_AMOUNT_NUMBER_H_
#define WARIFU_CORE_TEXT_AMOUNT_NUMBER_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

// A reading: the number that `digits` make with its last `decimals` behind the point.
struct NumberReading {
  std::string digits;
  int decimals = 0;
};

// What the rest of the amount says about how its number may be read.
struct NumberContext {
  int decimals_of_currency = 0;  // its exponent in ISO 4217
  bool multiplied = false;  // a word such as "million" follows, so that more decimals make sense
  bool lakhs = false;       // groups of two digits are usual: 2,50,000
};

// One or two readings of `typed`, thousands first. Requires: `typed` is digits with single
// separators of ".,' " between. Errors: kBadInput, saying only what is wrong ("its groups do not
// have three digits").
Result<std::vector<NumberReading>> ReadNumber(std::string_view typed, const NumberContext& context);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_AMOUNT_NUMBER_H_

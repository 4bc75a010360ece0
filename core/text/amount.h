// AMOUNT: a sum of money as people type it on a command line.
//
//     690.50 USD       140,000,000 VND     1.400.000 VND    2,500 NPR    2,50,000 NPR
//     140 triệu VND    62 million VND      5 juta IDR       14万円       14万5000円
//     1.5 million VND  1 tỷ 200 triệu VND  Rp 5.500.000     500k VND     140.000.000đ
//
// Refused, each reading shown:
//     1.234 USD (1234 or 1.234)    690.505 USD    1.500 triệu VND    1 triệu 5 VND
// Refused, with the reason:
//     140000000    1.5 JPY    0.505 USD    -5 USD    1,40,000 VND    5 $    1.2 triệu 5 VND
//
// Not here: the exact form of drafts (core/text/currency.h).
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_AMOUNT_H_
#define WARIFU_CORE_TEXT_AMOUNT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/base/sentence.h"
#include "core/text/currency.h"

namespace warifu {

inline constexpr std::size_t kMaxAmountBytes = 200;  // of the typed text

// The one reading of `text`, 0 or more. Case, width (full-width digits) and canonical form of the
// text do not matter; digits may be Latin, Devanagari, Bengali, Burmese, Khmer, Thai or Lao.
// One separator followed by three digits is read as thousands when the currency has no decimals,
// and when it is a comma and the currency has two; a point then has two readings. Groups of two
// digits are read in the currencies of South Asia only. Errors: kBadInput: two readings (both are
// shown), no currency, a sign that several currencies share, too many decimals, more than int64
// holds, anything not understood.
Result<MoneyValue> ParseAmount(std::string_view text);

// What is wrong with a typed amount, for who says it in another language than the error's English.
enum class AmountProblem {
  kNotUnderstood,   // no choices
  kTwoReadings,     // the choices are both: "1234 USD", "1.234 USD"
  kNoCurrency,      // the choices are the text with one: "5 VND", "5 JPY"
  kSharedCurrency,  // the choices are codes: "USD", "AUD"
};

struct AmountRefusal {
  AmountProblem problem = AmountProblem::kNotUnderstood;
  std::vector<std::string> choices;  // escaped
  Sentence why;                      // the error's sentence
};

// ParseAmount, with the parts of its error.
std::variant<MoneyValue, AmountRefusal> ReadTypedAmount(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_AMOUNT_H_

// A typed amount as numbers and words.
//
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_AMOUNT_TOKEN_H_
#define WARIFU_CORE_TEXT_AMOUNT_TOKEN_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace warifu {

struct AmountToken {
  bool is_number = false;
  std::string
      text;  // a number: ASCII digits, single separators of ".,' " between; else a folded word
};

// Folds the text (NFKC, case folding, digits of other scripts to ASCII) and cuts it up. Errors:
// kBadInput, saying only what is wrong: not UTF-8, more than kMaxAmountBytes, a sign, a number-like
// character (superscripts, fractions, circled and Roman numerals), a separator that separates
// nothing.
Result<std::vector<AmountToken>> CutAmount(std::string_view typed);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_AMOUNT_TOKEN_H_

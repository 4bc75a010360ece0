// The words of amounts: "triệu", "juta", "万" for powers of ten; "đồng", "円", "USD" for
// currencies.
//
// All words are folded: NFKC with case folding (core/text/amount_token.h).
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_AMOUNT_WORD_H_
#define WARIFU_CORE_TEXT_AMOUNT_WORD_H_

#include <optional>
#include <string>
#include <string_view>

namespace warifu {

// What a word says: a power of ten, a currency, or both in one ("万円", "trđ").
struct AmountWord {
  std::optional<int> power_of_ten;  // 3 to 9
  std::string currency;             // ISO 4217, or empty
};

// Nothing for words that are not known, signs that several currencies share among them.
std::optional<AmountWord> ReadAmountWord(std::string_view folded);

// "USD or AUD" of "$": currencies that share this sign or name; empty for any other word.
std::string_view SharedCurrencies(std::string_view folded);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_AMOUNT_WORD_H_

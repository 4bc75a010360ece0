// Currencies and money as plain text: "690.50 USD", "184461 JPY". The form of drafts and of
// machines.
//
// Not here: what people type (core/text/amount.h) and read (core/text/number_format.h).
// Source: ISO 4217 (codes in use in 2026 and their minor units). Threads: pure functions, any
// thread.
#ifndef WARIFU_CORE_TEXT_CURRENCY_H_
#define WARIFU_CORE_TEXT_CURRENCY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

// 10^exponent minor units make one unit. Nothing for codes that ISO 4217 does not list as money
// (and for gold, test codes and the like, which have no minor unit). Codes are upper case.
std::optional<int> CurrencyExponent(std::string_view code);

struct MoneyValue {
  std::int64_t minor_units = 0;
  std::string currency;  // ISO 4217

  friend bool operator==(const MoneyValue&, const MoneyValue&) = default;
};

// "184461 JPY", "690.50 USD", "-0.05 USD"; of an unknown currency "12345 minor units of XYZ".
// The currency is copied as it is: escape it when it is not checked yet.
std::string FormatMoneyPlain(std::int64_t minor_units, std::string_view currency);
inline std::string FormatMoneyPlain(const MoneyValue& money) {
  return FormatMoneyPlain(money.minor_units, money.currency);
}

// The inverse for amounts of 0 and more: digits without separators or leading zeros, exactly as
// many decimals as the currency has, one space, the code. Errors: kBadInput, naming what is wrong
// and the right form; also for more than int64 holds.
Result<MoneyValue> ParseMoneyPlain(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_CURRENCY_H_

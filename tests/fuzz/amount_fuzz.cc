// Typed amounts: whatever is accepted has one value, which its plain forms give again.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/text/amount.h"
#include "core/text/currency.h"
#include "core/text/number_format.h"

namespace {

void CheckReadBack(const warifu::MoneyValue& money) {
  const std::string plain = warifu::FormatMoneyPlain(money);
  const auto strict = warifu::ParseMoneyPlain(plain);
  WARIFU_CHECK(strict.ok() && *strict == money);
  // "1.234 KWD" has two readings.
  const auto typed = warifu::ParseAmount(plain);
  WARIFU_CHECK(warifu::CurrencyExponent(money.currency) == 3 || (typed.ok() && *typed == money));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto amount = warifu::ParseAmount(text);
  if (amount.ok()) {
    WARIFU_CHECK(amount->minor_units >= 0);
    WARIFU_CHECK(warifu::CurrencyExponent(amount->currency).has_value());
    CheckReadBack(*amount);
    for (const char* language : {"en", "vi", "ja", "id"}) {
      WARIFU_CHECK(!warifu::FormatMoneyWithWords(*amount, language).empty());
    }
  }
  const auto plain = warifu::ParseMoneyPlain(text);
  if (plain.ok()) WARIFU_CHECK(warifu::FormatMoneyPlain(*plain) == text);
  return 0;
}

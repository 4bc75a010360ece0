#include "core/rules/money.h"

#include <limits>

#include "core/text/currency.h"

namespace warifu {

std::optional<std::int64_t> AddExact(std::int64_t a, std::int64_t b) {
  using Limits = std::numeric_limits<std::int64_t>;
  if (b >= 0 ? a > Limits::max() - b : a < Limits::min() - b) return std::nullopt;
  return a + b;
}

bool SameCurrency(const v1::Money& a, const v1::Money& b) { return a.currency() == b.currency(); }

std::string MoneyText(const v1::Money& money) {
  return FormatMoneyPlain(money.minor_units(), money.currency());
}

void ExactSum::Add(const v1::Money& amount) {
  if (!minor_units_.has_value()) return;
  minor_units_ =
      amount.currency() == currency_ ? AddExact(*minor_units_, amount.minor_units()) : std::nullopt;
}

}  // namespace warifu

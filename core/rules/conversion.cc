#include "core/rules/conversion.h"

#include <string>

#include "core/rules/scale.h"

namespace warifu {

std::optional<v1::Money> Converted(const v1::Money& money, std::string_view currency,
                                   const v1::Ruleset& ruleset, Rounding rounding) {
  v1::Money converted = money;
  converted.set_currency(std::string(currency));
  if (money.currency() == currency || money.minor_units() == 0) return converted;
  const auto scale = rounding == Rounding::kDown ? ScaleDown : ScaleUp;
  for (const v1::ExchangeRate& rate : ruleset.rates()) {
    if (rate.from() != money.currency() || rate.to() != currency) continue;
    converted.set_minor_units(scale(money.minor_units(), rate.numerator(), rate.denominator()));
    return converted;
  }
  return std::nullopt;
}

}  // namespace warifu

#include "core/text/currency.h"

#include <algorithm>
#include <cstddef>

#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

// Money that people are paid in; the list of ISO 4217 less funds, metals and test codes.
constexpr std::string_view kNoDecimals =
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view kTwoDecimals =
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD "
    "CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD "
    "GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL "
    "MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN "
    "PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP "
    "SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";
constexpr std::string_view kThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";

constexpr std::size_t kCodeLength = 3;

// `list`: codes of three letters with one space between.
bool Lists(std::string_view list, std::string_view code) {
  const std::size_t at = list.find(code);
  return at != std::string_view::npos && at % (kCodeLength + 1) == 0;
}

bool AllDigits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string Absolute(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return std::to_string(number < 0 ? 0 - bits : bits);
}

Error Bad(std::string_view text, Sentence why) {
  return BadInput("\"{text}\" is no amount: {why}", EscapeForTerminal(text), std::move(why));
}

// 690 and a half, where the currency has parts.
Sentence Example(const std::string& currency, int exponent) {
  std::int64_t minor_units = exponent == 0 ? 690 : 6905;
  for (int place = 1; place < exponent; ++place) minor_units *= 10;
  return Said("write it as {example}", FormatMoneyPlain(minor_units, currency));
}

}  // namespace

std::optional<int> CurrencyExponent(std::string_view code) {
  if (code.size() != kCodeLength) return std::nullopt;
  if (Lists(kTwoDecimals, code)) return 2;
  if (Lists(kNoDecimals, code)) return 0;
  if (Lists(kThreeDecimals, code)) return 3;
  return std::nullopt;
}

std::string FormatMoneyPlain(std::int64_t minor_units, std::string_view currency) {
  const std::optional<int> exponent = CurrencyExponent(currency);
  std::string digits = Absolute(minor_units);
  if (exponent.value_or(0) > 0) {
    const auto decimals = static_cast<std::size_t>(*exponent);
    if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
    digits.insert(digits.size() - decimals, ".");
  }
  return (minor_units < 0 ? "-" : "") + digits + (exponent ? " " : " minor units of ") +
         std::string(currency);
}

Result<MoneyValue> ParseMoneyPlain(std::string_view text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos)
    return Bad(text, Said("write the number, a space, the currency"));
  std::string_view number = text.substr(0, space);
  const std::string currency(text.substr(space + 1));
  const std::optional<int> exponent = CurrencyExponent(currency);
  if (!exponent)
    return Bad(text, Said("the currency is a code of ISO 4217 such as VND, JPY or USD"));

  std::string digits(number.substr(0, number.find('.')));
  if (digits.empty() || !AllDigits(digits)) return Bad(text, Example(currency, *exponent));
  if (digits.size() > 1 && digits[0] == '0') return Bad(text, Said("remove the leading zero"));
  const std::string_view decimals = number.substr(digits.size());  // with its point, or empty
  const std::size_t expected = *exponent == 0 ? 0 : static_cast<std::size_t>(*exponent) + 1;
  if (decimals.size() != expected || !AllDigits(decimals.substr(expected == 0 ? 0 : 1))) {
    return Bad(text, Example(currency, *exponent));
  }
  if (expected > 0) digits += decimals.substr(1);

  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  const std::optional<std::uint64_t> value = ParseDecimal(digits);
  if (!value || *value > static_cast<std::uint64_t>(INT64_MAX))
    return Bad(text, Said("it is too large"));
  return MoneyValue{static_cast<std::int64_t>(*value), currency};
}

}  // namespace warifu

#include "core/text/number_format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>

#include "core/base/check.h"
#include "core/text/country.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

constexpr std::size_t kMonths = 12;
constexpr std::uint64_t kSecondsPerMinute = 60;
constexpr std::uint64_t kMinutesPerDay = 24 * 60;
constexpr std::uint64_t kBasisPointsPerPercent = 100;

// A unit of amounts in words, e.g. a million.
struct WordUnit {
  std::uint64_t value;
  std::string_view name;  // with the space that stands before it, if any
};

// How one language writes numbers and dates.
struct NumberStyle {
  std::string_view language;
  char group;                     // between thousands
  char point;                     // before decimals
  std::array<WordUnit, 2> units;  // small, large
  bool in_thousands;              // 14万5千, but 1.4 million
};

constexpr std::uint64_t kMillion = 1'000'000;
constexpr std::uint64_t kBillion = 1'000'000'000;

constexpr NumberStyle kStyles[] = {
    {"en", ',', '.', {{{kMillion, " million"}, {kBillion, " billion"}}}, false},
    {"vi", '.', ',', {{{kMillion, " triệu"}, {kBillion, " tỷ"}}}, false},
    {"id", '.', ',', {{{kMillion, " juta"}, {kBillion, " miliar"}}}, false},
    {"ja", ',', '.', {{{10'000, "万"}, {100'000'000, "億"}}}, true},
};

// How a language calls a currency, where people do not write its code.
struct CurrencyStyle {
  std::string_view language;
  std::string_view currency;
  std::string_view before;
  std::string_view behind;
};

constexpr CurrencyStyle kCurrencyStyles[] = {
    {"vi", "VND", "", " đồng"},        {"vi", "JPY", "", " yên"},
    {"id", "IDR", "Rp ", ""},          {"id", "JPY", "", " yen"},
    {"id", "VND", "", " dong"},        {"ja", "JPY", "", "円"},
    {"ja", "VND", "", "ベトナムドン"}, {"ja", "IDR", "", "インドネシアルピア"},
    {"ja", "USD", "", "米ドル"},
};

// Their hundredths are in ISO 4217 and in nobody's purse.
constexpr std::string_view kWithoutCoins[] = {"IDR", "KHR", "LAK", "MMK"};

constexpr std::array<std::string_view, kMonths> kEnglishMonths = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, kMonths> kIndonesianMonths = {
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};

const NumberStyle& StyleOf(std::string_view language) {
  for (const NumberStyle& style : kStyles) {
    if (style.language == PrimaryLanguage(language)) return style;
  }
  return kStyles[0];
}

std::string Group(std::string digits, char separator) {
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, separator);
  return digits;
}

std::uint64_t Absolute(std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 0 ? 0 - bits : bits;
}

std::uint64_t PowerOfTen(int power) {
  std::uint64_t value = 1;
  for (; power > 0; --power) value *= 10;
  return value;
}

std::string TwoDigits(std::uint64_t number) {
  return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

// number / divisor, half up.
std::uint64_t Round(std::uint64_t number, std::uint64_t divisor) {
  return number / divisor + (number % divisor >= divisor - divisor / 2 ? 1 : 0);
}

// `minor` in units of `unit` minor units: with one decimal below ten, if that is not zero.
std::string Roughly(std::uint64_t minor, std::uint64_t unit, char point) {
  const std::uint64_t tenths = Round(minor, unit / 10);
  if (tenths >= 100) return std::to_string(Round(minor, unit));
  std::string text = std::to_string(tenths / 10);
  if (tenths % 10 != 0) text += point + std::to_string(tenths % 10);
  return text;
}

// "14万5千", "1億4千万": a tenth of the unit is a thousand of `below`. Without the tenth from ten
// 億 on.
std::string InThousands(std::uint64_t minor, const WordUnit& unit, std::uint64_t scale,
                        std::string_view below) {
  const std::uint64_t tenths = Round(minor, unit.value / 10 * scale);
  const bool exact = below.empty() || tenths < 100;
  const std::uint64_t units = exact ? tenths / 10 : Round(minor, unit.value * scale);
  std::string whole = std::to_string(units) + std::string(unit.name);
  if (!exact || tenths % 10 == 0) return whole;
  return whole + std::to_string(tenths % 10) + "千" + std::string(below);
}

std::string TimeOfDay(std::uint64_t at_s, int offset_minutes, char between) {
  const auto minutes_utc = static_cast<std::int64_t>(at_s / kSecondsPerMinute % kMinutesPerDay);
  const auto minutes = static_cast<std::uint64_t>(
      (minutes_utc + offset_minutes + static_cast<std::int64_t>(kMinutesPerDay)) %
      static_cast<std::int64_t>(kMinutesPerDay));
  return TwoDigits(minutes / 60) + between + TwoDigits(minutes % 60);
}

}  // namespace

std::string FormatCount(std::uint64_t count, std::string_view language) {
  return Group(std::to_string(count), StyleOf(language).group);
}

std::string FormatAmount(const MoneyValue& money, std::string_view language) {
  const NumberStyle& style = StyleOf(language);
  const int exponent = CurrencyExponent(money.currency).value_or(0);
  const std::uint64_t minor = Absolute(money.minor_units);
  const std::uint64_t scale = PowerOfTen(exponent);
  std::string text = money.minor_units < 0 ? "-" : "";
  text += Group(std::to_string(minor / scale), style.group);
  const bool coins = std::find(std::begin(kWithoutCoins), std::end(kWithoutCoins),
                               money.currency) == std::end(kWithoutCoins);
  if (exponent == 0 || (!coins && minor % scale == 0)) return text;
  const std::string decimals = std::to_string(minor % scale);
  text += style.point;
  text.append(static_cast<std::size_t>(exponent) - decimals.size(), '0');
  return text + decimals;
}

std::string FormatMoney(const MoneyValue& money, std::string_view language) {
  for (const CurrencyStyle& style : kCurrencyStyles) {
    if (style.currency != money.currency || style.language != PrimaryLanguage(language)) continue;
    return std::string(style.before) + FormatAmount(money, language) + std::string(style.behind);
  }
  const bool known = CurrencyExponent(money.currency).has_value();
  return FormatAmount(money, language) + (known ? " " : " minor units of ") + money.currency;
}

std::string FormatAmountInWords(const MoneyValue& money, std::string_view language) {
  const std::optional<int> exponent = CurrencyExponent(money.currency);
  if (!exponent || money.minor_units < 0) return {};
  const NumberStyle& style = StyleOf(language);
  const std::uint64_t scale = PowerOfTen(*exponent);
  const auto minor = static_cast<std::uint64_t>(money.minor_units);
  const WordUnit& small = style.units[0];
  const WordUnit& large = style.units[1];
  if (minor < small.value * scale) return {};
  // 999,600,000 is 1 billion, not 1000 million: large from where the small one rounds up to it.
  const bool is_large = Round(minor, small.value * scale) >= large.value / small.value;
  constexpr std::uint64_t kFewUnits = 100;  // from here on the unit alone is exact enough
  if (style.in_thousands && is_large) return InThousands(minor, large, scale, small.name);
  if (style.in_thousands) {
    if (minor < kFewUnits * small.value * scale) return InThousands(minor, small, scale, "");
    return std::to_string(Round(minor, small.value * scale)) + std::string(small.name);
  }
  const WordUnit& unit = is_large ? large : small;
  return Roughly(minor, unit.value * scale, style.point) + std::string(unit.name);
}

std::string FormatMoneyWithWords(const MoneyValue& money, std::string_view language) {
  const std::string words = FormatAmountInWords(money, language);
  std::string exact = FormatMoney(money, language);
  if (words.empty()) return exact;
  const bool japanese = StyleOf(language).language == "ja";
  return japanese ? exact + "（約" + words + "）" : exact + " (" + words + ")";
}

std::string FormatDate(const CivilDate& date, std::string_view language) {
  WARIFU_CHECK(IsValid(date));
  const std::string year = std::to_string(date.year);
  const std::string day = std::to_string(date.day);
  const auto month = static_cast<std::size_t>(date.month);
  const std::string_view style = StyleOf(language).language;
  if (style == "vi") return day + " tháng " + std::to_string(month) + " năm " + year;
  if (style == "ja") return year + "年" + std::to_string(month) + "月" + day + "日";
  const auto& months = style == "id" ? kIndonesianMonths : kEnglishMonths;
  return day + " " + std::string(months[month - 1]) + " " + year;
}

std::string FormatDateOf(std::uint64_t at_s, int offset_minutes, std::string_view language) {
  WARIFU_CHECK(offset_minutes >= -kMaxOffsetMinutes && offset_minutes <= kMaxOffsetMinutes);
  const std::optional<CivilDate> date = DateAt(at_s, offset_minutes);
  return date ? FormatDate(*date, language) : FormatInstant(at_s);
}

std::string FormatDateTime(std::uint64_t at_s, int offset_minutes, std::string_view language) {
  std::string date = FormatDateOf(at_s, offset_minutes, language);
  if (!DateAt(at_s, offset_minutes)) return date;
  const std::string_view style = StyleOf(language).language;
  if (style == "id") return date + ", pukul " + TimeOfDay(at_s, offset_minutes, '.');
  return date + (style == "ja" ? " " : ", ") + TimeOfDay(at_s, offset_minutes, ':');
}

std::string FormatBasisPoints(std::uint64_t basis_points, std::string_view language) {
  std::string text = std::to_string(basis_points / kBasisPointsPerPercent);
  std::string decimals = TwoDigits(basis_points % kBasisPointsPerPercent);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (!decimals.empty()) text += StyleOf(language).point + decimals;
  return text + "%";
}

}  // namespace warifu

#include "core/text/country.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "core/text/country_table.h"

namespace warifu {
namespace {

constexpr std::size_t kCountryLength = 2;
constexpr std::size_t kScriptLength = 4;
constexpr std::size_t kMaxSubdivisionLength = 3;
constexpr int kJapanesePrefectures = 47;

// Languages of the countries that send and take workers; those of ISO 639-1 first, then of 639-2/3.
constexpr std::string_view kLanguages[] = {
    "am", "ar",  "as",  "az",  "be",  "bg",  "bn",  "bo",  "bs",  "cs",  "da",  "de",  "dz", "el",
    "en", "es",  "et",  "fa",  "fi",  "fj",  "fr",  "gu",  "he",  "hi",  "hr",  "hu",  "hy", "id",
    "is", "it",  "ja",  "jv",  "ka",  "kk",  "km",  "kn",  "ko",  "ku",  "ky",  "lo",  "lt", "lv",
    "mg", "mk",  "ml",  "mn",  "mr",  "ms",  "my",  "ne",  "nl",  "no",  "or",  "pa",  "pl", "ps",
    "pt", "ro",  "ru",  "sd",  "si",  "sk",  "sl",  "sm",  "so",  "sq",  "sr",  "su",  "sv", "sw",
    "ta", "te",  "tg",  "th",  "tk",  "tl",  "to",  "tr",  "ug",  "uk",  "ur",  "uz",  "vi", "zh",
    "zu", "ceb", "fil", "hil", "ilo", "kac", "ksw", "mai", "min", "mnw", "shn", "yue",
};

const CountryRow* FindCountry(std::string_view code) {
  const auto rows = CountryRows();
  const auto row = std::lower_bound(
      rows.begin(), rows.end(), code,
      [](const CountryRow& country, std::string_view wanted) { return country.code < wanted; });
  return row != rows.end() && row->code == code ? &*row : nullptr;
}

// Empty: not named in this language.
std::string_view NameIn(const CountryRow& country, std::string_view language) {
  if (language == "vi") return country.vietnamese;
  if (language == "ja") return country.japanese;
  if (language == "id") return country.indonesian;
  return {};
}

bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsJapanesePrefecture(std::string_view local) {
  if (local.size() != 2 || !IsDigit(local[0]) || !IsDigit(local[1])) return false;
  const int number = (local[0] - '0') * 10 + (local[1] - '0');
  return number >= 1 && number <= kJapanesePrefectures;
}

bool IsScript(std::string_view part) {
  return part.size() == kScriptLength && IsUpper(part[0]) &&
         std::all_of(part.begin() + 1, part.end(), IsLower);
}

// Cuts "zh" off "zh-Hant-TW", which leaves "Hant-TW"; empty when nothing is left.
std::string_view TakePart(std::string_view& tag) {
  const std::size_t hyphen = tag.find('-');
  const std::string_view part = tag.substr(0, hyphen);
  tag = hyphen == std::string_view::npos ? std::string_view() : tag.substr(hyphen + 1);
  return part;
}

}  // namespace

bool IsCountryCode(std::string_view code) { return FindCountry(code) != nullptr; }

std::string CountryName(std::string_view code, std::string_view language) {
  const CountryRow* country = FindCountry(code);
  if (country == nullptr) return std::string(code);
  const std::string_view name = NameIn(*country, PrimaryLanguage(language));
  return std::string(name.empty() ? country->english : name);
}

bool IsSubdivisionCode(std::string_view code) {
  if (code.size() < kCountryLength + 2 || code[kCountryLength] != '-') return false;
  const std::string_view country = code.substr(0, kCountryLength);
  const std::string_view local = code.substr(kCountryLength + 1);
  if (!IsCountryCode(country) || local.size() > kMaxSubdivisionLength) return false;
  if (country == "JP") return IsJapanesePrefecture(local);
  return std::all_of(local.begin(), local.end(), [](char c) { return IsUpper(c) || IsDigit(c); });
}

bool IsLanguageTag(std::string_view tag) {
  if (tag.ends_with('-')) return false;
  const std::string_view language = TakePart(tag);
  if (std::find(std::begin(kLanguages), std::end(kLanguages), language) == std::end(kLanguages)) {
    return false;
  }
  std::string_view after_script = tag;
  if (IsScript(TakePart(after_script))) tag = after_script;
  return tag.empty() || IsCountryCode(tag);
}

std::string_view PrimaryLanguage(std::string_view tag) { return tag.substr(0, tag.find('-')); }

}  // namespace warifu

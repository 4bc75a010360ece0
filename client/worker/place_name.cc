#include "client/worker/place_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/text/country.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::string_view kJapan = "JP-";

// By number, from 01.
constexpr std::array<std::string_view, 47> kPrefectures = {
    "Hokkaido",  "Aomori",   "Iwate",    "Miyagi",    "Akita",     "Yamagata",  "Fukushima",
    "Ibaraki",   "Tochigi",  "Gunma",    "Saitama",   "Chiba",     "Tokyo",     "Kanagawa",
    "Niigata",   "Toyama",   "Ishikawa", "Fukui",     "Yamanashi", "Nagano",    "Gifu",
    "Shizuoka",  "Aichi",    "Mie",      "Shiga",     "Kyoto",     "Osaka",     "Hyogo",
    "Nara",      "Wakayama", "Tottori",  "Shimane",   "Okayama",   "Hiroshima", "Yamaguchi",
    "Tokushima", "Kagawa",   "Ehime",    "Kochi",     "Fukuoka",   "Saga",      "Nagasaki",
    "Kumamoto",  "Oita",     "Miyazaki", "Kagoshima", "Okinawa"};

// "08" as 8; nothing for what is no number of a prefecture.
std::optional<std::size_t> PrefectureNumber(std::string_view digits) {
  constexpr int kBase = 10;
  if (digits.size() != 2) return std::nullopt;
  std::size_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * kBase + static_cast<std::size_t>(c - '0');
  }
  if (number < 1 || number > kPrefectures.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string SubdivisionName(std::string_view code) {
  if (code.starts_with(kJapan)) {
    const auto number = PrefectureNumber(code.substr(kJapan.size()));
    if (number) return std::string(kPrefectures[*number - 1]);
  }
  return EscapeForTerminal(code);
}

std::string WhereInWords(const v1::Offer& offer, std::string_view language) {
  std::vector<std::string> names;
  for (const v1::Worksite& worksite : offer.worksites()) {
    std::string name = SubdivisionName(worksite.subdivision());
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string text;
  for (const std::string& name : names) text += name + ", ";
  return text + CountryName(offer.corridor().destination_country(), language);
}

}  // namespace warifu

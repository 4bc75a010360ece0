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
constexpr std::string_view kJapanese = "ja";

// By number, from 01.
constexpr std::array<std::string_view, 47> kPrefectures = {
    "Hokkaido",  "Aomori",   "Iwate",    "Miyagi",    "Akita",     "Yamagata",  "Fukushima",
    "Ibaraki",   "Tochigi",  "Gunma",    "Saitama",   "Chiba",     "Tokyo",     "Kanagawa",
    "Niigata",   "Toyama",   "Ishikawa", "Fukui",     "Yamanashi", "Nagano",    "Gifu",
    "Shizuoka",  "Aichi",    "Mie",      "Shiga",     "Kyoto",     "Osaka",     "Hyogo",
    "Nara",      "Wakayama", "Tottori",  "Shimane",   "Okayama",   "Hiroshima", "Yamaguchi",
    "Tokushima", "Kagawa",   "Ehime",    "Kochi",     "Fukuoka",   "Saga",      "Nagasaki",
    "Kumamoto",  "Oita",     "Miyazaki", "Kagoshima", "Okinawa"};

constexpr std::array<std::string_view, 47> kPrefecturesJapanese = {
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県",   "福島県", "茨城県",
    "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",
    "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県",   "愛知県", "三重県",
    "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県",
    "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県",   "高知県", "福岡県",
    "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"};

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

std::string SubdivisionName(std::string_view code, std::string_view language) {
  if (code.starts_with(kJapan)) {
    const auto number = PrefectureNumber(code.substr(kJapan.size()));
    const auto& names = language == kJapanese ? kPrefecturesJapanese : kPrefectures;
    if (number) return std::string(names[*number - 1]);
  }
  return EscapeForTerminal(code);
}

std::string WhereInWords(const v1::Offer& offer, std::string_view language) {
  std::vector<std::string> names;
  for (const v1::Worksite& worksite : offer.worksites()) {
    std::string name = SubdivisionName(worksite.subdivision(), language);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  const bool japanese = language == kJapanese;  // from the large to the small
  const std::string country = CountryName(offer.corridor().destination_country(), language);
  std::string text = japanese ? country : "";
  for (const std::string& name : names) {
    text += japanese ? (text == country ? " " : "、") + name : name + ", ";
  }
  return japanese ? text : text + country;
}

}  // namespace warifu

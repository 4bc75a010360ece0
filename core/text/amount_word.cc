#include "core/text/amount_word.h"

#include "core/text/currency.h"

namespace warifu {
namespace {

struct Multiplier {
  std::string_view word;
  int power_of_ten;
};

// By language; words without accents as they are typed on a foreign keyboard.
constexpr Multiplier kMultipliers[] = {
    {"thousand", 3}, {"million", 6}, {"billion", 9}, {"k", 3},                  // English
    {"nghìn", 3},    {"ngàn", 3},    {"triệu", 6},   {"tỷ", 9},   {"tỉ", 9},    // Vietnamese
    {"nghin", 3},    {"ngan", 3},    {"trieu", 6},   {"tr", 6},   {"ty", 9},    //
    {"củ", 6},       {"man", 4},                                                // as workers say it
    {"ribu", 3},     {"juta", 6},    {"miliar", 9},  {"rb", 3},   {"jt", 6},    // Indonesian
    {"libo", 3},     {"milyon", 6},  {"bilyon", 9},                             // Filipino
    {"千", 3},       {"万", 4},      {"百万", 6},    {"千万", 7}, {"億", 8},    // Japanese
    {"萬", 4},       {"亿", 8},                                                 // Chinese
    {"천", 3},       {"만", 4},      {"백만", 6},    {"천만", 7}, {"억", 8},    // Korean
    {"lakh", 5},     {"crore", 7},   {"हजार", 3},    {"लाख", 5},  {"करोड", 7},  // Nepali
    {"হাজার", 3},    {"লাখ", 5},     {"কোটি", 7},                               // Bengali
    {"ထောင်", 3},     {"သောင်း", 4},   {"သိန်း", 5},     {"သန်း", 6},                // Burmese
    {"ពាន់", 3},      {"ម៉ឺន", 4},      {"សែន", 5},     {"លាន", 6},                // Khmer
    {"พัน", 3},       {"หมื่น", 4},     {"แสน", 5},     {"ล้าน", 6},                // Thai
};

struct CurrencyWord {
  std::string_view word;
  std::string_view code;
};

// clang-format off
constexpr CurrencyWord kCurrencies[] = {
    {"₫", "VND"},      {"đ", "VND"},    {"đồng", "VND"}, {"dong", "VND"}, {"円", "JPY"},
    {"yen", "JPY"},    {"₩", "KRW"},    {"원", "KRW"},   {"won", "KRW"},  {"rp", "IDR"},
    {"rupiah", "IDR"}, {"₱", "PHP"},    {"piso", "PHP"}, {"៛", "KHR"},    {"riel", "KHR"},
    {"រៀល", "KHR"},    {"kyat", "MMK"}, {"ကျပ်", "MMK"},  {"฿", "THB"},    {"baht", "THB"},
    {"บาท", "THB"},    {"₹", "INR"},    {"৳", "BDT"},    {"taka", "BDT"}, {"টাকা", "BDT"},
    {"nrs", "NPR"},    {"€", "EUR"},    {"euro", "EUR"}, {"£", "GBP"},    {"us$", "USD"},
    {"nt$", "TWD"},    {"s$", "SGD"},   {"a$", "AUD"},   {"hk$", "HKD"},  {"paanga", "TOP"},
    {"t$", "TOP"},      {"yên", "JPY"},  {"米ドル", "USD"},
    {"ベトナムドン", "VND"}, {"インドネシアルピア", "IDR"},
};
// clang-format on

struct SharedWord {
  std::string_view word;
  std::string_view codes;
};

constexpr SharedWord kShared[] = {
    {"$", "USD or AUD"},     {"dollar", "USD or AUD"}, {"dollars", "USD or AUD"},
    {"¥", "JPY or CNY"},     {"元", "CNY or TWD"},     {"rs", "NPR or LKR"},
    {"rupee", "NPR or LKR"}, {"rupees", "NPR or LKR"}, {"रु", "NPR or INR"},
    {"රු", "LKR or INR"},     {"peso", "PHP or MXN"},   {"pesos", "PHP or MXN"},
};

std::optional<int> MultiplierOf(std::string_view word) {
  for (const Multiplier& multiplier : kMultipliers) {
    if (multiplier.word == word) return multiplier.power_of_ten;
  }
  return std::nullopt;
}

std::string UpperCase(std::string_view word) {
  std::string upper(word);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

// Empty when the word names no currency.
std::string CurrencyOf(std::string_view word) {
  for (const CurrencyWord& currency : kCurrencies) {
    if (currency.word == word) return std::string(currency.code);
  }
  const std::string code = UpperCase(word);
  return CurrencyExponent(code) ? code : "";
}

}  // namespace

std::optional<AmountWord> ReadAmountWord(std::string_view folded) {
  if (const auto power = MultiplierOf(folded)) return AmountWord{power, ""};
  if (std::string code = CurrencyOf(folded); !code.empty()) return AmountWord{{}, code};
  for (const Multiplier& multiplier : kMultipliers) {
    if (!folded.starts_with(multiplier.word)) continue;
    const std::string code = CurrencyOf(folded.substr(multiplier.word.size()));
    if (!code.empty()) return AmountWord{multiplier.power_of_ten, code};
  }
  return std::nullopt;
}

std::string_view SharedCurrencies(std::string_view folded) {
  for (const SharedWord& shared : kShared) {
    if (shared.word == folded) return shared.codes;
  }
  return {};
}

}  // namespace warifu

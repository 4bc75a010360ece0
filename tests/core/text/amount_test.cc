#include "core/text/amount.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace warifu {
namespace {

// The amount in its plain form, or the error's sentence.
std::string Read(std::string_view text) {
  const auto money = ParseAmount(text);
  return money.ok() ? FormatMoneyPlain(*money) : money.error().message();
}

bool IsRefused(std::string_view text, std::string_view because) {
  const auto money = ParseAmount(text);
  return !money.ok() && money.error().code == ErrorCode::kBadInput &&
         money.error().message().find(because) != std::string::npos;
}

using Pair = std::pair<const char*, const char*>;

TEST(ParseAmount, ReadsPlainNumbersAndThousands) {
  const Pair examples[] = {
      {"690.50 USD", "690.50 USD"},
      {"690,50 USD", "690.50 USD"},
      {"690.5 USD", "690.50 USD"},
      {"690 USD", "690.00 USD"},
      {"140,000,000 VND", "140000000 VND"},
      {"1.400.000 VND", "1400000 VND"},
      {"1 400 000 VND", "1400000 VND"},
      {"1'400'000 VND", "1400000 VND"},
      {"1’400’000 VND", "1400000 VND"},
      {"1\u00A0400\u202F000 VND", "1400000 VND"},
      {"1.400 VND", "1400 VND"},
      {"1,400 VND", "1400 VND"},
      {"2,500 NPR", "2500.00 NPR"},
      {"2,500.00 NPR", "2500.00 NPR"},
      {"2,50,000 NPR", "250000.00 NPR"},
      {"12,34,56,789 INR", "123456789.00 INR"},
      {"1,234.56 USD", "1234.56 USD"},
      {"1.234,56 EUR", "1234.56 EUR"},
      {"1 234,56 EUR", "1234.56 EUR"},
      {"1,234,567.8 USD", "1234567.80 USD"},
      {"1,234.567 KWD", "1234.567 KWD"},
      {"1.5 KWD", "1.500 KWD"},
      {"0 VND", "0 VND"},
      {"0 USD", "0.00 USD"},
      {"0.05 USD", "0.05 USD"},
      {"184461JPY", "184461 JPY"},
      {"JPY 184461", "184461 JPY"},
      {"jpy184,461", "184461 JPY"},
      {"9223372036854775807 VND", "9223372036854775807 VND"},
      {"92233720368547758.07 USD", "92233720368547758.07 USD"},
  };
  for (const auto& [typed, plain] : examples) EXPECT_EQ(Read(typed), plain) << typed;
}

TEST(ParseAmount, ReadsWordsOfEveryLanguage) {
  const Pair examples[] = {
      {"140 triệu VND", "140000000 VND"},
      {"140 tri\u0065\u0302\u0323u VND", "140000000 VND"},  // NFD, as some keyboards send it
      {"140 TRIỆU đồng", "140000000 VND"},
      {"140 trieu dong", "140000000 VND"},
      {"140tr VND", "140000000 VND"},
      {"140tr. VND", "140000000 VND"},
      {"140trđ", "140000000 VND"},
      {"0,5 triệu VND", "500000 VND"},
      {"1,2 tỷ VND", "1200000000 VND"},
      {"1 tỷ 200 triệu VND", "1200000000 VND"},
      {"1 tỷ 200 triệu 500 nghìn đồng", "1200500000 VND"},
      {"500k VND", "500000 VND"},
      {"140.000.000đ", "140000000 VND"},
      {"140.000.000 ₫", "140000000 VND"},
      {"62 million VND", "62000000 VND"},
      {"1.5 million VND", "1500000 VND"},
      {"1.234567 million VND", "1234567 VND"},
      {"2 thousand USD", "2000.00 USD"},
      {"5 juta IDR", "5000000.00 IDR"},
      {"5,5 juta rupiah", "5500000.00 IDR"},
      {"Rp 5.500.000", "5500000.00 IDR"},
      {"Rp.5.500.000,00", "5500000.00 IDR"},
      {"Rp5jt", "5000000.00 IDR"},
      {"14万円", "140000 JPY"},
      {"１４万円", "140000 JPY"},
      {"14.5万円", "145000 JPY"},
      {"14万5000円", "145000 JPY"},
      {"14万5千円", "145000 JPY"},
      {"14万500円", "140500 JPY"},
      {"1億2000万円", "120000000 JPY"},
      {"14万5,000円",
       "\"14万5,000円\" is not understood: several numbers are added only when each "
       "is whole, without separators"},
      {"２，５００円", "2500 JPY"},
      {"20만원", "200000 KRW"},
      {"140 củ VND", "140000000 VND"},
      {"15 man yen", "150000 JPY"},
      {"145.376 yên", "145376 JPY"},
      {"3,5 juta IDR", "3500000.00 IDR"},
      {"14万5千円", "145000 JPY"},
      {"6192万ベトナムドン", "61920000 VND"},
      {"690.50米ドル", "690.50 USD"},
      {"2 lakh NPR", "200000.00 NPR"},
      {"२ लाख NPR", "200000.00 NPR"},
      {"၅ သိန်း ကျပ်", "500000.00 MMK"},
      {"២ លាន រៀល", "2000000.00 KHR"},
      {"3 หมื่นบาท", "30000.00 THB"},
      {"২ লাখ টাকা", "200000.00 BDT"},
      {"₱500", "500.00 PHP"},
      {"US$690.50", "690.50 USD"},
      {"IDR 5 juta IDR", "5000000.00 IDR"},
      {"1 triệu 500000 VND", "1500000 VND"},
  };
  for (const auto& [typed, plain] : examples) EXPECT_EQ(Read(typed), plain) << typed;
}

TEST(ParseAmount, ShowsBothReadings) {
  struct Example {
    const char* typed;
    const char* one;
    const char* other;
  };
  const Example examples[] = {
      {"1.234 USD", "1234 USD", "1.234 USD"},
      {"690.505 USD", "690505 USD", "690.505 USD"},
      {"5.500 IDR", "5500 IDR", "5.500 IDR"},
      {"1.234 KWD", "1234 KWD", "1.234 KWD"},
      {"1,234 KWD", "1234 KWD", "1.234 KWD"},
      {"1.500 triệu VND", "1500000000 VND", "1500000 VND"},
      {"62,123 million VND", "62123000000 VND", "62123000 VND"},
      {"1 triệu 5 VND", "1000005 VND", "1500000 VND"},
      {"1 triệu 500 VND", "1000500 VND", "1500000 VND"},
      {"1 tỷ 2 VND", "1000000002 VND", "1200000000 VND"},
      {"14万5 CNY", "140005.00 CNY", "145000.00 CNY"},
  };
  for (const auto& [typed, one, other] : examples) {
    const std::string both = std::string("two readings, ") + one + " and " + other;
    EXPECT_TRUE(IsRefused(typed, both)) << typed << ": " << Read(typed);
  }
}

TEST(ParseAmount, ShowsWhatAMissingCurrencyCouldBe) {
  EXPECT_EQ(Read("140000000"),
            "\"140000000\" is not understood: it names no currency: write \"140000000 VND\" or "
            "\"140000000 JPY\"");
  EXPECT_TRUE(IsRefused("62 million", "no currency"));
  EXPECT_TRUE(IsRefused("5 $", "write USD or AUD"));
  EXPECT_TRUE(IsRefused("$5", "write USD or AUD"));
  EXPECT_TRUE(IsRefused("5 dollars", "write USD or AUD"));
  EXPECT_TRUE(IsRefused("¥14,000", "write JPY or CNY"));
  EXPECT_TRUE(IsRefused("￥14,000", "write JPY or CNY"));
  EXPECT_TRUE(IsRefused("Rs. 5", "write NPR or LKR"));
}

// What is said in other languages than English.
TEST(ReadTypedAmount, GivesItsChoices) {
  struct Example {
    const char* typed;
    AmountProblem problem;
    std::vector<std::string> choices;
  };
  const Example examples[] = {
      {"1.234 USD", AmountProblem::kTwoReadings, {"1234 USD", "1.234 USD"}},
      {"1 triệu 5 VND", AmountProblem::kTwoReadings, {"1000005 VND", "1500000 VND"}},
      {"140 triệu", AmountProblem::kNoCurrency, {"140 triệu VND", "140 triệu JPY"}},
      {"14万5千", AmountProblem::kNoCurrency, {"14万5千 VND", "14万5千 JPY"}},
      {"$5", AmountProblem::kSharedCurrency, {"USD", "AUD"}},
      {"¥14,000", AmountProblem::kSharedCurrency, {"JPY", "CNY"}},
      {"many VND", AmountProblem::kNotUnderstood, {}},
      {"1.5 JPY", AmountProblem::kNotUnderstood, {}},
  };
  for (const auto& [typed, problem, choices] : examples) {
    const auto read = ReadTypedAmount(typed);
    const auto* refusal = std::get_if<AmountRefusal>(&read);
    ASSERT_NE(refusal, nullptr) << typed;
    EXPECT_EQ(refusal->problem, problem) << typed;
    EXPECT_EQ(refusal->choices, choices) << typed;
    EXPECT_TRUE(IsRefused(typed, refusal->why.English())) << typed;
  }
  EXPECT_EQ(std::get<MoneyValue>(ReadTypedAmount("5 VND")), (MoneyValue{5, "VND"}));
}

TEST(ParseAmount, RefusesTooManyDecimals) {
  for (const char* text : {"1.5 JPY", "1.50 VND", "0.505 USD", "1.2345 USD", "1,234.567 USD",
                           "0.0001 KWD", "1.2345678 million VND", "1.23456 万円", "0.500 USD"}) {
    EXPECT_TRUE(IsRefused(text, "more decimals")) << text << ": " << Read(text);
  }
}

TEST(ParseAmount, RefusesMoreThanInt64Holds) {
  for (const char* text :
       {"9223372036854775808 VND", "92233720368547758.08 USD", "9223372037 tỷ VND",
        "99999999999999999999999999999999999999999999999999 VND", "92233720368547759 USD",
        "999999999999999999999 triệu VND", "9223372036854775807 billion VND",
        "9223372036 tỷ 900 triệu VND", "9223372036 tỷ 854775808 VND"}) {
    EXPECT_TRUE(IsRefused(text, "too large")) << text << ": " << Read(text);
  }
}

TEST(ParseAmount, RefusesMisplacedSeparators) {
  for (
      const char* text :
      {"1,40 000 VND",     "1,40,000 VND",   "14,00,000 JPY",  "1,23,456 USD",  "1234,567,890 VND",
       "1,234,56 USD",     "1.234.56 USD",   "1,2345,678 VND", "0,400,000 VND", "1.234,567.89 USD",
       "1,234.567,89 USD", "1 23 VND",       "5 5 VND",        "5  000 VND",    "5,,000 VND",
       "5..5 USD",         ",5 USD",         ".5 USD",         "5. USD",        "5, USD",
       "5,000,- VND",      "5.000.000. VND", "5'5 USD",        "1.000 000 VND", "1 000.000.000 VND",
       "07 VND",           "00 VND",         "0140 VND",       "1,000'000 VND"}) {
    EXPECT_FALSE(ParseAmount(text).ok()) << text << ": " << Read(text);
  }
}

TEST(ParseAmount, RefusesSignsAndOtherNumbers) {
  for (const char* text :
       {"-5 USD",  "+5 USD",   "−5 USD", "5- USD",    "5-6 USD", "(5 USD)", "5% USD", "~5 USD",
        "1e6 VND", "0x10 VND", "5² VND", "½ USD",     "⑤ USD",   "Ⅴ USD",   "⁵ USD",  "㊄円",
        "5/2 USD", "5:00 USD", "#5 USD", "5_000 VND", "五円",    "十四万円"}) {
    EXPECT_FALSE(ParseAmount(text).ok()) << text << ": " << Read(text);
  }
}

TEST(ParseAmount, RefusesWhatItDoesNotUnderstand) {
  const char* const bad[] = {
      "",
      " ",
      "VND",
      "million VND",
      "triệu",
      "abc",
      "5 XYZ",
      "5 VND USD",
      "USD 5 VND",
      "USD VND 5",
      "5 VND 5 VND",
      "5 VND million",
      "5 million million VND",
      "5 million 3 million VND",
      "5 thousand 3 million VND",
      "5 million VND 3 thousand",
      "1.5 million 3 thousand VND",
      "5 million 1000 thousand VND",
      "5m VND",
      "5 USD per month",
      "about 5 USD",
      "USD5USD5",
      "VNDUSD 5",
  };
  for (const char* text : bad) EXPECT_FALSE(ParseAmount(text).ok()) << text << ": " << Read(text);
}

TEST(ParseAmount, RefusesHostileText) {
  EXPECT_TRUE(IsRefused("5\xFF USD", "\\xFF"));
  EXPECT_TRUE(IsRefused("\u202E5 USD", "\\u{202E}"));
  EXPECT_FALSE(ParseAmount("5\u200B0 USD").ok());
  EXPECT_FALSE(ParseAmount("5\u200D USD").ok());
  EXPECT_FALSE(ParseAmount("5\u00AD0 USD").ok());
  EXPECT_FALSE(ParseAmount("5\tUSD").ok());
  EXPECT_FALSE(ParseAmount("5\nUSD").ok());
  EXPECT_FALSE(ParseAmount(std::string_view("5\0 USD", 6)).ok());
  EXPECT_TRUE(ParseAmount(std::string(kMaxAmountBytes - 5, ' ') + "5 USD").ok());
  EXPECT_TRUE(IsRefused(std::string(kMaxAmountBytes - 4, ' ') + "5 USD", "too long"));
  EXPECT_TRUE(IsRefused(std::string(100000, '9'), "too long"));
}

}  // namespace
}  // namespace warifu

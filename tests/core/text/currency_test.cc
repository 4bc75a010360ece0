#include "core/text/currency.h"

#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

TEST(CurrencyExponent, IsThatOfIso4217) {
  for (const char* code : {"JPY", "VND", "KRW", "CLP", "XOF", "ISK", "UGX"}) {
    EXPECT_EQ(CurrencyExponent(code), 0) << code;
  }
  for (const char* code :
       {"IDR", "KHR", "MMK", "PHP", "NPR", "LKR", "THB", "TOP", "USD", "EUR", "CNY",
        "TWD", "MYR", "SGD", "AUD", "GBP", "AED", "ZMW", "BDT", "LAK", "MNT", "UZS"}) {
    EXPECT_EQ(CurrencyExponent(code), 2) << code;
  }
  for (const char* code : {"KWD", "BHD", "IQD", "JOD", "LYD", "OMR", "TND"}) {
    EXPECT_EQ(CurrencyExponent(code), 3) << code;
  }
}

TEST(CurrencyExponent, KnowsNothingElse) {
  for (const char* code : {"", "U", "US", "USDX", "usd", "Usd", "XXX", "XAU", "XTS", "XDR", "ABC",
                           "ED ", " AF", "D A", "FAF", "   ", "円", "DEM"}) {
    EXPECT_EQ(CurrencyExponent(code), std::nullopt) << code;
  }
}

TEST(FormatMoneyPlain, PutsThePoint) {
  EXPECT_EQ(FormatMoneyPlain(184461, "JPY"), "184461 JPY");
  EXPECT_EQ(FormatMoneyPlain(69050, "USD"), "690.50 USD");
  EXPECT_EQ(FormatMoneyPlain(5, "USD"), "0.05 USD");
  EXPECT_EQ(FormatMoneyPlain(0, "USD"), "0.00 USD");
  EXPECT_EQ(FormatMoneyPlain(0, "VND"), "0 VND");
  EXPECT_EQ(FormatMoneyPlain(1234, "KWD"), "1.234 KWD");
  EXPECT_EQ(FormatMoneyPlain(1, "KWD"), "0.001 KWD");
  EXPECT_EQ(FormatMoneyPlain(-5, "USD"), "-0.05 USD");
  EXPECT_EQ(FormatMoneyPlain(-184461, "JPY"), "-184461 JPY");
  EXPECT_EQ(FormatMoneyPlain(INT64_MIN, "JPY"), "-9223372036854775808 JPY");
  EXPECT_EQ(FormatMoneyPlain(INT64_MAX, "USD"), "92233720368547758.07 USD");
  EXPECT_EQ(FormatMoneyPlain(12345, "XYZ"), "12345 minor units of XYZ");
}

TEST(ParseMoneyPlain, IsTheInverse) {
  for (const char* code : {"JPY", "USD", "KWD"}) {
    for (const std::int64_t minor :
         {std::int64_t{0}, std::int64_t{1}, std::int64_t{9}, std::int64_t{10}, std::int64_t{99},
          std::int64_t{100}, std::int64_t{999}, std::int64_t{1000}, std::int64_t{184461},
          INT64_MAX - 1, INT64_MAX}) {
      const std::string text = FormatMoneyPlain(minor, code);
      const auto money = ParseMoneyPlain(text);
      ASSERT_TRUE(money.ok()) << text;
      EXPECT_EQ(*money, (MoneyValue{minor, code})) << text;
    }
  }
}

TEST(ParseMoneyPlain, RefusesEverythingElse) {
  const char* const bad[] = {"",
                             " ",
                             "USD",
                             "690.50",
                             "690.50USD",
                             "690.5 USD",
                             "690 USD",
                             "690. USD",
                             "690.500 USD",
                             ".50 USD",
                             "690,50 USD",
                             "1,690.50 USD",
                             "0690.50 USD",
                             "00.50 USD",
                             "-0.05 USD",
                             "-5 JPY",
                             "+5 JPY",
                             "5.0 JPY",
                             "5. JPY",
                             "5 jpy",
                             "5  JPY",
                             " 5 JPY",
                             "5 JPY ",
                             "5 JPY JPY",
                             "5 XYZ",
                             "5e3 JPY",
                             "0x5 JPY",
                             "５ JPY",
                             "5.-1 USD",
                             "5.1. USD",
                             "JPY 5",
                             "5\tJPY",
                             "5.12 KWD",
                             "005 JPY",
                             "5 J\u202EY"};
  for (const char* text : bad) EXPECT_FALSE(ParseMoneyPlain(text).ok()) << text;
}

TEST(ParseMoneyPlain, RefusesMoreThanInt64Holds) {
  for (const char* text :
       {"9223372036854775808 JPY", "92233720368547758.08 USD", "99999999999999999999 JPY",
        "18446744073709551616 JPY", "18446744073709551617 JPY", "9223372036854775807.00 USD",
        "100000000000000000000000000000000000000000 JPY"}) {
    EXPECT_NE(ParseMoneyPlain(text).error().message().find("too large"), std::string::npos) << text;
  }
}

TEST(ParseMoneyPlain, SaysWhatIsWrongAndEscapesIt) {
  EXPECT_EQ(ParseMoneyPlain("690.5 USD").error().message(),
            "\"690.5 USD\" is no amount: write it as 690.50 USD");
  EXPECT_EQ(ParseMoneyPlain("690.50 JPY").error().message(),
            "\"690.50 JPY\" is no amount: write it as 690 JPY");
  EXPECT_EQ(ParseMoneyPlain("0690 JPY").error().message(),
            "\"0690 JPY\" is no amount: remove the leading zero");
  EXPECT_EQ(ParseMoneyPlain("\u202E5").error().message().find("\"\\u{202E}5\""), 0u);
}

}  // namespace
}  // namespace warifu

#include "core/text/number_format.h"

#include <gtest/gtest.h>

#include "core/text/amount.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

MoneyValue Vnd(std::int64_t minor_units) { return {minor_units, "VND"}; }
MoneyValue Usd(std::int64_t minor_units) { return {minor_units, "USD"}; }

TEST(FormatCount, GroupsAsTheLanguageDoes) {
  EXPECT_EQ(FormatCount(0, "en"), "0");
  EXPECT_EQ(FormatCount(999, "en"), "999");
  EXPECT_EQ(FormatCount(1000, "en"), "1,000");
  EXPECT_EQ(FormatCount(62123000, "en"), "62,123,000");
  EXPECT_EQ(FormatCount(62123000, "ja"), "62,123,000");
  EXPECT_EQ(FormatCount(62123000, "vi"), "62.123.000");
  EXPECT_EQ(FormatCount(62123000, "id"), "62.123.000");
  EXPECT_EQ(FormatCount(62123000, "vi-VN"), "62.123.000");
  EXPECT_EQ(FormatCount(62123000, "my"), "62,123,000");  // no style of its own: English
  EXPECT_EQ(FormatCount(UINT64_MAX, "en"), "18,446,744,073,709,551,615");
}

TEST(FormatMoney, PutsPointAndCurrency) {
  EXPECT_EQ(FormatMoney(Vnd(62123000), "en"), "62,123,000 VND");
  EXPECT_EQ(FormatMoney(Vnd(62123000), "my"), "62,123,000 VND");
  EXPECT_EQ(FormatMoney(Usd(69050), "en"), "690.50 USD");
  EXPECT_EQ(FormatMoney(Usd(69050), "vi"), "690,50 USD");
  EXPECT_EQ(FormatMoney(Usd(123456789), "id"), "1.234.567,89 USD");
  EXPECT_EQ(FormatMoney(Usd(5), "en"), "0.05 USD");
  EXPECT_EQ(FormatMoney(Usd(-5), "en"), "-0.05 USD");
  EXPECT_EQ(FormatMoney(Vnd(0), "en"), "0 VND");
  EXPECT_EQ(FormatMoney({1234, "KWD"}, "en"), "1.234 KWD");
  EXPECT_EQ(FormatMoney(Vnd(INT64_MIN), "en"), "-9,223,372,036,854,775,808 VND");
  EXPECT_EQ(FormatMoney({12345, "XYZ"}, "en"), "12,345 minor units of XYZ");
  EXPECT_EQ(FormatAmount(Vnd(59823000), "en"), "59,823,000");
  EXPECT_EQ(FormatAmount(Usd(69050), "vi"), "690,50");
}

TEST(FormatMoney, CallsMoneyAsTheLanguageDoes) {
  EXPECT_EQ(FormatMoney(Vnd(61923000), "vi"), "61.923.000 đồng");
  EXPECT_EQ(FormatMoney(Vnd(61923000), "vi-VN"), "61.923.000 đồng");
  EXPECT_EQ(FormatMoney({145376, "JPY"}, "vi"), "145.376 yên");
  EXPECT_EQ(FormatMoney({145376, "JPY"}, "ja"), "145,376円");
  EXPECT_EQ(FormatMoney(Vnd(61923000), "ja"), "61,923,000ベトナムドン");
  EXPECT_EQ(FormatMoney(Usd(69050), "ja"), "690.50米ドル");
  EXPECT_EQ(FormatMoney({123456700, "IDR"}, "ja"), "1,234,567インドネシアルピア");
  EXPECT_EQ(FormatMoney({123456700, "IDR"}, "id"), "Rp 1.234.567");
  EXPECT_EQ(FormatMoney({145376, "JPY"}, "id"), "145.376 yen");
  EXPECT_EQ(FormatMoney(Vnd(61923000), "id"), "61.923.000 dong");
  EXPECT_EQ(FormatMoney({123456700, "IDR"}, "en"), "1,234,567 IDR");
}

// 0.50 of a rupiah is not dropped, though nobody has it; a dollar keeps its cents.
TEST(FormatMoney, DropsOnlyHundredthsThatAreZeroAndOfNoUse) {
  EXPECT_EQ(FormatMoney({123456750, "IDR"}, "id"), "Rp 1.234.567,50");
  EXPECT_EQ(FormatMoney({100, "MMK"}, "en"), "1 MMK");
  EXPECT_EQ(FormatMoney(Usd(69000), "en"), "690.00 USD");
  EXPECT_EQ(FormatMoney(Usd(69000), "vi"), "690,00 USD");
}

TEST(FormatMoney, IsReadBackAsTheSameAmount) {
  for (const char* language : {"en", "vi", "ja", "id"}) {
    for (const MoneyValue& money : {Vnd(61923000), Vnd(0), Usd(69050), MoneyValue{145376, "JPY"},
                                    MoneyValue{123456700, "IDR"}, MoneyValue{123456750, "IDR"},
                                    MoneyValue{250000000, "NPR"}}) {
      const std::string written = FormatMoney(money, language);
      const Result<MoneyValue> read = ParseAmount(written);
      ASSERT_TRUE(read.ok()) << written << ": " << read.error().message();
      EXPECT_EQ(*read, money) << written;
    }
  }
}

TEST(FormatAmountInWords, RoundsHalfUp) {
  EXPECT_EQ(FormatAmountInWords(Vnd(62123000), "en"), "62 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(77877000), "en"), "78 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(140000000), "en"), "140 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(62499999), "en"), "62 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(62500000), "en"), "63 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(1000000), "en"), "1 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(1400000), "en"), "1.4 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(9949999), "en"), "9.9 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(9950000), "en"), "10 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(999499999), "en"), "999 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(999500000), "en"), "1 billion");
  EXPECT_EQ(FormatAmountInWords(Vnd(1234000000), "en"), "1.2 billion");
  EXPECT_EQ(FormatAmountInWords(Usd(150000000), "en"), "1.5 million");
  EXPECT_EQ(FormatAmountInWords(Vnd(INT64_MAX), "en"), "9223372037 billion");
  EXPECT_EQ(FormatAmountInWords({INT64_MAX, "KWD"}, "en"), "9223372 billion");
}

TEST(FormatAmountInWords, SpeaksTheLanguage) {
  EXPECT_EQ(FormatAmountInWords(Vnd(62123000), "vi"), "62 triệu");
  EXPECT_EQ(FormatAmountInWords(Vnd(1400000), "vi"), "1,4 triệu");
  EXPECT_EQ(FormatAmountInWords(Vnd(1234000000), "vi"), "1,2 tỷ");
  EXPECT_EQ(FormatAmountInWords(Vnd(62123000), "id"), "62 juta");
  EXPECT_EQ(FormatAmountInWords(Vnd(1234000000), "id"), "1,2 miliar");
  EXPECT_EQ(FormatAmountInWords(Vnd(62123000), "ja"), "6212万");
  EXPECT_EQ(FormatAmountInWords({145376, "JPY"}, "ja"), "14万5千");
  EXPECT_EQ(FormatAmountInWords({140400, "JPY"}, "ja"), "14万");
  EXPECT_EQ(FormatAmountInWords({149500, "JPY"}, "ja"), "15万");
  EXPECT_EQ(FormatAmountInWords({999499, "JPY"}, "ja"), "99万9千");
  EXPECT_EQ(FormatAmountInWords({999500, "JPY"}, "ja"), "100万");
  EXPECT_EQ(FormatAmountInWords({1004999, "JPY"}, "ja"), "100万");
  EXPECT_EQ(FormatAmountInWords({99994999, "JPY"}, "ja"), "9999万");
  EXPECT_EQ(FormatAmountInWords({99995000, "JPY"}, "ja"), "1億");
  EXPECT_EQ(FormatAmountInWords({140000000, "VND"}, "ja"), "1億4千万");
  EXPECT_EQ(FormatAmountInWords({994999999, "JPY"}, "ja"), "9億9千万");
  EXPECT_EQ(FormatAmountInWords({995000000, "JPY"}, "ja"), "10億");
  EXPECT_EQ(FormatAmountInWords({1234567890, "JPY"}, "ja"), "12億");
}

TEST(FormatAmountInWords, IsSilentWhereWordsHelpNobody) {
  EXPECT_EQ(FormatAmountInWords(Vnd(999999), "en"), "");
  EXPECT_EQ(FormatAmountInWords({145376, "JPY"}, "en"), "");
  EXPECT_EQ(FormatAmountInWords({9999, "JPY"}, "ja"), "");
  EXPECT_EQ(FormatAmountInWords(Vnd(0), "en"), "");
  EXPECT_EQ(FormatAmountInWords(Vnd(-62123000), "en"), "");
  EXPECT_EQ(FormatAmountInWords({62123000, "XYZ"}, "en"), "");
  EXPECT_EQ(FormatMoneyWithWords(Vnd(62123000), "en"), "62,123,000 VND (62 million)");
  EXPECT_EQ(FormatMoneyWithWords(Vnd(400000), "en"), "400,000 VND");
  EXPECT_EQ(FormatMoneyWithWords({145376, "JPY"}, "ja"), "145,376円（約14万5千）");
  EXPECT_EQ(FormatMoneyWithWords({350000000, "IDR"}, "id"), "Rp 3.500.000 (3,5 juta)");
}

TEST(FormatDate, SpeaksTheLanguage) {
  EXPECT_EQ(FormatDate({2026, 11, 20}, "en"), "20 November 2026");
  EXPECT_EQ(FormatDate({2026, 11, 20}, "vi"), "20 tháng 11 năm 2026");
  EXPECT_EQ(FormatDate({2026, 11, 20}, "ja"), "2026年11月20日");
  EXPECT_EQ(FormatDate({2026, 8, 3}, "id"), "3 Agustus 2026");
  EXPECT_EQ(FormatDate({2027, 1, 1}, "en"), "1 January 2027");
  EXPECT_EQ(FormatDate({2027, 12, 31}, "id"), "31 Desember 2027");
  EXPECT_EQ(FormatDate({2026, 11, 20}, "km"), "20 November 2026");
}

TEST(FormatDateTime, FollowsTheZone) {
  const std::uint64_t at_s = ParseInstant("2026-11-20T07:05:59Z").value();
  EXPECT_EQ(FormatDateTime(at_s, 0, "en"), "20 November 2026, 07:05");
  EXPECT_EQ(FormatDateTime(at_s, 7 * 60, "en"), "20 November 2026, 14:05");
  EXPECT_EQ(FormatDateTime(at_s, 5 * 60 + 45, "en"), "20 November 2026, 12:50");
  EXPECT_EQ(FormatDateTime(at_s, 9 * 60, "ja"), "2026年11月20日 16:05");
  EXPECT_EQ(FormatDateTime(at_s, 7 * 60, "id"), "20 November 2026, pukul 14.05");
  EXPECT_EQ(FormatDateTime(at_s, -8 * 60, "vi"), "19 tháng 11 năm 2026, 23:05");
  EXPECT_EQ(FormatDateTime(at_s, 14 * 60, "en"), "20 November 2026, 21:05");
  EXPECT_EQ(FormatDateOf(at_s, -8 * 60, "en"), "19 November 2026");
  EXPECT_EQ(FormatDateTime(0, -60, "en"), "31 December 1969, 23:00");
  EXPECT_EQ(FormatDateTime(UINT64_MAX, 0, "en"), "@18446744073709551615");
  EXPECT_EQ(FormatDateOf(UINT64_MAX, 0, "en"), "@18446744073709551615");
}

TEST(FormatBasisPoints, DropsZeros) {
  EXPECT_EQ(FormatBasisPoints(2500, "en"), "25%");
  EXPECT_EQ(FormatBasisPoints(1250, "en"), "12.5%");
  EXPECT_EQ(FormatBasisPoints(1250, "vi"), "12,5%");
  EXPECT_EQ(FormatBasisPoints(1, "en"), "0.01%");
  EXPECT_EQ(FormatBasisPoints(0, "en"), "0%");
}

}  // namespace
}  // namespace warifu

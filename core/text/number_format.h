// Numbers, money, dates and times as people read them, in the language of the reader.
//
// Known languages: en, vi, ja, id, chosen by the first part of a tag ("vi-VN"); any other reads
// English. Not here: sentences (the client's catalogue), the machine's forms (currency.h,
// civil_date.h, instant.h). The system's locale is never asked.
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_NUMBER_FORMAT_H_
#define WARIFU_CORE_TEXT_NUMBER_FORMAT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/civil_date.h"
#include "core/text/currency.h"

namespace warifu {

// "62,123,000" (en, ja), "62.123.000" (vi, id).
std::string FormatCount(std::uint64_t count, std::string_view language);

// Without the currency: "62,123,000" of VND, "690.50" of USD (en), "690,50" (vi). A negative amount
// has a "-". Hundredths that nobody pays with (rupiah) are shown only where they are not zero. Of
// an unknown currency the minor units as they are.
std::string FormatAmount(const MoneyValue& money, std::string_view language);
// As each language writes it: "62,123,000 VND", "62.123.000 đồng", "62,123,000ベトナムドン",
// "145,376円", "Rp 1.234.567"; currencies that the language has no word for here by their code.
// What is written here ParseAmount (core/text/amount.h) reads back, of known currencies.
std::string FormatMoney(const MoneyValue& money, std::string_view language);

// The amount roughly, in words: "62 million" (en), "62 triệu" (vi), "62 juta" (id), "6212万",
// "14万5千", "1億4千万" (ja); "1.4 million", "1,4 triệu"; "1.2 billion", "1,2 tỷ", "1,2 miliar",
// "12億". Rounded half up, to two figures at least. Empty below one million (ja: below 万), where
// words help nobody, for negative amounts and for unknown currencies.
std::string FormatAmountInWords(const MoneyValue& money, std::string_view language);
// "62,123,000 VND (62 million)", "145,376円（約14万5千）", or FormatMoney where there are no words.
std::string FormatMoneyWithWords(const MoneyValue& money, std::string_view language);

// "20 November 2026", "20 tháng 11 năm 2026", "2026年11月20日". Requires: IsValid(date).
std::string FormatDate(const CivilDate& date, std::string_view language);

// "20 November 2026, 14:05", "20 November 2026, pukul 14.05", "2026年11月20日 14:05" in the zone
// `offset_minutes` east of UTC; beyond kMaxYear as FormatInstant. Requires: |offset_minutes| <=
// kMaxOffsetMinutes.
std::string FormatDateTime(std::uint64_t at_s, int offset_minutes, std::string_view language);
// The date alone, likewise.
std::string FormatDateOf(std::uint64_t at_s, int offset_minutes, std::string_view language);

// "40%", "12.5%", "12,5%": of 4000 and 1250 basis points.
std::string FormatBasisPoints(std::uint64_t basis_points, std::string_view language);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_NUMBER_FORMAT_H_

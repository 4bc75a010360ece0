// Countries, their subdivisions, and language tags: which codes exist, and how countries are
// called.
//
// Source: ISO 3166-1 alpha-2 (officially assigned codes, 2026), ISO 3166-2 (shape), BCP 47 (RFC
// 5646, the part language[-Script][-REGION]). Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_COUNTRY_H_
#define WARIFU_CORE_TEXT_COUNTRY_H_

#include <string>
#include <string_view>

namespace warifu {

// "JP": officially assigned, upper case.
bool IsCountryCode(std::string_view code);

// "Japan" (en), "Nhật Bản" (vi), "日本" (ja), "Jepang" (id); English where the language has no
// name here, and the code itself (copied as it is) where it is unknown. `language` as in
// number_format.h.
std::string CountryName(std::string_view code, std::string_view language);

// "JP-08": a known country, a hyphen, one to three of [A-Z0-9]. Whether the country has such a
// subdivision is not known here, except for Japan (01 to 47).
bool IsSubdivisionCode(std::string_view code);

// "vi", "zh-Hant", "en-US", "zh-Hant-TW": a known language in lower case, then at will a script
// (one capital, three small letters) and a known country, in this order and case. Nothing else of
// BCP 47.
bool IsLanguageTag(std::string_view tag);

// "zh" of "zh-Hant-TW": what stands before the first hyphen.
std::string_view PrimaryLanguage(std::string_view tag);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_COUNTRY_H_

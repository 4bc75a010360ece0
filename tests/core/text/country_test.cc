#include "core/text/country.h"

#include <gtest/gtest.h>

#include <string>

#include "core/text/clean_text.h"
#include "core/text/country_table.h"

namespace warifu {
namespace {

TEST(IsCountryCode, KnowsAllAssignedCodes) {
  int known = 0;
  for (char a = 'A'; a <= 'Z'; ++a) {
    for (char b = 'A'; b <= 'Z'; ++b) known += IsCountryCode(std::string{a, b});
  }
  EXPECT_EQ(known, 249);
  for (const char* code :
       {"AD", "ZW", "JP", "VN", "ID", "PH", "MM", "KH", "NP", "TO", "TH", "LA", "TW"}) {
    EXPECT_TRUE(IsCountryCode(code)) << code;
  }
}

TEST(IsCountryCode, RefusesEverythingElse) {
  for (const char* code : {"", "J", "jp", "Jp", "JPN", "UK", "EU", "XX", "ZZ", "AA", "SU", "AN",
                           "XK", "J ", "日本", "A", "@@"}) {
    EXPECT_FALSE(IsCountryCode(code)) << code;
  }
}

TEST(CountryRows, AreOrderedAndClean) {
  std::string_view last;
  for (const CountryRow& row : CountryRows()) {
    EXPECT_LT(last, row.code);
    last = row.code;
    EXPECT_FALSE(row.english.empty()) << row.code;
    EXPECT_TRUE(CheckCleanText(row.english, TextKind::kIdentifier).ok()) << row.code;
    EXPECT_TRUE(CheckCleanText(row.vietnamese, TextKind::kIdentifier).ok()) << row.code;
  }
}

TEST(CountryName, SpeaksTheLanguage) {
  EXPECT_EQ(CountryName("JP", "en"), "Japan");
  EXPECT_EQ(CountryName("JP", "vi"), "Nhật Bản");
  EXPECT_EQ(CountryName("VN", "en"), "Vietnam");
  EXPECT_EQ(CountryName("VN", "vi-VN"), "Việt Nam");
  EXPECT_EQ(CountryName("VN", "ja"), "ベトナム");
  EXPECT_EQ(CountryName("JP", "ja-JP"), "日本");
  EXPECT_EQ(CountryName("JP", "id"), "Jepang");
  EXPECT_EQ(CountryName("JP", "my"), "Japan");       // a language without names here
  EXPECT_EQ(CountryName("MG", "vi"), "Madagascar");  // no Vietnamese name here
  EXPECT_EQ(CountryName("XX", "en"), "XX");
  EXPECT_EQ(CountryName("", "en"), "");
}

TEST(IsSubdivisionCode, WantsAKnownCountry) {
  for (const char* code :
       {"JP-08", "JP-01", "JP-47", "VN-HN", "US-CA", "GB-ENG", "ID-JK", "TW-TPE", "AD-02"}) {
    EXPECT_TRUE(IsSubdivisionCode(code)) << code;
  }
  for (const char* code :
       {"", "JP", "JP-", "JP08", "JP-8", "JP-00", "JP-48", "JP-99", "JP-AB", "JP-008", "jp-08",
        "JP-08 ", "XX-08", "US-CALI", "US-c", "US--", "-08", "JP–08", "US-C-"}) {
    EXPECT_FALSE(IsSubdivisionCode(code)) << code;
  }
}

TEST(IsLanguageTag, AcceptsLanguageScriptRegion) {
  for (const char* tag : {"vi", "id",      "fil",   "my",         "km",      "ne",   "en", "ja",
                          "th", "zh",      "ko",    "mn",         "si",      "bn",   "ur", "uz",
                          "to", "zh-Hant", "en-US", "zh-Hant-TW", "uz-Cyrl", "vi-VN"}) {
    EXPECT_TRUE(IsLanguageTag(tag)) << tag;
  }
}

TEST(IsLanguageTag, RefusesEverythingElse) {
  for (const char* tag :
       {"",        "-",         "v",          "VI",           "Vi",      "xx",
        "english", "vi-",       "-vi",        "vi-vn",        "vi-XX",   "vi_VN",
        "zh-hant", "zh-HANT",   "zh-TW-Hant", "zh-Hant-Hant", "vi--VN",  "vi-VN-",
        "en-US-x", "x-private", "en-x-a",     "i-klingon",    "en-u-ca", "de-1996",
        "es-419",  "vi VN",     "zh-Hant-"}) {
    EXPECT_FALSE(IsLanguageTag(tag)) << tag;
  }
}

TEST(PrimaryLanguage, StandsBeforeTheHyphen) {
  EXPECT_EQ(PrimaryLanguage("zh-Hant-TW"), "zh");
  EXPECT_EQ(PrimaryLanguage("vi"), "vi");
  EXPECT_EQ(PrimaryLanguage(""), "");
}

}  // namespace
}  // namespace warifu

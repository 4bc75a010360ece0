#include "core/statement/form.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace warifu {
namespace {

struct FormCase {
  v1::Form form;
  std::vector<std::string> good;
  std::vector<std::string> bad;
};

std::string Repeat(std::string_view text, std::size_t times) {
  std::string repeated;
  for (std::size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

const std::vector<FormCase>& Cases() {
  static const auto& cases = *new std::vector<FormCase>{
      {v1::FORM_DATE,
       {"2027-03-31", "1900-01-01", "2199-12-31", "2028-02-29"},
       {"2027-3-31", "2027-02-29", "2027-13-01", "2027-00-10", "2027-01-00", "1899-12-31",
        "2200-01-01", " 2027-03-31", "2027-03-31 ", "2027/03/31", "20270331", "２０２７-03-31"}},
      {v1::FORM_TIME_OF_DAY,
       {"00:00", "23:59", "08:30"},
       {"24:00", "23:60", "8:30", "08.30", "08:3", "08:300", "-1:00", "0a:00", "08:0b", "０8:30",
        " 8:30"}},
      {v1::FORM_HASH,
       {std::string(32, 'h'), std::string(32, '\0')},
       {std::string(31, 'h'), std::string(33, 'h'), std::string(64, 'h'), "h"}},
      {v1::FORM_PUBLIC_KEY,
       {std::string(32, 'k')},
       {std::string(31, 'k'), std::string(33, 'k'), std::string(64, 'k')}},
      {v1::FORM_SIGNATURE,
       {std::string(64, 's')},
       {std::string(63, 's'), std::string(65, 's'), std::string(32, 's')}},
      {v1::FORM_CURRENCY,
       {"JPY", "VND", "USD", "IDR", "NPR", "LKR", "TOP"},
       {"jpy", "JP", "JPYY", "XXX", "XAU", "XTS", "ABC", " JPY", "¥", "円"}},
      {v1::FORM_COUNTRY,
       {"JP", "VN", "NP", "LK"},
       {"jp", "JPN", "J", "XX", "ZZ", "UK", "EU", " JP", "JP ", "日本"}},
      {v1::FORM_SUBDIVISION,
       {"JP-08", "JP-47", "VN-HN"},
       {"JP08", "JP-00", "JP-48", "JP-8", "XX-08", "JP-", "jp-08", "JP-0808", "08", "JP 08"}},
      {v1::FORM_LANGUAGE,
       {"vi", "ja", "zh-Hant", "en-US", "zh-Hant-TW"},
       {"VI", "vi_VN", "vietnamese", "xx", "vi-", "-vi", "zh-hant", "vi-vn", "v", "vi VN"}},
      {v1::FORM_CODE,
       {"SSW1", "JLPT-N4", "A", "0", "VN_LAW.1", Repeat("A", kMaxCodeBytes)},
       {"ssw1", "SSW 1", "SSW/1", "SSW:1", "SSWé", Repeat("A", kMaxCodeBytes + 1), "A\n", "A,",
        "特定", "A\xE2\x80\x8B"}},
      {v1::FORM_AUTHORITY,
       {"VN", "VN-DOLAB", "A1", Repeat("A", kMaxAuthorityBytes)},
       {"V", Repeat("A", kMaxAuthorityBytes + 1), "vn", "VN_DOLAB", "VN:DOLAB", "VN DOLAB",
        "VN.DOLAB", "ＶＮ", "VN\n", "VN/"}},
      {v1::FORM_ORGANIZATION,
       {"VN-DOLAB:0001", "VN:A", "VNTEST:CAY-TRAM", "VN:" + Repeat("9", kMaxLocalIdBytes)},
       {"VN-DOLAB", "VN-DOLAB:", ":0001", "V:0001", "VN-DOLAB:0001:2", "VN-DOLAB: 0001",
        "vn-dolab:0001", "VN-DOLAB:a", "VN-DOLAB:0_1", "VN:" + Repeat("9", kMaxLocalIdBytes + 1),
        Repeat("A", kMaxAuthorityBytes + 1) + ":1", "VN：0001"}},
      {v1::FORM_DECISION_NUMBER,
       {"17/2026", "123/QD-BNV", "1", "1234/QLDNN-NBCADN.2", Repeat("1", kMaxDecisionNumberBytes),
        "ABCDEF-1"},
       {"QD-BNV", "NGUYENVANA-1", "ABCDEFG1", "17/qd", "17 2026", "17_2026", "17:2026", "17Đ",
        Repeat("1", kMaxDecisionNumberBytes + 1), "17/2026\n"}},
      {v1::FORM_TELEPHONE,
       {"+842438249517", "+84 24 3824 9517", "+81-3-1234-5678", "+123456", "+123456789012345"},
       {"842438249517", "+12345", "+1234567890123456", "+84  243824", "+84--243824", "+84 24-",
        "+84 24 ", "+ 84243824", "+84.24.3824", "+84(24)3824", "++8424382", "+"}},
      {v1::FORM_URL,
       {"https://example.com", "https://example.com/a?b=c#d",
        "https://" + Repeat("a", kMaxUrlBytes - 8)},
       {"http://example.com", "https://", "https:///a", "HTTPS://example.com", "ftp://example.com",
        "https://example.com/a b", "https://exämple.com", "example.com", "https://a\n",
        "https://" + Repeat("a", kMaxUrlBytes - 7), "javascript:alert(1)"}},
      {v1::FORM_ISCO08,
       {"7223", "0110", "9999"},
       {"722", "72233", "722a", " 7223", "７２２３", "7-23", "72.3", "", "72 3", "+723"}},
      {v1::FORM_ORIGIN,
       {"registry.example", "a.b", "log.example.com/2026", "r-1.example/a_b.c/d"},
       {"Registry.example", "registry", "registry.example/", "registry..example",
        ".registry.example", "registry.example.", "-r.example", "r-.example", "registry.example//a",
        "https://jobs.example", "registry.example:443", "registry.example/A",
        "registry example.com", "r.example/a b", "r.example/" + Repeat("a", kMaxOriginBytes)}},
      {v1::FORM_TEXT,
       {"Công ty TNHH Cây Tràm", "檜精密工業", "No. 5, 3F (fictional) #1500", "1500 $"},
       {"a\tb", " a", "a ", "a\nb",
        "a\xE2\x80\x8B"
        "b",
        "a\xE2\x80\xAE"
        "b",
        "a\xC2\xA0", "tie\xCC\x82ng", "\xEE\x80\x80",
        "\xC2\xAD"
        "a",
        "\xE2\x80\x8D", "\x7F"}},
      {v1::FORM_FREE_TEXT,
       {"Gia công chi tiết kim loại, 8 giờ, 999 cái.", "金属部品の加工。"},
       {"1500", "từ 1000 đồng", "$ 5", "5 ¥", "5 ₫", "१५००", "１２３４", "12၃၄", "a\nb", " a"}},
  };
  return cases;
}

TEST(CheckForm, AcceptsWhatHasTheForm) {
  for (const FormCase& test : Cases()) {
    for (const std::string& value : test.good) {
      EXPECT_EQ(CheckForm(test.form, value, ""), FormVerdict::kGood)
          << v1::Form_Name(test.form) << " " << value;
    }
  }
}

TEST(CheckForm, RefusesWhatHasNot) {
  for (const FormCase& test : Cases()) {
    EXPECT_NE(CheckForm(test.form, "", ""), FormVerdict::kGood) << v1::Form_Name(test.form);
    for (const std::string& value : test.bad) {
      EXPECT_NE(CheckForm(test.form, value, ""), FormVerdict::kGood)
          << v1::Form_Name(test.form) << " \"" << value << "\"";
    }
  }
}

// Whatever can have the form, with any one byte replaced by a control or a lone byte of UTF-8.
TEST(CheckForm, RefusesControlsAndBrokenUtf8Anywhere) {
  for (const FormCase& test : Cases()) {
    if (test.form == v1::FORM_HASH || test.form == v1::FORM_PUBLIC_KEY ||
        test.form == v1::FORM_SIGNATURE) {
      continue;  // any bytes
    }
    for (const std::string& value : test.good) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        for (const char bad : {'\0', '\x1f', '\x7f', '\xff', '\x80'}) {
          std::string broken = value;
          broken[i] = bad;
          const bool still_utf8 = bad == '\x80' && (value[i] & 0xC0) == 0x80;
          if (still_utf8) continue;
          EXPECT_NE(CheckForm(test.form, broken, ""), FormVerdict::kGood)
              << v1::Form_Name(test.form) << " " << value << " at " << i;
        }
      }
    }
  }
}

TEST(CheckForm, TellsUncleanTextFromMalformed) {
  EXPECT_EQ(CheckForm(v1::FORM_TEXT, "a\nb", ""), FormVerdict::kUnclean);
  EXPECT_EQ(CheckForm(v1::FORM_FREE_TEXT, "a\nb", "en"), FormVerdict::kUnclean);
  EXPECT_EQ(CheckForm(v1::FORM_FREE_TEXT, "2000", "en"), FormVerdict::kMalformed);
  EXPECT_EQ(CheckForm(v1::FORM_DATE, "a\nb", ""), FormVerdict::kMalformed);
}

TEST(CheckForm, AllowsJoinersOnlyBesideALanguage) {
  const std::string sri_lanka = "ශ්\xE2\x80\x8Dරී";
  EXPECT_EQ(CheckForm(v1::FORM_TEXT, sri_lanka, "si"), FormVerdict::kGood);
  EXPECT_EQ(CheckForm(v1::FORM_TEXT, sri_lanka, ""), FormVerdict::kUnclean);
}

TEST(CheckForm, HasNothingToSayOfValuesWithoutForm) {
  EXPECT_EQ(CheckForm(v1::FORM_UNSPECIFIED, "", ""), FormVerdict::kGood);
  EXPECT_EQ(CheckForm(v1::FORM_UNSPECIFIED, "\xff", ""), FormVerdict::kGood);
}

TEST(HasNumberForm, EndsWithTheYear2199) {
  constexpr std::uint64_t kEndS = 7258118400;  // 2200-01-01T00:00:00Z
  EXPECT_TRUE(HasNumberForm(v1::FORM_INSTANT, 0));
  EXPECT_TRUE(HasNumberForm(v1::FORM_INSTANT, kEndS - 1));
  EXPECT_FALSE(HasNumberForm(v1::FORM_INSTANT, kEndS));
  EXPECT_FALSE(HasNumberForm(v1::FORM_INSTANT, ~std::uint64_t{0}));
  EXPECT_TRUE(HasNumberForm(v1::FORM_INSTANT_MS, kEndS * 1000 - 1));
  EXPECT_FALSE(HasNumberForm(v1::FORM_INSTANT_MS, kEndS * 1000));
  EXPECT_FALSE(HasNumberForm(v1::FORM_INSTANT_MS, ~std::uint64_t{0}));
  EXPECT_TRUE(HasNumberForm(v1::FORM_UNSPECIFIED, ~std::uint64_t{0}));
}

TEST(FormPattern, SaysSomethingOfEveryForm) {
  for (int form = v1::Form_MIN; form <= v1::Form_MAX; ++form) {
    const bool is_form = form != v1::FORM_UNSPECIFIED;
    EXPECT_EQ(!FormPattern(static_cast<v1::Form>(form)).English().empty(), is_form) << form;
  }
}

}  // namespace
}  // namespace warifu

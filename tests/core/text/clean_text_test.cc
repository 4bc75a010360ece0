#include "core/text/clean_text.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "core/text/char_class.h"
#include "core/text/utf8.h"

namespace warifu {
namespace {

using std::string_literals::operator""s;

constexpr TextKind kKinds[] = {TextKind::kIdentifier, TextKind::kFreeText};

std::string Utf8(std::u32string_view code_points) {
  std::string text;
  for (const char32_t code_point : code_points) AppendUtf8(code_point, text);
  return text;
}

std::string ErrorOf(const Status& status) { return status.ok() ? "" : status.error().message(); }

bool IsClean(std::string_view text, TextKind kind = TextKind::kFreeText) {
  return CheckCleanText(text, kind).ok();
}

std::string Nfc(const std::string& text) {
  utf8proc_uint8_t* nfc = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  std::string result(reinterpret_cast<const char*>(nfc));
  std::free(nfc);
  return result;
}

TEST(CheckCleanText, AcceptsTextOfEveryLanguageServed) {
  const char* const texts[] = {
      "",
      "x",
      "Machining of metal parts, assembly (and inspection) of machines: 40 hours!",
      "Gia công chi tiết kim loại, lắp ráp và kiểm tra máy.",
      "Pemeliharaan mesin – shift malam",
      "Pag-aalaga ng matatanda sa Ōsaka",
      "စက်များတပ်ဆင်ခြင်းနှင့် စစ်ဆေးခြင်း။",
      "ការងារកសិកម្មនៅប្រទេសជប៉ុន",
      "धातुका पुर्जाहरूको मेसिनिङ",
      "金属部品の加工、機械の組立てと検査。 カ゚",
      "기계 부품 가공",
      "งานเกษตรกรรม",
      "කෘෂිකර්ම රැකියාව",
      "কৃষি কাজ",
      "زرعی کام",
      "Ҳосилни йиғиш",
      "Ngāue faama ʻi Siapani",
      "🙂 four bytes",
  };
  for (const char* text : texts) {
    for (const TextKind kind : kKinds) {
      EXPECT_EQ(ErrorOf(CheckCleanText(text, kind)), "") << text;
    }
  }
}

TEST(CheckCleanText, NamesTheCodePointAndItsPlace) {
  EXPECT_EQ(ErrorOf(CheckCleanText("seventeen bytes: \u202Exe", TextKind::kFreeText)),
            "U+202E at byte 17 is a control of text direction; remove it");
  EXPECT_EQ(ErrorOf(CheckCleanText("a\nb", TextKind::kFreeText)),
            "U+000A at byte 1 is a control character; remove it (text is one line)");
  EXPECT_EQ(ErrorOf(CheckCleanText("abcd\xE2\x80", TextKind::kFreeText)),
            "byte 0xE2 at byte 4 is not UTF-8; save the text as UTF-8");
  EXPECT_EQ(ErrorOf(CheckCleanText("Vie\u0302t", TextKind::kIdentifier)),
            "U+0302 at byte 3 is not in normal form NFC; normalize the text");
}

// Each refused code point, at the start, in the middle, at the end, after each kind of neighbor,
// and at each place of an eight-byte word.
TEST(CheckCleanText, RefusesForbiddenCodePointsAnywhere) {
  const char32_t forbidden[] = {
      0x00,    0x01,    0x09,     0x0A,    0x0D,    0x1B,    0x1F,    0x7F,    0x80,    0x85,
      0x9B,    0x9F,    0xAD,     0x34F,   0x600,   0x61C,   0x6DD,   0x70F,   0x115F,  0x1160,
      0x17B4,  0x17B5,  0x180B,   0x180E,  0x200E,  0x200F,  0x2028,  0x2029,  0x202A,  0x202B,
      0x202C,  0x202D,  0x202E,   0x2060,  0x2064,  0x2065,  0x2066,  0x2069,  0x206F,  0x3164,
      0xE000,  0xF8FF,  0xFDD0,   0xFE00,  0xFE0F,  0xFEFF,  0xFFA0,  0xFFF0,  0xFFF9,  0xFFFB,
      0xFFFE,  0xFFFF,  0x378,    0x1F0F6, 0x1BCA0, 0x1D173, 0x323B0, 0xE0001, 0xE0020, 0xE01EF,
      0xF0000, 0xFFFFF, 0x100000, 0x10FFFF};
  const std::string neighbors[] = {"",  "x", "12345678", "ệ",    "語",
                                   "က္", "क्", "ក្",        "🙂", "e\u0323"};
  for (const char32_t code_point : forbidden) {
    const std::string bad = Utf8(std::u32string_view(&code_point, 1));
    for (const std::string& before : neighbors) {
      for (const std::string& after : neighbors) {
        for (const TextKind kind : kKinds) {
          const std::string message = ErrorOf(CheckCleanText(before + bad + after, kind));
          EXPECT_NE(message, "") << CodePointName(code_point) << " after " << before;
        }
      }
    }
    for (std::size_t place = 0; place < 17; ++place) {
      const std::string text = std::string(place, 'a') + bad + std::string(17 - place, 'b');
      const std::string expected =
          CodePointName(code_point) + " at byte " + std::to_string(place) + " ";
      EXPECT_EQ(ErrorOf(CheckCleanText(text, TextKind::kFreeText)).find(expected), 0u) << expected;
    }
  }
}

TEST(CheckCleanText, AcceptsEveryPrintableAsciiAtEveryPlace) {
  for (char c = 0x21; c < 0x7F; ++c) {
    for (std::size_t place = 0; place < 9; ++place) {
      std::string text(9, 'x');
      text[place] = c;
      EXPECT_TRUE(IsClean(text)) << text;
    }
  }
}

TEST(CheckCleanText, RefusesWhatIsNotUtf8) {
  const std::string bad[] = {
      "\x80"s,
      "\xBF"s,
      "\xC0\x80"s,
      "\xC1\xBF"s,
      "\xC2"s,
      "\xC2x"s,
      "\xE0\x80\x80"s,
      "\xE0\x9F\xBF"s,
      "\xE1\x80"s,
      "\xE1\x80x"s,
      "\xED\xA0\x80"s,
      "\xED\xBF\xBF"s,
      "\xF0\x80\x80\x80"s,
      "\xF0\x9F\x99"s,
      "\xF4\x90\x80\x80"s,
      "\xF5\x80\x80\x80"s,
      "\xF8\x88\x80\x80\x80"s,
      "\xFE"s,
      "\xFF"s,
      "\xE1\xC2\x80"s,
  };
  for (const std::string& bytes : bad) {
    for (const std::string& before : {""s, "abc"s, "12345678"s, "語"s, "က္"s}) {
      for (const std::string& after : {""s, "abc"s, "12345678"s, "語"s}) {
        const std::string message = ErrorOf(CheckCleanText(before + bytes + after, kKinds[1]));
        EXPECT_NE(message.find("is not UTF-8"), std::string::npos) << message;
      }
    }
  }
}

TEST(CheckCleanText, RefusesSpaceAtTheEdgesOnly) {
  for (const char32_t space : {U' ', char32_t{0xA0}, char32_t{0x1680}, char32_t{0x2003},
                               char32_t{0x202F}, char32_t{0x3000}}) {
    const std::string s = Utf8(std::u32string_view(&space, 1));
    EXPECT_FALSE(IsClean(s)) << CodePointName(space);
    EXPECT_FALSE(IsClean(s + "a")) << CodePointName(space);
    EXPECT_FALSE(IsClean("a" + s)) << CodePointName(space);
    EXPECT_FALSE(IsClean("語" + s)) << CodePointName(space);
    EXPECT_TRUE(IsClean("a" + s + "b")) << CodePointName(space);
  }
  EXPECT_EQ(ErrorOf(CheckCleanText("ab ", kKinds[0])),
            "U+0020 at byte 2 is a space at the end; remove it");
}

TEST(CheckCleanText, AllowsJoinersAfterAViramaInFreeText) {
  for (const std::string text : {"क्\u200Dष", "क्\u200Cष", "ක්\u200Dර", "র্\u200Dয", "က်\u200Cက"}) {
    EXPECT_TRUE(IsClean(text, TextKind::kFreeText)) << text;
    EXPECT_FALSE(IsClean(text, TextKind::kIdentifier)) << text;
  }
}

TEST(CheckCleanText, RefusesJoinersElsewhere) {
  const std::string bad[] = {
      "\u200D",         "\u200Ca",   "a\u200Db",   "क\u200Dष",     "क्\u200D\u200Dष",
      "क्\u200C\u200Dष", "क् \u200Dष", "語\u200D語", "👩\u200D👩",     "می\u200Cخواهم",
      "क्\u200B",        "क्\u200Bष",  "a\u200D",    "\u200B\u200D", "ភ\u200Dភ",
  };
  for (const std::string& text : bad) EXPECT_FALSE(IsClean(text)) << text;
}

TEST(CheckCleanText, AllowsZeroWidthSpaceBetweenKhmerInFreeText) {
  for (const std::string text : {"ការ\u200Bងារ", "កសិកម្ម\u200Bនៅ", "ជា\u200Bអ្នក", "ៗ\u200Bក"}) {
    EXPECT_TRUE(IsClean(text, TextKind::kFreeText)) << text;
    EXPECT_FALSE(IsClean(text, TextKind::kIdentifier)) << text;
  }
}

TEST(CheckCleanText, RefusesZeroWidthSpaceElsewhere) {
  const std::string bad[] = {
      "\u200B",         "a\u200Bb",  "\u200Bក",   "ក\u200B",  "ក\u200Ba",    "a\u200Bក",
      "ក\u200B\u200Bក", "ក\u200B ក", "ក \u200Bក", "ก\u200Bก", "မ\u200Bမ",    "ក\u200Bា",
      "១\u200B២",       "ក\u200B១",  "១\u200Bក",  "។\u200Bក", "ក\u200B\xE1", "ក\u200B។",
  };
  for (const std::string& text : bad) EXPECT_FALSE(IsClean(text)) << text;
}

TEST(CheckCleanText, RefusesWhatNormalizationWouldChange) {
  const std::u32string bad[] = {U"e\u0301",      U"a\u0302\u0323", U"\u00E2\u0323", U"\u1EA1\u0302",
                                U"\u212B",       U"\u2126",        U"\u0340",       U"\u0344",
                                U"\u1100\u1161", U"\uAC00\u11A8",  U"\u0958",       U"\u1025\u102E",
                                U"\u304B\u3099", U"\u0BC6\u0BBE",  U"\u09C7\u09BE", U"\uF900",
                                U"\U0002F800",   U"q\u0307\u0323", U"\u0B47\u0B57", U"\u0DD9\u0DCA",
                                U"\u1E0B\u0323", U"x\u2000y"};
  for (const std::u32string& code_points : bad) {
    const std::string text = Utf8(code_points);
    ASSERT_NE(text, Nfc(text)) << text;
    EXPECT_NE(ErrorOf(CheckCleanText(text, kKinds[1])).find("NFC"), std::string::npos) << text;
  }
}

// The normalizer of utf8proc is the oracle for random short texts of code points that interact.
TEST(CheckCleanText, AgreesWithTheNormalizer) {
  const std::u32string alphabet =
      U"aeqAx \u00E2\u00EA\u1EA1\u1EC7\u0300\u0301\u0302\u0323\u0327\u0307\u0345\u0338\u1100\u1161"
      U"\u11A8\uAC00\uAC01\u0915\u093C\u0928\u0929\u094D\u1025\u102E\u1037\u1039\u103A\u304B\u304C"
      U"\u3099\u309A\u0DD9\u0DCF\u0DCA\u0DDC\u09C7\u09BE\u0BC6\u0BBE\u0622\u0627\u0653\u0654\u17D2"
      U"\u1780\u0F71\u0F72\u0F74\U00011099\U000110BA\U0001D165\u05B0\u05D0";
  std::uint64_t state = 42;
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (int round = 0; round < 200000; ++round) {
    std::u32string code_points;
    for (int i = 0; i < 1 + round % 7; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      code_points += alphabet[(state >> 33) % alphabet.size()];
    }
    if (code_points.front() == U' ' || code_points.back() == U' ') continue;
    const std::string text = Utf8(code_points);
    const bool clean = IsClean(text);
    ASSERT_EQ(clean, text == Nfc(text)) << testing::PrintToString(code_points);
    ++(clean ? accepted : refused);
  }
  EXPECT_GT(accepted, 10000u);
  EXPECT_GT(refused, 10000u);
}

// Every composing code point behind every first half that it might compose with.
TEST(CheckCleanText, AgreesWithTheNormalizerOnAllPairs) {
  std::vector<char32_t> seconds;
  for (char32_t c = 0x300; c < 0x20000; ++c) {
    if (ClassOf(c) == CharClass::kComposing) seconds.push_back(c);
  }
  ASSERT_GT(seconds.size(), 100u);
  for (char32_t first = 0x41; first < 0x3200; ++first) {
    if (ClassOf(first) != CharClass::kPlain) continue;
    for (std::size_t i = first % 7; i < seconds.size(); i += 7) {
      const std::string text = Utf8(std::u32string{first, seconds[i]});
      ASSERT_EQ(IsClean(text), text == Nfc(text))
          << CodePointName(first) << CodePointName(seconds[i]);
    }
  }
}

TEST(CheckCleanText, TakesLinearTimeForHostileMarks) {
  // 60,000 bytes of marks in rising classes, of composing vowels, and of pairs out of order.
  std::string rising = "a";
  for (int i = 0; i < 15000; ++i) rising += "\u0327";
  for (int i = 0; i < 15000; ++i) rising += "\u0302";
  EXPECT_FALSE(IsClean(rising));  // a with circumflex would be composed
  std::string vowels = "x";
  for (int i = 0; i < 20000; ++i) vowels += "\u1161";
  EXPECT_TRUE(IsClean("x" + vowels));
  std::string swapped = "a";
  for (int i = 0; i < 15000; ++i) swapped += "\u0308\u0327";
  EXPECT_FALSE(IsClean(swapped));
}

TEST(CheckLocalizedText, LooksForZawgyiInBurmeseOnly) {
  const std::string zawgyi = "ျမန္မာ\u1060";
  EXPECT_FALSE(CheckLocalizedText(zawgyi, "my").ok());
  EXPECT_FALSE(CheckLocalizedText(zawgyi, "my-MM").ok());
  EXPECT_TRUE(CheckLocalizedText(zawgyi, "shn").ok());
  EXPECT_TRUE(CheckLocalizedText(zawgyi, "mya").ok());
  EXPECT_FALSE(CheckLocalizedText("a\u202Eb", "en").ok());
}

TEST(CheckNotZawgyi, AcceptsUnicodeBurmese) {
  const char* const sentence = "စက်များတပ်ဆင်ခြင်းနှင့် စစ်ဆေးခြင်း။";
  const char* const words[] = {"", "မြန်မာ", "ခြေထောက်", "(ဝေး)", "၀ေး"};
  for (const char* text : words) EXPECT_EQ(ErrorOf(CheckNotZawgyi(text)), "") << text;
  const char* const texts[] = {sentence, "နေ့ ၇ ရက်", "farm work"};
  for (const char* text : texts) {
    EXPECT_EQ(ErrorOf(CheckNotZawgyi(text)), "") << text;
  }
}

TEST(CheckNotZawgyi, RefusesItsSigns) {
  for (char32_t c = 0x1000; c < 0x10A0; ++c) {
    const bool zawgyi = c == 0x1033 || c == 0x1034 || (c >= 0x1060 && c <= 0x1097);
    EXPECT_EQ(!CheckNotZawgyi(Utf8(std::u32string{0x1000, c})).ok(), zawgyi) << CodePointName(c);
  }
  for (const char* text : {"ေက", "က ေက", "a, ေက", "(ေက)", "။ေက", "က-ေက"}) {
    EXPECT_FALSE(CheckNotZawgyi(text).ok()) << text;
  }
  EXPECT_FALSE(CheckNotZawgyi("က\xFF").ok());
}

TEST(CheckNoAmounts, AcceptsSmallNumbers) {
  for (const char* text : {"", "40 hours", "123", "123 456 789", "123.456.789", "N4, 2x100 m",
                           "၁၂၃", "①②③④", "四千円"}) {
    EXPECT_EQ(ErrorOf(CheckNoAmounts(text)), "") << text;
  }
}

TEST(CheckNoAmounts, RefusesFourDigitsOfAnyScript) {
  for (const char* text : {"1234", "a1234", "123456", "year 2027", "１２３４", "၁၂၃၄", "១២៣៤",
                           "१२३४", "12３४", "𝟏𝟐𝟑𝟒", "১২৩৪ টাকা", "١٢٣٤"}) {
    EXPECT_NE(ErrorOf(CheckNoAmounts(text)).find("fourth digit"), std::string::npos) << text;
  }
}

TEST(CheckNoAmounts, RefusesCurrencySigns) {
  for (const char* text :
       {"$", "pay 5 $", "¥5", "￥5", "₫", "€", "£", "₩", "฿", "៛", "₹", "৳", "௹"}) {
    EXPECT_NE(ErrorOf(CheckNoAmounts(text)).find("currency sign"), std::string::npos) << text;
  }
  EXPECT_FALSE(CheckNoAmounts("\x80").ok());
}

}  // namespace
}  // namespace warifu

#include "core/text/escape.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>

#include "core/base/utf8.h"
#include "core/text/char_class.h"

namespace warifu {
namespace {

using std::string_literals::operator""s;

TEST(EscapeForTerminal, LeavesReadableTextAlone) {
  for (const std::string text :
       {"", "plain, with \\ and \"quotes\"", "Công ty Cây Tràm", "檜精密工業", "မြန်မာ",
        "ការ\u200Bងារ", "क्\u200Dष", "e\u0301 not NFC", " spaces  kept ", "🙂"}) {
    EXPECT_EQ(EscapeForTerminal(text), text);
  }
}

TEST(EscapeForTerminal, ShowsWhatCouldDeceive) {
  const std::pair<std::string, std::string> examples[] = {
      {"\x1B[2J", "\\u{001B}[2J"},
      {"a\nb\r\tc", "a\\u{000A}b\\u{000D}\\u{0009}c"},
      {"\0"s, "\\u{0000}"},
      {"\x7F", "\\u{007F}"},
      {"\u009B31m", "\\u{009B}31m"},
      {"\u202Eexe.fdp", "\\u{202E}exe.fdp"},
      {"\u2066x\u2069", "\\u{2066}x\\u{2069}"},
      {"a\u200Bb", "a\\u{200B}b"},
      {"a\u200Db", "a\\u{200D}b"},
      {"a\u00ADb", "a\\u{00AD}b"},
      {"\uFEFFx", "\\u{FEFF}x"},
      {"\uE000", "\\u{E000}"},
      {"\u2028", "\\u{2028}"},
      {"\u0378", "\\u{0378}"},
      {"\U000E0041", "\\u{E0041}"},
      {"\U0010FFFF", "\\u{10FFFF}"},
      {"\xFF\xC0", "\\xFF\\xC0"},
      {"\xE2\x80", "\\xE2\\x80"},
      {"\xED\xA0\x80", "\\xED\\xA0\\x80"},
      {"क्\xFF\u200Dष", "क्\\xFF\\u{200D}ष"},
      {"क्\u0001\u200D", "क्\\u{0001}\\u{200D}"},
  };
  for (const auto& [text, shown] : examples) EXPECT_EQ(EscapeForTerminal(text), shown);
}

TEST(EscapeForTerminal, MakesAnyBytesSafeAndIsStable) {
  std::uint64_t state = 1;
  for (int round = 0; round < 20000; ++round) {
    std::string bytes;
    for (int i = 0; i < round % 12; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      bytes += static_cast<char>(state >> 56);
    }
    const std::string shown = EscapeForTerminal(bytes);
    ASSERT_TRUE(IsValidUtf8(shown));
    ASSERT_EQ(EscapeForTerminal(shown), shown);
    for (const char c : shown) ASSERT_FALSE((c >= 0 && c < 0x20) || c == 0x7F);
  }
}

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(DisplayWidth(""), 0u);
  EXPECT_EQ(DisplayWidth("abc"), 3u);
  EXPECT_EQ(DisplayWidth("Việt Nam"), 8u);
  EXPECT_EQ(DisplayWidth("e\u0301"), 1u);
  EXPECT_EQ(DisplayWidth("日本"), 4u);
  EXPECT_EQ(DisplayWidth("６"), 2u);
  EXPECT_EQ(DisplayWidth("\u202E"), 8u);  // \u{202E}
  EXPECT_EQ(DisplayWidth("\xFF"), 4u);    // \xFF
}

}  // namespace
}  // namespace warifu

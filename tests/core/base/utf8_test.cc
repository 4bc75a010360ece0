#include "core/base/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

std::string Encode(char32_t c) {
  std::string text;
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) {
    text += static_cast<char>(0xc0 | c >> 6);
  } else {
    if (c < 0x10000) {
      text += static_cast<char>(0xe0 | c >> 12);
    } else {
      text += static_cast<char>(0xf0 | c >> 18);
      text += static_cast<char>(0x80 | (c >> 12 & 0x3f));
    }
    text += static_cast<char>(0x80 | (c >> 6 & 0x3f));
  }
  return text += static_cast<char>(0x80 | (c & 0x3f));
}

TEST(FirstCodePoint, ReadsEveryCodePoint) {
  for (char32_t c = 0; c <= 0x10ffff; ++c) {
    const std::string text = Encode(c);
    const auto first = FirstCodePoint(text + "x");
    if (c >= 0xd800 && c <= 0xdfff) {
      ASSERT_FALSE(first) << static_cast<std::uint32_t>(c);
      continue;
    }
    ASSERT_TRUE(first) << static_cast<std::uint32_t>(c);
    ASSERT_EQ(first->value, c);
    ASSERT_EQ(first->bytes, text.size());
  }
}

TEST(FirstCodePoint, RefusesWhatIsCutShort) {
  for (char32_t c : {U'é', U'割', U'\U0001f600'}) {
    const std::string text = Encode(c);
    for (std::size_t size = 0; size < text.size(); ++size) {
      EXPECT_FALSE(FirstCodePoint(text.substr(0, size)));
      EXPECT_FALSE(size > 0 && IsValidUtf8("a" + text.substr(0, size) + "b"));
    }
  }
}

TEST(IsValidUtf8, RefusesMalformedBytes) {
  for (const char* text : {
           "\x80", "\xbf", "\xfe", "\xff",          // no first bytes
           "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80",  // overlong
           "\xe0\x9f\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xed\xa0\x80",
           "\xed\xbf\xbf",                                                  // surrogates
           "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80",  // above U+10FFFF
           "\xc3(", "\xe5\x89(", "\xf0\x9f\x98(",                           // no continuation
       }) {
    EXPECT_FALSE(IsValidUtf8(text)) << text;
    EXPECT_FALSE(IsValidUtf8("good" + std::string(text))) << text;
  }
}

TEST(IsValidUtf8, AcceptsTextOfManyScripts) {
  EXPECT_TRUE(IsValidUtf8(""));
  EXPECT_TRUE(IsValidUtf8("plain"));
  EXPECT_TRUE(IsValidUtf8("Phiếu khớp · 割符 · ការងារ · \U0001f600"));
  EXPECT_TRUE(IsValidUtf8(std::string(1, '\0')));
}

TEST(IsUnicodeSpace, KnowsAllTwentyFive) {
  int spaces = 0;
  for (char32_t c = 0; c <= 0x10ffff; ++c) spaces += IsUnicodeSpace(c) ? 1 : 0;
  EXPECT_EQ(spaces, 25);
  for (char32_t c : {U' ', U'\t', U'\n', U'\u0085', U'\u00a0', U'\u1680', U'\u2000', U'\u200a',
                     U'\u2028', U'\u2029', U'\u202f', U'\u205f', U'\u3000'}) {
    EXPECT_TRUE(IsUnicodeSpace(c)) << static_cast<std::uint32_t>(c);
  }
  for (char32_t c : {U'\u200b', U'\u180e', U'\u2060', U'\ufeff', U'a', U'\u001f'}) {
    EXPECT_FALSE(IsUnicodeSpace(c)) << static_cast<std::uint32_t>(c);
  }
}

}  // namespace
}  // namespace warifu

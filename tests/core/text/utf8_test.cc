#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include "core/base/utf8.h"

namespace warifu {
namespace {

TEST(AppendUtf8, IsReadBackForEveryScalarValue) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    AppendUtf8(c, text);
    const auto first = FirstCodePoint(text);
    ASSERT_TRUE(first.has_value()) << CodePointName(c);
    ASSERT_TRUE(first->value == c) << CodePointName(c);
    ASSERT_EQ(first->bytes, text.size());
  }
}

TEST(CountCodePoints, CountsCharactersNotBytes) {
  EXPECT_EQ(CountCodePoints(""), 0u);
  EXPECT_EQ(CountCodePoints("abc"), 3u);
  EXPECT_EQ(CountCodePoints("Việt"), 4u);
  EXPECT_EQ(CountCodePoints("日本"), 2u);
  EXPECT_EQ(CountCodePoints("🙂"), 1u);
  EXPECT_LE(CountCodePoints("\xFF\x80\x80"), 3u);
}

TEST(CodePointName, HasFourDigitsOrMore) {
  EXPECT_EQ(CodePointName(0), "U+0000");
  EXPECT_EQ(CodePointName(0x202E), "U+202E");
  EXPECT_EQ(CodePointName(0x1F642), "U+1F642");
  EXPECT_EQ(CodePointName(0x10FFFF), "U+10FFFF");
}

}  // namespace
}  // namespace warifu

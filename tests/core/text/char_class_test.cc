#include "core/text/char_class.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdint>
#include <string>

#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr char32_t kCodePoints = 0x110000;

struct Range {
  char32_t first;
  char32_t last;
};

// Default_Ignorable_Code_Point as the Unicode Character Database 15.0 lists it, besides the
// joiners.
constexpr Range kDefaultIgnorable[] = {
    {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200E, 0x200F},   {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
    {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

bool IsDefaultIgnorable(char32_t code_point) {
  for (const Range& range : kDefaultIgnorable) {
    if (code_point >= range.first && code_point <= range.last) return true;
  }
  return false;
}

const utf8proc_property_t& PropertyOf(char32_t code_point) {
  return *utf8proc_get_property(static_cast<utf8proc_int32_t>(code_point));
}

bool NfcChanges(char32_t code_point) {
  std::string text;
  AppendUtf8(code_point, text);
  utf8proc_uint8_t* nfc = utf8proc_NFC(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  const bool changes = text != reinterpret_cast<const char*>(nfc);
  std::free(nfc);
  return changes;
}

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

TEST(ClassOf, IsOfUnicode15) { EXPECT_STREQ(utf8proc_unicode_version(), "15.0.0"); }

TEST(ClassOf, ForbidsWhatTheCategoryForbidsAndAllDefaultIgnorables) {
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const auto category = PropertyOf(c).category;
    const bool joiner = c >= 0x200B && c <= 0x200D;
    const bool forbidden = category == UTF8PROC_CATEGORY_CN || category >= UTF8PROC_CATEGORY_ZL ||
                           PropertyOf(c).ignorable || IsDefaultIgnorable(c);
    ASSERT_EQ(ClassOf(c) == CharClass::kJoiner, joiner) << CodePointName(c);
    ASSERT_EQ(ClassOf(c) == CharClass::kForbidden, forbidden && !joiner) << CodePointName(c);
  }
}

TEST(ClassOf, TellsSpacesDigitsAndCurrencySigns) {
  for (char32_t c = 0; c < kCodePoints; ++c) {
    const auto category = PropertyOf(c).category;
    const CharClass found = ClassOf(c);
    ASSERT_EQ(found == CharClass::kDigit, category == UTF8PROC_CATEGORY_ND) << CodePointName(c);
    ASSERT_EQ(found == CharClass::kCurrency, category == UTF8PROC_CATEGORY_SC) << CodePointName(c);
    // U+2000 and U+2001 are spaces that NFC replaces.
    if (found != CharClass::kNeverNfc) {
      ASSERT_EQ(found == CharClass::kSpace, category == UTF8PROC_CATEGORY_ZS) << CodePointName(c);
    }
  }
}

TEST(ClassOf, TellsWhatNfcReplaces) {
  for (char32_t c = 1; c < kCodePoints; ++c) {
    if (IsSurrogate(c) || ClassOf(c) == CharClass::kForbidden) continue;
    ASSERT_EQ(ClassOf(c) == CharClass::kNeverNfc, NfcChanges(c)) << CodePointName(c);
  }
}

TEST(ClassOf, CallsNoMarkPlain) {
  for (char32_t c = 0; c < kCodePoints; ++c) {
    if (PropertyOf(c).combining_class == 0) {
      ASSERT_NE(ClassOf(c), CharClass::kMark) << CodePointName(c);
    } else {
      const CharClass found = ClassOf(c);
      ASSERT_TRUE(found == CharClass::kMark || found == CharClass::kComposing ||
                  found == CharClass::kNeverNfc || found == CharClass::kForbidden)
          << CodePointName(c);
    }
  }
}

// Every code point that stands second in the decomposition of a composite may be joined to a first.
TEST(ClassOf, CallsEverySecondHalfOfACompositeComposing) {
  for (char32_t c = 0; c < kCodePoints; ++c) {
    if (ClassOf(c) == CharClass::kNeverNfc || ClassOf(c) == CharClass::kForbidden) continue;
    utf8proc_int32_t parts[8];
    int boundary = 0;
    const auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts, 8,
                                static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE), &boundary);
    ASSERT_GE(count, 1);
    for (utf8proc_ssize_t i = 1; i < count; ++i) {
      ASSERT_EQ(ClassOf(static_cast<char32_t>(parts[i])), CharClass::kComposing)
          << CodePointName(c) << " part " << i;
    }
  }
}

TEST(ClassOf, ForbidsEverythingBeyondTheTable) {
  EXPECT_EQ(ClassOf(kClassifiedEnd), CharClass::kForbidden);
  EXPECT_EQ(ClassOf(0x10FFFF), CharClass::kForbidden);
  EXPECT_EQ(ClassOf(0xFFFFFFFF), CharClass::kForbidden);
}

}  // namespace
}  // namespace warifu

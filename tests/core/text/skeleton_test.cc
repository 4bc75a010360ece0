// The table of confusables and the skeleton made of it.
#include "core/text/skeleton.h"

#include <gtest/gtest.h>

#include "core/text/utf8.h"

namespace warifu {
namespace {

constexpr char32_t kCodePointsEnd = 0x110000;

// As published in confusables.txt of Unicode 15.0.
TEST(PrototypeOf, HasWhatUnicodePublishes) {
  EXPECT_EQ(PrototypeOf(U'm'), "rn");
  EXPECT_EQ(PrototypeOf(U'I'), "l");
  EXPECT_EQ(PrototypeOf(U'1'), "l");
  EXPECT_EQ(PrototypeOf(U'|'), "l");
  EXPECT_EQ(PrototypeOf(U'0'), "O");
  EXPECT_EQ(PrototypeOf(0x0430), "a");        // Cyrillic a
  EXPECT_EQ(PrototypeOf(0x0410), "A");        // Cyrillic A
  EXPECT_EQ(PrototypeOf(0x03BF), "o");        // Greek omicron
  EXPECT_EQ(PrototypeOf(0x0111), "d\u0335");  // d with a stroke
  EXPECT_EQ(PrototypeOf(0x30AB), "\u529B");   // katakana ka: the character for power
  EXPECT_EQ(PrototypeOf(0x101D), "o");        // Burmese wa
  EXPECT_EQ(PrototypeOf(0x0906), "\u0905\u093E");
  EXPECT_EQ(PrototypeOf(0x1D5A0), "A");  // a mathematical A
  EXPECT_EQ(PrototypeOf(0x2160), "l");   // the Roman number one
  for (const char32_t itself :
       {U'a', U'l', U'O', U'Z', U'.', U' ', char32_t{0x6A94}, char32_t{0}}) {
    EXPECT_EQ(PrototypeOf(itself), "") << CodePointName(itself);
  }
  EXPECT_EQ(PrototypeOf(kCodePointsEnd), "");
  EXPECT_EQ(PrototypeOf(0xFFFFFFFF), "");
}

TEST(UtsSkeleton, IsOneForTextsThatLookAlike) {
  EXPECT_EQ(UtsSkeleton("Р\u0430ypal"), UtsSkeleton("Paypal"));
  EXPECT_EQ(UtsSkeleton("modem"), UtsSkeleton("modern"));
  EXPECT_EQ(UtsSkeleton("l"), UtsSkeleton("I"));
  EXPECT_NE(UtsSkeleton("Paypal"), UtsSkeleton("paypal"));  // case stays
  EXPECT_NE(UtsSkeleton("Việt"), UtsSkeleton("Viet"));      // so do accents
  EXPECT_EQ(UtsSkeleton("Việt"), "Vie\u0323\u0302t");       // in NFD
  EXPECT_EQ(UtsSkeleton(""), "");
}

TEST(PrototypeOf, CountsAsManyAsTheTableHas) {
  int count = 0;
  for (char32_t c = 0; c < kCodePointsEnd; ++c) count += PrototypeOf(c).empty() ? 0 : 1;
  EXPECT_EQ(count, 5247);
}

}  // namespace
}  // namespace warifu

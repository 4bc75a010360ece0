#include "core/text/code.h"

#include <gtest/gtest.h>

#include <cctype>
#include <string>

namespace warifu {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view kExample = "7K3Q-9D2M-4XVB-PZ1T-Q";  // of docs/format.md, "Codes"

Hash HashOf(std::uint64_t seed) {
  Hash hash;
  for (std::size_t i = 0; i < Hash::kSize; ++i) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    hash.data()[i] = static_cast<std::uint8_t>(seed >> 56);
  }
  return hash;
}

TEST(ParseCode, AcceptsTheExampleOfTheDocument) {
  const auto code = ParseCode(kExample);
  ASSERT_TRUE(code.ok()) << code.error().message();
  EXPECT_EQ(code->ToString(), kExample);
  // 7 K 3 Q ... are 00111 10011 00011 10111 ...: the bits in order.
  EXPECT_EQ(code->bytes[0], 0b00111100);
  EXPECT_EQ(code->bytes[1], 0b11000111);
}

TEST(CodeOf, TakesTheFirstEightyBits) {
  EXPECT_EQ(CodeOf(Hash()), "0000-0000-0000-0000-0");
  Hash hash;
  hash.data()[0] = 0x80;
  EXPECT_EQ(CodeOf(hash).substr(0, 4), "G000");
  hash = Hash();
  hash.data()[9] = 1;  // the rightmost symbol is 1, doubled 2, checked by 30
  EXPECT_EQ(CodeOf(hash), "0000-0000-0000-0001-Y");
  hash.data()[9] = 0x1F;  // 31 doubled is 62 = 1 * 32 + 30, digits 1 + 30 = 31, checked by 1
  EXPECT_EQ(CodeOf(hash), "0000-0000-0000-000Z-1");
  hash.data()[9] = 0x20;  // the symbol left of it is not doubled: 1, checked by 31
  EXPECT_EQ(CodeOf(hash), "0000-0000-0000-0010-Z");
  hash = Hash();
  hash.data()[10] = 0xFF;  // not in the code
  EXPECT_EQ(CodeOf(hash), "0000-0000-0000-0000-0");
}

TEST(ParseCode, IsTheInverse) {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    const Hash hash = HashOf(seed);
    const auto code = ParseCode(CodeOf(hash));
    ASSERT_TRUE(code.ok());
    ASSERT_EQ(*code, Code::Of(hash));
    ASSERT_EQ(code->view(), hash.view().substr(0, kCodeBytes));
  }
}

TEST(ParseCode, ForgivesHowPeopleType) {
  const Code code = ParseCode(kExample).value();
  for (const char* text :
       {"7k3q-9d2m-4xvb-pz1t-q", "7K3Q9D2M4XVBPZ1TQ", "7K3Q 9D2M 4XVB PZ1T Q",
        " 7K3Q-9D2M-4XVB-PZ1T-Q ", "7K3Q--9D2M-4XVBPZ-1T-Q-", "7K3Q-9D2M-4XVB-PZLT-Q",
        "7K3Q-9D2M-4XVB-PZIT-Q", "7k3q-9d2m-4xvb-pzlt-q", "7k3q-9d2m-4xvb-pzit-q"}) {
    const auto parsed = ParseCode(text);
    ASSERT_TRUE(parsed.ok()) << text;
    EXPECT_EQ(*parsed, code) << text;
  }
  EXPECT_EQ(ParseCode("OOOO-oooo-0000-0000-0").value(), Code());
}

TEST(ParseCode, FindsEverySingleWrongSymbol) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::string right = CodeOf(HashOf(seed));
    for (std::size_t place = 0; place < right.size(); ++place) {
      if (right[place] == '-') continue;
      for (const char symbol : kAlphabet) {
        if (symbol == right[place]) continue;
        std::string wrong = right;
        wrong[place] = symbol;
        const auto code = ParseCode(wrong);
        ASSERT_FALSE(code.ok()) << wrong;
        ASSERT_EQ(code.error().message(), "this code has a typing mistake");
      }
    }
  }
}

TEST(ParseCode, FindsSwapsOfNeighbors) {
  std::string symbols;
  for (const char c : CodeOf(HashOf(7))) {
    if (c != '-') symbols += c;
  }
  for (std::size_t i = 0; i + 1 < symbols.size(); ++i) {
    std::string swapped = symbols;
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped == symbols) continue;
    EXPECT_FALSE(ParseCode(swapped).ok()) << swapped;
  }
}

TEST(ParseCode, ReadsWhatProgramsMakeOfHyphensAndLetters) {
  for (const char* text :
       {"7K3Q–9D2M–4XVB–PZ1T–Q", "7K3Q—9D2M—4XVB—PZ1T—Q", "7K3Q‑9D2M‑4XVB‑PZ1T‑Q",
        "７Ｋ３Ｑ－９Ｄ２Ｍ－４ＸＶＢ－ＰＺ１Ｔ－Ｑ", "７ｋ３ｑー９ｄ２ｍー４ｘｖｂーｐｚｌｔーｑ",
        "7K3Q\u00a09D2M\u00a04XVB\u00a0PZ1T\u00a0Q", "7K3Q　9D2M　4XVB　PZ1T　Q"}) {
    const Result<Code> read = ParseCode(text);
    ASSERT_TRUE(read.ok()) << text << ": " << read.error().message();
    EXPECT_EQ(read->ToString(), kExample);
    EXPECT_TRUE(LooksLikeCode(text)) << text;
  }
}

TEST(ParseCode, RefusesEverythingElse) {
  const char* const bad[] = {"",
                             "-",
                             "7K3Q",
                             "7K3Q-9D2M-4XVB-PZ1T",
                             "7K3Q-9D2M-4XVB-PZ1T-QQ",
                             "7K3Q-9D2M-4XVB-PZ1T-Q-0",
                             "UK3Q-9D2M-4XVB-PZ1T-Q",
                             "7K3Q-9D2M-4XVB-PZ1T-U",
                             "7K3Q_9D2M_4XVB_PZ1T_Q",
                             "7K3Q-9D2M-4XVB-PZ1T-Q.",
                             "7K3Q\x80-9D2M-4XVB-PZ1T-Q",
                             "é7K3Q-9D2M-4XVB-PZ1T-Q",
                             "７K3Q-9D2M-4XVB-PZ1T",
                             "7K3Q・9D2M・4XVB・PZ1T・Q",
                             "offer.warifu",
                             "../7K3Q-9D2M-4XVB-PZ1T-Q",
                             "7K3Q-9D2M-4XVB-PZ1T-\n"};
  for (const char* text : bad) EXPECT_FALSE(ParseCode(text).ok()) << text;
  EXPECT_FALSE(ParseCode(std::string(201, '-') + std::string(kExample)).ok());
  EXPECT_EQ(ParseCode("7K3Q-9D2M").error().message(),
            "this is no code: it has 8 symbols, not 17; a code looks like 7K3Q-9D2M-4XVB-PZ1T-Q");
  EXPECT_NE(ParseCode("7K3Q-\xFF").error().message().find("\\xFF"), std::string::npos);
}

TEST(LooksLikeCode, TellsCodesFromPaths) {
  EXPECT_TRUE(LooksLikeCode(kExample));
  EXPECT_TRUE(LooksLikeCode("7K3Q-9D2M-4XVB-PZ1T-R"));  // a mistake, but a code
  EXPECT_FALSE(LooksLikeCode("offer.warifu"));
  EXPECT_FALSE(LooksLikeCode("7K3Q-9D2M-4XVB-PZ1T"));
  EXPECT_FALSE(LooksLikeCode("-"));
  EXPECT_FALSE(LooksLikeCode(""));
}

TEST(Code, IsOrderedByItsBytes) {
  Code low;
  Code high;
  high.bytes[0] = 1;
  low.bytes[9] = 0xFF;
  EXPECT_LT(low, high);
  EXPECT_NE(low, high);
}

}  // namespace
}  // namespace warifu

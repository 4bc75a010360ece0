#include "core/text/wrap.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "core/text/escape.h"

namespace warifu {
namespace {

std::string Wrap(std::string_view line, std::size_t columns = 20, std::size_t hanging = 0) {
  return WrapLine(line, columns, hanging);
}

TEST(WrapLine, LeavesWhatFits) {
  EXPECT_EQ(Wrap(""), "");
  EXPECT_EQ(Wrap("12345678901234567890"), "12345678901234567890");
  EXPECT_EQ(Wrap("一二三四五六七八九十"), "一二三四五六七八九十");
  EXPECT_EQ(Wrap("  two before"), "  two before");
  EXPECT_EQ(WrapLine(std::string(1000, 'x') + " y", kUnlimitedColumns, 0),
            std::string(1000, 'x') + " y");
}

TEST(WrapLine, BreaksAtSpacesAndSwallowsThem) {
  EXPECT_EQ(Wrap("This offer is real. It was open."), "This offer is real.\nIt was open.");
  EXPECT_EQ(Wrap("12345678901234567890 next"), "12345678901234567890\nnext");
  EXPECT_EQ(Wrap("1234567890123456789    next"), "1234567890123456789\nnext");
  EXPECT_EQ(Wrap("Đơn hàng này là thật và còn nhận"), "Đơn hàng này là thật\nvà còn nhận");
}

TEST(WrapLine, HangsWhatFollows) {
  EXPECT_EQ(Wrap("   one two three four five", 20, 5), "   one two three\n     four five");
  EXPECT_EQ(Wrap("Label: one two three four", 20, 7), "Label: one two three\n       four");
}

TEST(WrapLine, KeepsWordsWiderThanTheLine) {
  EXPECT_EQ(Wrap("to 8SZS-4Q57-TFS4-6XD6-T-AND-MORE now"),
            "to\n8SZS-4Q57-TFS4-6XD6-T-AND-MORE\nnow");
  EXPECT_EQ(Wrap("8SZS-4Q57-TFS4-6XD6-T-AND-MORE"), "8SZS-4Q57-TFS4-6XD6-T-AND-MORE");
}

TEST(WrapLine, BreaksBetweenWideCharacters) {
  EXPECT_EQ(Wrap("一二三四五六七八九十百千"), "一二三四五六七八九十\n百千");
  EXPECT_EQ(Wrap("あa一二三四五六七八九十"), "あa一二三四五六七八\n九十");
  EXPECT_EQ(Wrap("あFarm一二三四五六七十百"), "あFarm一二三四五六七\n十百");
}

TEST(WrapLine, BeginsNoLineWithWhatMayNot) {
  EXPECT_EQ(Wrap("一二三四五六七八九十。"), "一二三四五六七八九\n十。");
  EXPECT_EQ(Wrap("一二三四五六七八九センター"), "一二三四五六七八九セ\nンター");
  EXPECT_EQ(Wrap("一二三四五六七八センター"), "一二三四五六七八セン\nター");
  EXPECT_EQ(Wrap("一二三四五六七八九あっあ"), "一二三四五六七八九\nあっあ");
  EXPECT_EQ(Wrap("一二三四五六七八九Farm、"), "一二三四五六七八九\nFarm、");
}

TEST(WrapLine, EndsNoLineWithWhatMayNot) {
  EXPECT_EQ(Wrap("一二三四五六七八九「十"), "一二三四五六七八九\n「十");
  EXPECT_EQ(Wrap("一二三四五六七八九（十"), "一二三四五六七八九\n（十");
}

TEST(WrapLine, KeepsNumbersWithTheirUnits) {
  EXPECT_EQ(Wrap("手取りは毎月 145,376円"), "手取りは毎月\n145,376円");
  EXPECT_EQ(Wrap("一二三四五2026年11月20日"), "一二三四\n五2026年11月20日");
}

TEST(WrapLine, KeepsTelephoneNumbersWhole) {
  EXPECT_EQ(Wrap("Please call +84 24 0000 0000 now"), "Please call\n+84 24 0000 0000 now");
  EXPECT_EQ(Wrap("+84 24 0000 0000 0000 0000 or", 20), "+84 24 0000 0000 0000 0000\nor");
}

TEST(WrapLine, BreaksNoMarkOffItsLetter) {
  EXPECT_EQ(Wrap("一二三四五六七八九か\u3099あ"), "一二三四五六七八九か\u3099\nあ");
}

TEST(WrapLine, TakesAnyWidthForTwentyAtLeast) {
  EXPECT_EQ(WrapLine("12345678901234567890 x", 0, 0), "12345678901234567890\nx");
}

// No line is too wide, nothing is lost but spaces, whatever the width.
TEST(WrapLine, FitsAndLosesNothing) {
  const std::string text =
      "あなたが払うお金は、全部で最大 61,923,000ベトナムドン（6192万）です。 You pay at most this, "
      "and "
      "nobody else may ask. Đừng trả tiền cho ai khác.";
  for (std::size_t columns = kMinColumns + 4; columns <= 100; ++columns) {
    std::istringstream lines(Wrap(text, columns, 2));
    std::string line;
    std::string joined;
    while (std::getline(lines, line)) {
      EXPECT_LE(DisplayWidth(line), std::max<std::size_t>(columns, 36)) << columns << ": " << line;
      joined += line;
    }
    std::string wanted = text;
    std::erase(wanted, ' ');
    std::erase(joined, ' ');
    EXPECT_EQ(joined, wanted);
  }
}

}  // namespace
}  // namespace warifu

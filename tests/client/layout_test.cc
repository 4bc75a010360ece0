// Pages on a display: broken lines, two languages, color.
#include "client/worker/layout.h"

#include <gtest/gtest.h>

#include <vector>

namespace warifu {
namespace {

Page PageOf(const std::string& language, const std::vector<std::string>& lines) {
  Page page(language, 0);
  for (const std::string& line : lines) page.TextLine(line);
  return page;
}

std::string LayOutOne(const Page& page, Display display = {20, false}) {
  return LayOut(std::vector<Page>{page}, display);
}

TEST(LayOut, BreaksAndHangs) {
  EXPECT_EQ(LayOutOne(PageOf("en", {"This offer is real and open.", "", "Next."})),
            "This offer is real\n  and open.\n\nNext.\n");
}

TEST(LayOut, HangsTableValuesBelowTheirOwn) {
  Page page("ja", 0);
  page.Table({{"会社：", "さつき 農園 株式会社"}, {"A:", "B"}});
  EXPECT_EQ(LayOutOne(page), "会社： さつき 農園\n       株式会社\nA:     B\n");
}

TEST(LayOut, PutsTwoLanguagesLineUnderLine) {
  const std::vector<Page> pages = {PageOf("vi", {"Đơn hàng này là thật.", "", "Hết."}),
                                   PageOf("ja", {"この求人は本物です。", "", "終わり。"})};
  EXPECT_EQ(LayOut(pages, {80, false}),
            "vi  Đơn hàng này là thật.\nja  この求人は本物です。\n\nvi  Hết.\nja  終わり。\n");
}

TEST(LayOut, BreaksTwoLanguagesBehindTheirTags) {
  const std::vector<Page> pages = {PageOf("vi", {"Đơn hàng này là thật và còn."}),
                                   PageOf("ja", {"この求人は本物です。まだ"})};
  EXPECT_EQ(LayOut(pages, {24, false}),
            "vi  Đơn hàng này là thật\n      và còn.\nja  この求人は本物です。\n      まだ\n");
}

TEST(LayOut, SaysOnceWhatIsTheSame) {
  const std::vector<Page> pages = {PageOf("vi", {"THẬT", "(GENUINE)"}),
                                   PageOf("id", {"ASLI", "(GENUINE)"})};
  EXPECT_EQ(LayOut(pages, {80, false}), "vi  THẬT\nid  ASLI\n    (GENUINE)\n");
}

TEST(LayOut, PutsPagesThatDifferOneAfterTheOther) {
  const std::vector<Page> pages = {PageOf("vi", {"một"}), PageOf("id", {"satu", "dua"})};
  EXPECT_EQ(LayOut(pages, {80, false}),
            "một\n\n----------------------------------------\n\nsatu\ndua\n");
}

TEST(LayOut, ColorsHeadlinesRowByRow) {
  Page page("en", 0);
  page.Headline("NOT WHAT YOU WERE TOLD.", Tone::kBad);
  page.TextLine("plain");
  EXPECT_EQ(LayOutOne(page, {20, true}),
            "\x1b[1;31mNOT WHAT YOU WERE\x1b[0m\n\x1b[1;31mTOLD.\x1b[0m\nplain\n");
  EXPECT_EQ(LayOutOne(page), "NOT WHAT YOU WERE\nTOLD.\nplain\n");
}

TEST(LayOut, BreaksNothingWithoutAWidth) {
  const std::string line(500, 'x');
  EXPECT_EQ(LayOutOne(PageOf("en", {line + " " + line}), {}), line + " " + line + "\n");
}

}  // namespace
}  // namespace warifu

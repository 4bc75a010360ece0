#include "core/text/man_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

ManPage Example() {
  ManPage page;
  page.name = "example";
  page.section = 8;
  page.version = "example 0.1.0";
  page.what = "shows a page";
  page.synopsis = {"example [OPTIONS] FILE", "example --version"};
  page.sections = {{"OPTIONS",
                    {{.title = "example first",
                      .paragraphs = {"Does \"it\"."},
                      .items = {{"--key KEY", "the key"}},
                      .examples = {".hidden 'x' \\ 140 triệu"}}}}};
  return page;
}

TEST(EscapeRoff, LeavesPlainTextAlone) {
  EXPECT_EQ(EscapeRoff(""), "");
  EXPECT_EQ(EscapeRoff("a b (c) 1.5 \"d\""), "a b (c) 1.5 \"d\"");
}

TEST(EscapeRoff, KeepsTextFromBecomingARequest) {
  EXPECT_EQ(EscapeRoff(".SH X"), "\\&.SH X");
  EXPECT_EQ(EscapeRoff("a\n.SH X\n'br"), "a\n\\&.SH X\n\\&\\(aqbr");
  EXPECT_EQ(EscapeRoff("\\fB"), "\\efB");
  EXPECT_EQ(EscapeRoff("--json"), "\\-\\-json");
  EXPECT_EQ(EscapeRoff("a.b"), "a.b");
}

TEST(EscapeRoff, NamesCodePointsBeyondAscii) {
  EXPECT_EQ(EscapeRoff("triệu"), "tri\\[u1EC7]u");
  EXPECT_EQ(EscapeRoff("割符"), "\\[u5272]\\[u7B26]");
}

TEST(ManPage, HasNameSynopsisAndSections) {
  const std::string source = WriteManPage(Example());
  EXPECT_THAT(source, StartsWith(".TH \"EXAMPLE\" 8 \"\" \"example 0.1.0\" \"Warifu\"\n"));
  EXPECT_THAT(source, HasSubstr(".SH NAME\nexample \\- shows a page\n"));
  EXPECT_THAT(source,
              HasSubstr(".SH SYNOPSIS\nexample [OPTIONS] FILE\n.br\nexample \\-\\-version\n"));
  EXPECT_THAT(source, HasSubstr(".SH \"OPTIONS\"\n.SS \"example first\"\n.PP\nDoes \"it\".\n"));
  EXPECT_THAT(source, HasSubstr(".TP\n.B \"\\-\\-key KEY\"\nthe key\n"));
  EXPECT_THAT(source, HasSubstr(".nf\n\\&.hidden \\(aqx\\(aq \\e 140 tri\\[u1EC7]u\n.fi\n"));
}

TEST(ManPage, QuotesWhatAMacroTakes) {
  ManPage page = Example();
  page.sections[0].parts[0].items = {{"--call \"COUNTRY NUMBER\"", "whom"}};
  EXPECT_THAT(WriteManPage(page), HasSubstr(".B \"\\-\\-call \\(dqCOUNTRY NUMBER\\(dq\"\n"));
}

TEST(ManPage, IsTheSameEachTime) { EXPECT_EQ(WriteManPage(Example()), WriteManPage(Example())); }

TEST(ExitCodeItems, TakesTheNumbersApart) {
  const std::vector<ManItem> items = ExitCodeItems("0 done; 11, 12, 14 false; 2 a mistake.");
  ASSERT_EQ(items.size(), 3u);
  EXPECT_EQ(items[0].term, "0");
  EXPECT_EQ(items[0].text, "done");
  EXPECT_EQ(items[1].term, "11, 12, 14");
  EXPECT_EQ(items[1].text, "false");
  EXPECT_EQ(items[2].term, "2");
  EXPECT_EQ(items[2].text, "a mistake.");
}

TEST(ExitCodeItems, KeepsWhatHasNoNumber) {
  EXPECT_TRUE(ExitCodeItems("").empty());
  const std::vector<ManItem> items = ExitCodeItems("none");
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items[0].term, "");
  EXPECT_EQ(items[0].text, "none");
}

}  // namespace
}  // namespace warifu

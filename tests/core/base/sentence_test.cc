#include "core/base/sentence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/base/result.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;

// Another language, with its own order of words.
std::string Turned(const Sentence& sentence) {
  return sentence.In([](std::string_view english) -> std::optional<std::string_view> {
    static const std::map<std::string_view, std::string_view> kTexts = {
        {"{path}: {bytes} bytes", "bytes {bytes} :{path}"},
        {"{path}: {why}", "{why} < {path}"},
        {"a folder", "redlof a"},
        {"at most {most} of {what}, not more than {most}", "{what} {most}"}};
    const auto found = kTexts.find(english);
    if (found == kTexts.end()) return std::nullopt;
    return found->second;
  });
}

TEST(Sentence, TakesItsValuesInTheOrderOfTheirFirstAppearance) {
  EXPECT_EQ(Said("{path}: {bytes} bytes", "a.txt", 12).English(), "a.txt: 12 bytes");
  EXPECT_EQ(Said("at most {most} of {what}, not more than {most}", 3, "them").English(),
            "at most 3 of them, not more than 3");
  EXPECT_EQ(Said("nothing to put in").English(), "nothing to put in");
}

TEST(Sentence, IsSaidInALanguagesOwnOrder) {
  EXPECT_EQ(Turned(Said("{path}: {bytes} bytes", "a.txt", 12)), "bytes 12 :a.txt");
  EXPECT_EQ(Turned(Said("at most {most} of {what}, not more than {most}", 3, "them")), "them 3");
}

TEST(Sentence, SaysASentenceInItTheSameWay) {
  const Sentence why = Said("{path}: {why}", "x", Phrase("a folder"));
  EXPECT_EQ(why.English(), "x: a folder");
  EXPECT_EQ(Turned(why), "redlof a < x");
  EXPECT_EQ(Turned(Said("unknown: {why}", why)), "unknown: redlof a < x");
}

TEST(Sentence, KeepsBracesOfItsValuesAsTheyAre) {
  EXPECT_EQ(Said("{path}: {bytes} bytes", "{bytes}", 1).English(), "{bytes}: 1 bytes");
  EXPECT_EQ(Verbatim("{ \"en\": \"{x}\" }").English(), "{ \"en\": \"{x}\" }");
}

TEST(Sentence, OfSeveralLinesGivesThemBack) {
  const std::vector<Sentence> lines = {Said("a folder"), Verbatim("b")};
  EXPECT_EQ(InLines(lines).English(), "a folder\nb");
  EXPECT_EQ(Turned(InLines(lines)), "redlof a\nb");
  EXPECT_EQ(InLines(lines).lines(), lines);
  EXPECT_THAT(Said("a folder").lines(), ElementsAre(Said("a folder")));
}

TEST(Sentence, OfAnErrorNamesWhereItHappened) {
  const Error error = NotFound("no {what}", "file").At("--in");
  EXPECT_EQ(error.code, ErrorCode::kNotFound);
  EXPECT_EQ(error.message(), "--in: no file");
}

}  // namespace
}  // namespace warifu

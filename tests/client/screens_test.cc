// The screens that workers read, word for word: tests/client/screens/NAME.txt holds each in every
// language, as a terminal of 80 columns shows it. With WARIFU_REWRITE_SCREENS in the environment
// they are written anew: read them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "client/text/catalogue.h"
#include "core/text/escape.h"
#include "tests/client/screen_cases.h"

namespace warifu {
namespace {

const std::filesystem::path kFolder = "tests/client/screens";

std::string Screens(VerifyScene& it, const VerifyArgs& args) {
  std::string text;
  it.client.context().display.columns = kDefaultColumns;
  for (const std::string& language : CatalogueTags()) {
    it.client.context().languages = {language};
    const int exit_code = it.Verify(args);
    EXPECT_EQ(it.client.err(), "");
    if (text.empty()) text = "exit " + std::to_string(exit_code) + "\n";
    text += "\n=== " + language + "\n" + it.client.out();
  }
  // Paths of this run.
  const std::string home = it.client.context().home;
  for (auto at = text.find(home); at != std::string::npos; at = text.find(home)) {
    text.replace(at, home.size(), "HOME");
  }
  return text;
}

class Screen : public ::testing::TestWithParam<ScreenCase> {};

TEST_P(Screen, ReadsAsWritten) {
  const ScreenCase& one = GetParam();
  const std::unique_ptr<VerifyScene> it = one.scene();
  const std::string text = Screens(*it, one.args(*it));
  const std::filesystem::path path = kFolder / (one.name + ".txt");
  if (std::getenv("WARIFU_REWRITE_SCREENS") != nullptr) std::ofstream(path) << text;
  EXPECT_EQ(TestClient::Read(path), text);
  EXPECT_EQ(text.substr(0, text.find('\n')), "exit " + std::to_string(one.exit_code));
}

INSTANTIATE_TEST_SUITE_P(All, Screen, ::testing::ValuesIn(ScreenCases()), [](const auto& info) {
  std::string name = info.param.name;
  for (char& c : name) c = c == '-' ? '_' : c;
  return name;
});

// Two languages: the same lines in both, each behind its tag, whatever the verdict.
TEST_P(Screen, StandsLineUnderLineInTwoLanguages) {
  const ScreenCase& one = GetParam();
  for (const auto& [first, second] : {std::pair("vi", "ja"), std::pair("id", "en")}) {
    const std::unique_ptr<VerifyScene> it = one.scene();
    it->client.context().display.columns = kDefaultColumns;
    it->client.context().languages = {first, second};
    EXPECT_EQ(it->Verify(one.args(*it)), one.exit_code);
    std::istringstream lines(it->client.out());
    std::string line;
    std::vector<std::string> tags;
    while (std::getline(lines, line)) {
      if (line.empty()) continue;
      const std::string tag = line.substr(0, 4);
      EXPECT_THAT(tag,
                  ::testing::AnyOf(std::string(first) + "  ", std::string(second) + "  ", "    "))
          << line;
      if (tag != "    ") tags.push_back(tag.substr(0, 2));
    }
    ASSERT_GT(tags.size(), 6U);
    for (std::size_t i = 0; i < tags.size(); ++i) EXPECT_EQ(tags[i], i % 2 == 0 ? first : second);
  }
}

// A word alone, such as a path, may be wider than a line; nothing else is.
TEST_P(Screen, FitsTheTerminal) {
  const ScreenCase& one = GetParam();
  for (const std::string& language : CatalogueTags()) {
    const std::unique_ptr<VerifyScene> it = one.scene();
    it->client.context().display.columns = kDefaultColumns;
    it->client.context().languages = {language};
    it->Verify(one.args(*it));
    std::istringstream lines(it->client.out());
    std::string line;
    while (std::getline(lines, line)) {
      const bool one_word =
          line.find(' ', std::min(line.find_first_not_of(' '), line.size())) == std::string::npos;
      EXPECT_TRUE(one_word || DisplayWidth(line) <= kDefaultColumns) << line;
    }
  }
}

TEST(Screens, EveryFileIsOfACase) {
  std::set<std::string> names;
  for (const ScreenCase& one : ScreenCases()) names.insert(one.name + ".txt");
  for (const auto& file : std::filesystem::directory_iterator(kFolder)) {
    EXPECT_EQ(names.count(file.path().filename()), 1U) << file.path();
  }
}

// Every exit code that is a verdict has a screen.
TEST(Screens, CoverEveryVerdict) {
  std::set<int> shown;
  for (const ScreenCase& one : ScreenCases()) shown.insert(one.exit_code);
  for (const VerdictCode code : kAllVerdictCodes) {
    EXPECT_EQ(shown.count(ExitCodeOf(code)), 1U) << ExitCodeOf(code);
  }
}

}  // namespace
}  // namespace warifu

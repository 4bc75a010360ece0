// The screens that workers read, word for word: tests/client/screens/NAME.txt holds each in English
// and Vietnamese. With WARIFU_REWRITE_SCREENS in the environment they are written anew: read them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>

#include "tests/client/screen_cases.h"

namespace warifu {
namespace {

const std::filesystem::path kFolder = "tests/client/screens";

std::string Screens(VerifyScene& it, const VerifyArgs& args) {
  std::string text;
  for (const char* language : {"en", "vi"}) {
    it.client.context().languages = {language};
    const int exit_code = it.Verify(args);
    EXPECT_EQ(it.client.err(), "");
    if (text.empty()) text = "exit " + std::to_string(exit_code) + "\n";
    text += "\n=== " + std::string(language) + "\n" + it.client.out();
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

// Which languages the client answers in.
#include "client/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Language : public ::testing::Test {
 protected:
  Language() {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) ::unsetenv(variable);
  }
  ~Language() override {
    for (const char* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) ::unsetenv(variable);
  }

  static std::vector<std::string> OfLocale() { return ChooseLanguages({}).value(); }
  static std::string Refusal(const std::vector<std::string>& asked) {
    const auto chosen = ChooseLanguages(asked);
    return chosen.ok() ? "chosen" : chosen.error().message();
  }
};

TEST_F(Language, IsEnglishWithoutALocale) { EXPECT_THAT(OfLocale(), ElementsAre("en")); }

TEST_F(Language, IsTheLocales) {
  ::setenv("LANG", "vi_VN.UTF-8", 1);
  EXPECT_THAT(OfLocale(), ElementsAre("vi"));
  ::setenv("LC_MESSAGES", "ja_JP.UTF-8", 1);
  EXPECT_THAT(OfLocale(), ElementsAre("ja"));
  ::setenv("LC_ALL", "id", 1);
  EXPECT_THAT(OfLocale(), ElementsAre("id"));
}

TEST_F(Language, AnEmptyVariableIsNone) {
  ::setenv("LC_ALL", "", 1);
  ::setenv("LANG", "id_ID@euro", 1);
  EXPECT_THAT(OfLocale(), ElementsAre("id"));
}

TEST_F(Language, ALocaleWithoutACatalogueIsEnglish) {
  ::setenv("LC_ALL", "C.UTF-8", 1);
  ::setenv("LANG", "vi_VN.UTF-8", 1);
  EXPECT_THAT(OfLocale(), ElementsAre("en"));
  ::setenv("LC_ALL", "fr_FR.UTF-8", 1);
  EXPECT_THAT(OfLocale(), ElementsAre("en"));
}

TEST_F(Language, WhatIsAskedForGoesBeforeTheLocale) {
  ::setenv("LC_ALL", "vi_VN.UTF-8", 1);
  EXPECT_THAT(ChooseLanguages({"ja"}).value(), ElementsAre("ja"));
  EXPECT_THAT(ChooseLanguages({"vi", "ja"}).value(), ElementsAre("vi", "ja"));
  EXPECT_THAT(ChooseLanguages({"id-ID", "en"}).value(), ElementsAre("id", "en"));
}

TEST_F(Language, OneLanguageTwiceIsOne) {
  EXPECT_THAT(ChooseLanguages({"vi", "vi-VN"}).value(), ElementsAre("vi"));
}

TEST_F(Language, RefusesWhatItDoesNotSpeak) {
  for (const char* tag : {"fr", "VI", "", "vietnamese", "vi_VN", "\x1b[2J"}) {
    EXPECT_THAT(Refusal({tag}), HasSubstr("there are en, id, ja, vi")) << tag;
  }
  EXPECT_THAT(Refusal({"\x1b[2J"}), ::testing::Not(HasSubstr("\x1b")));
}

TEST_F(Language, RefusesThreeAtOnce) {
  EXPECT_THAT(Refusal({"vi", "ja", "id"}), HasSubstr("at most two"));
}

}  // namespace
}  // namespace warifu

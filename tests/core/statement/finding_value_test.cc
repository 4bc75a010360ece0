#include "core/statement/finding_value.h"

#include <gtest/gtest.h>

#include <string>

namespace warifu {
namespace {

Sentence OfBoth() {
  return Said("at most {most} by {rule}", 5, Said("{one} or {other}", "A", Said("a new offer")));
}

v1::Words Nested(std::size_t depth) {
  v1::Words words;
  words.set_text(depth == 1 ? "x" : "{x}");
  if (depth > 1) *words.add_values()->mutable_words() = Nested(depth - 1);
  return words;
}

v1::Words WithValues(std::string text, std::size_t count) {
  v1::Words words;
  words.set_text(std::move(text));
  for (std::size_t i = 0; i < count; ++i) words.add_values()->set_text("v");
  return words;
}

TEST(FindingValue, OfAValueHasNoWords) {
  const v1::Finding finding =
      MakeFinding(v1::FINDING_CODE_KEY_UNKNOWN, "a.b", std::string("{x}"), {});
  EXPECT_EQ(finding.code(), v1::FINDING_CODE_KEY_UNKNOWN);
  EXPECT_EQ(finding.field(), "a.b");
  EXPECT_EQ(finding.found(), "{x}");
  EXPECT_EQ(finding.wanted(), "");
  EXPECT_FALSE(finding.has_found_words());
  EXPECT_FALSE(finding.has_wanted_words());
}

TEST(FindingValue, OfWordsIsEnglishAndWords) {
  const v1::Finding finding =
      MakeFinding(v1::FINDING_CODE_KEY_UNKNOWN, "", Said("nobody"), OfBoth());
  EXPECT_EQ(finding.found(), "nobody");
  EXPECT_EQ(finding.wanted(), "at most 5 by A or a new offer");
  EXPECT_EQ(FromWords(finding.found_words()), Said("nobody"));
  EXPECT_EQ(FromWords(finding.wanted_words()), OfBoth());
}

TEST(FromWords, RefusesAnotherNumberOfValues) {
  EXPECT_TRUE(FromWords(WithValues("{a} {b} {a}", 2)).has_value());
  EXPECT_FALSE(FromWords(WithValues("{a} {b} {a}", 1)).has_value());
  EXPECT_FALSE(FromWords(WithValues("{a} {b} {a}", 3)).has_value());
  EXPECT_FALSE(FromWords(WithValues("", 1)).has_value());
  EXPECT_TRUE(FromWords(WithValues("", 0)).has_value());
}

TEST(FromWords, RefusesBracesThatAreNoPlaceholders) {
  for (const char* text : {"{", "}", "{}", "{a", "a}", "{A}", "{a b}", "{{a}}", "{a}}", "{1}"}) {
    for (std::size_t values = 0; values < 3; ++values) {
      EXPECT_FALSE(FromWords(WithValues(text, values)).has_value()) << text;
    }
  }
}

TEST(FromWords, RefusesTooManyValues) {
  std::string text;
  for (char name = 'a'; name < 'a' + static_cast<char>(kMaxWordsValues); ++name) {
    text += std::string("{") + name + "}";
  }
  EXPECT_TRUE(FromWords(WithValues(text, kMaxWordsValues)).has_value());
  EXPECT_FALSE(FromWords(WithValues(text + "{z}", kMaxWordsValues + 1)).has_value());
}

TEST(FromWords, RefusesWordsTooDeep) {
  EXPECT_TRUE(FromWords(Nested(kMaxWordsDepth)).has_value());
  EXPECT_FALSE(FromWords(Nested(kMaxWordsDepth + 1)).has_value());
}

TEST(FromWords, RefusesWhatIsWrongWithin) {
  v1::Words words = WithValues("{a}", 0);
  *words.add_values()->mutable_words() = WithValues("{b}", 0);
  EXPECT_FALSE(FromWords(words).has_value());
}

}  // namespace
}  // namespace warifu

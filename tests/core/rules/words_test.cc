#include "core/rules/words.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace warifu {
namespace {

TEST(AnyOf, NamesAllInTheirOrder) {
  EXPECT_EQ(AnyOf(std::vector<std::string>{}).English(), "nothing");
  EXPECT_EQ(AnyOf(std::vector<std::string>{"A"}).English(), "A");
  EXPECT_EQ(AnyOf(std::vector<std::string>{"A", "B"}).English(), "A or B");
  EXPECT_EQ(AnyOf(std::vector<std::string>{"A", "B", "C"}).English(), "A or B or C");
}

// Whatever a list may hold, its words are not too deep to be said.
TEST(AnyOf, OfManyIsSayable) {
  std::vector<std::string> many;
  std::string text;
  for (int i = 0; i < 60; ++i) {
    many.push_back(std::to_string(i));
    text += (i == 0 ? "" : " or ") + many.back();
    const v1::Words words = ToWords(Said("a text in {languages}", AnyOf(many)));
    const auto again = FromWords(words);
    ASSERT_TRUE(again.has_value()) << i;
    EXPECT_EQ(again->English(), "a text in " + text);
  }
}

}  // namespace
}  // namespace warifu

#include "core/text/nearest.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace warifu {
namespace {

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(EditDistance("", ""), 0u);
  EXPECT_EQ(EditDistance("abc", ""), 3u);
  EXPECT_EQ(EditDistance("", "abc"), 3u);
  EXPECT_EQ(EditDistance("abc", "abc"), 0u);
  EXPECT_EQ(EditDistance("abc", "ABC"), 0u);
  EXPECT_EQ(EditDistance("abc", "abd"), 1u);
  EXPECT_EQ(EditDistance("abc", "ac"), 1u);
  EXPECT_EQ(EditDistance("abc", "acb"), 1u);
  EXPECT_EQ(EditDistance("abcd", "badc"), 2u);
  EXPECT_EQ(EditDistance("kitten", "sitting"), 3u);
  EXPECT_EQ(EditDistance(std::string(64, 'a'), std::string(64, 'b')), 64u);
}

TEST(EditDistance, IsSymmetric) {
  const std::vector<std::string> words = {"",         "a",        "ab",   "ba",
                                          "withdraw", "withdarw", "with", "draw"};
  for (const std::string& a : words) {
    for (const std::string& b : words) EXPECT_EQ(EditDistance(a, b), EditDistance(b, a)) << a << b;
  }
}

TEST(NearestName, FindsTheLikeliest) {
  const std::vector<std::string_view> names = {"verify", "draft", "withdraw", "worksites", "trust"};
  EXPECT_EQ(NearestName("verfiy", names), "verify");
  EXPECT_EQ(NearestName("withdarw", names), "withdraw");
  EXPECT_EQ(NearestName("work_sites", names), "worksites");
  EXPECT_EQ(NearestName("TRUST", names), "trust");
  EXPECT_EQ(NearestName("verify", names), "verify");
}

TEST(NearestName, IsSilentWhenNothingIsNear) {
  const std::vector<std::string_view> names = {"verify", "draft", "withdraw"};
  EXPECT_EQ(NearestName("", names), "");
  EXPECT_EQ(NearestName("x", names), "");
  EXPECT_EQ(NearestName("publish", names), "");
  EXPECT_EQ(NearestName(std::string(65, 'v'), names), "");
  EXPECT_EQ(NearestName("verify", {}), "");
  const std::vector<std::string_view> long_names = {std::string_view("x")};
  EXPECT_EQ(NearestName("y", long_names), "");
}

TEST(DidYouMean, IsASentencesEnd) {
  const std::vector<std::string_view> names = {"worksites", "tasks"};
  EXPECT_EQ(DidYouMean("worksite", names).English(), " (did you mean \"worksites\"?)");
  EXPECT_EQ(DidYouMean("calendar", names).English(), "");
}

}  // namespace
}  // namespace warifu

// How an error is printed.
#include <gtest/gtest.h>

#include "client/render/error.h"

namespace warifu {
namespace {

TEST(ErrorLine, IndentsWhatFollowsTheFirstLine) {
  EXPECT_EQ(ErrorLine("en", Verbatim("")), "error: \n");
  EXPECT_EQ(ErrorLine("en", Verbatim("one")), "error: one\n");
  EXPECT_EQ(ErrorLine("en", Verbatim("one\ntwo\nthree")), "error: one\n  two\n  three\n");
}

TEST(ErrorLine, MovesNoTerminal) {
  EXPECT_EQ(ErrorLine("en", Verbatim("a\x1b[2Jb\nc\rd")), "error: a\\u{001B}[2Jb\n  c\\u{000D}d\n");
}

}  // namespace
}  // namespace warifu

// How an error is printed.
#include <gtest/gtest.h>

#include <sstream>

#include "client/render/error.h"

namespace warifu {
namespace {

TEST(ErrorLine, IndentsWhatFollowsTheFirstLine) {
  EXPECT_EQ(ErrorLine("en", Verbatim("")), "error: \n");
  EXPECT_EQ(ErrorLine("en", Verbatim("one")), "error: one\n");
  EXPECT_EQ(ErrorLine("en", InLines({Verbatim("one"), Verbatim("two"), Verbatim("three")})),
            "error: one\n  two\n  three\n");
}

TEST(ErrorLine, MovesNoTerminal) {
  EXPECT_EQ(ErrorLine("en", Verbatim("a\x1b[2Jb\rc")), "error: a\\u{001B}[2Jb\\u{000D}c\n");
}

// A file may be named "a\nGENUINE: sign it".
TEST(ErrorLine, GivesAValueNoLineOfItsOwn) {
  EXPECT_EQ(ErrorLine("en", NotFound("there is no file {path}", "a\nGENUINE").sentence),
            "error: there is no file a\\u{A}GENUINE\n");
}

TEST(PrintError, SaysOnceWhatIsTheSameInBothLanguages) {
  std::ostringstream err;
  const std::vector<std::string> languages = {"vi", "ja"};
  PrintError(err, languages, Verbatim("disk on fire"));
  EXPECT_EQ(err.str(), "lỗi: disk on fire\n");
}

}  // namespace
}  // namespace warifu

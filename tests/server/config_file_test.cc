#include "server/config_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::vector<ConfigKey> kKeys = {
    {"listen", true, false}, {"seen", true, true}, {"reflection", false, false}};

Result<std::vector<std::string>> Flags(std::string_view text) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<ConfigLine> lines, ParseConfig(text));
  return FlagsOf(lines, kKeys);
}

void ExpectRefused(std::string_view text, const std::string& line, const std::string& what) {
  const auto flags = Flags(text);
  ASSERT_FALSE(flags.ok()) << text;
  EXPECT_EQ(flags.error().code, ErrorCode::kBadInput);
  EXPECT_THAT(flags.error().message(), AllOf(HasSubstr(line + ": "), HasSubstr(what)));
}

TEST(ConfigFile, IsFlagsWithoutTheirDashes) {
  EXPECT_THAT(Flags("# where\nlisten = 127.0.0.1:1\n\n  seen=a b \r\nseen = c = d\n"
                    "reflection\t=true\n")
                  .value(),
              ElementsAre("--listen=127.0.0.1:1", "--seen=a b", "--seen=c = d", "--reflection"));
}

TEST(ConfigFile, SaysNothingWhereItIsEmpty) {
  for (const char* text : {"", "\n", "# listen = 1", " \t\r\n\n", "reflection = false"}) {
    EXPECT_THAT(Flags(text).value(), IsEmpty()) << text;
  }
}

TEST(ConfigFile, ReadsALastLineWithoutItsEnd) {
  EXPECT_THAT(Flags("listen = x").value(), ElementsAre("--listen=x"));
}

TEST(ConfigFile, RefusesAKeyThatThereIsNotByNameAndLine) {
  ExpectRefused("\n# comment\nlistn = x\n", "line 3", "listn: there is no such key");
  ExpectRefused("listn = x\n", "line 1", "did you mean \"listen\"?");
  ExpectRefused("--listen = x\n", "line 1", "--listen: there is no such key");
  ExpectRefused("Listen = x\n", "line 1", "there is no such key");
  ExpectRefused("config = other\n", "line 1", "config: there is no such key");
}

TEST(ConfigFile, RefusesWhatIsNoPair) {
  ExpectRefused("listen\n", "line 1", "KEY = VALUE");
  ExpectRefused("listen = x\n= y\n", "line 2", "KEY = VALUE");
  ExpectRefused("listen 127.0.0.1:1\n", "line 1", "KEY = VALUE");
}

TEST(ConfigFile, RefusesOneKeyTwice) {
  ExpectRefused("listen = x\nlisten = x\n", "line 2", "said before");
  ExpectRefused("reflection = false\nreflection = true\n", "line 2", "said before");
}

TEST(ConfigFile, RefusesAFlagThatIsNeitherTrueNorFalse) {
  for (const char* text : {"reflection = yes", "reflection =", "reflection = TRUE"}) {
    ExpectRefused(text, "line 1", "true or false");
  }
}

TEST(ConfigFile, EscapesWhatItQuotes) {
  const auto flags = Flags("\x1b[2J = x\n");
  EXPECT_THAT(flags.error().message(), ::testing::Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace warifu

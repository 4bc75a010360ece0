#include "server/log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>

#include "server/limits.h"
#include "tests/support/manual_clock.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class LogTest : public ::testing::Test {
 protected:
  std::size_t Lines() const {
    const std::string text = out_.str();
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  std::ostringstream out_;
  ManualClock clock_{1795132800000};
  Log log_{out_, clock_};
};

TEST_F(LogTest, ALineSaysWhenHowBadWhatAndMore) {
  log_.Info("started", {{"address", "127.0.0.1:7443"}, {"why", "two words"}});
  EXPECT_EQ(out_.str(),
            "2026-11-20T00:00:00Z info started address=127.0.0.1:7443 why=\"two words\"\n");
}

TEST_F(LogTest, NoValueBreaksTheLine) {
  log_.Warning("call", {{"why", "a\nb\r\x1b[2J\xff \"quoted\" \\ \xe2\x80\xae"}});
  EXPECT_EQ(Lines(), 1u);
  EXPECT_EQ(out_.str().find('\x1b'), std::string::npos);
  EXPECT_THAT(out_.str(), HasSubstr("\\\"quoted\\\""));
  EXPECT_EQ(out_.str().find("\xe2\x80\xae"), std::string::npos);
}

TEST_F(LogTest, LongValuesAreCut) {
  const std::string line = LoggedValue(std::string(kMaxLoggedValueBytes + 1, 'x'));
  EXPECT_EQ(line.size(), kMaxLoggedValueBytes + 5);  // quotes and dots
  EXPECT_EQ(LoggedValue(std::string(kMaxLoggedValueBytes, 'x')).size(), kMaxLoggedValueBytes);
}

TEST_F(LogTest, AnEmptyValueIsSeen) { EXPECT_EQ(LoggedValue(""), "\"\""); }

TEST_F(LogTest, CallersCannotFloodIt) {
  for (std::size_t i = 0; i < 10 * kMaxCallLinesPerSecond; ++i) log_.Call({{"status", "X"}});
  EXPECT_EQ(Lines(), kMaxCallLinesPerSecond);
  clock_.Advance(1000);
  log_.Call({{"status", "X"}});
  EXPECT_EQ(Lines(), kMaxCallLinesPerSecond + 2);
  EXPECT_THAT(out_.str(), HasSubstr("left_out=" + std::to_string(9 * kMaxCallLinesPerSecond)));
  log_.Info("stopped", {});  // what is not of callers is never left out
  EXPECT_EQ(Lines(), kMaxCallLinesPerSecond + 3);
}

}  // namespace
}  // namespace warifu

#include "core/text/instant.h"

#include <gtest/gtest.h>

namespace warifu {
namespace {

TEST(ParseInstant, ReadsOffsets) {
  EXPECT_EQ(ParseInstant("1970-01-01T00:00:00Z").value(), 0u);
  EXPECT_EQ(ParseInstant("2027-03-31T16:59:59Z").value(), 1806512399u);
  EXPECT_EQ(ParseInstant("2027-03-31T23:59:59+07:00").value(), 1806512399u);
  EXPECT_EQ(ParseInstant("2027-03-31T16:59:59+00:00").value(), 1806512399u);
  EXPECT_EQ(ParseInstant("2027-03-31T13:29:59-03:30").value(), 1806512399u);
  EXPECT_EQ(ParseInstant("2027-04-01T06:59:59+14:00").value(), 1806512399u);
  EXPECT_EQ(ParseInstant("1969-12-31T23:00:00-01:00").value(), 0u);
  EXPECT_EQ(ParseInstant("1985-04-12T23:20:50Z").value(), 482196050u);  // RFC 3339, less its .52
  EXPECT_EQ(ParseInstant("1996-12-19T16:39:57-08:00").value(), 851042397u);  // RFC 3339
}

TEST(ParseInstant, RefusesEverythingElse) {
  const char* const bad[] = {
      "",
      "2027-03-31",
      "2027-03-31T23:59:59",
      "2027-03-31T23:59:59z",
      "2027-03-31t23:59:59Z",
      "2027-03-31 23:59:59Z",
      "2027-03-31T23:59Z",
      "2027-03-31T23:59:59.5Z",
      "2027-03-31T23:59:59Z ",
      " 2027-03-31T23:59:59Z",
      "2027-03-31T23:59:59+0700",
      "2027-03-31T23:59:59+07",
      "2027-03-31T23:59:59+7:00",
      "2027-03-31T23:59:59+07:00Z",
      "2027-03-31T23:59:59+07:60",
      "2027-03-31T23:59:59+14:01",
      "2027-03-31T23:59:59-15:00",
      "2027-03-31T23:59:59-00:00",
      "2027-03-31T23:59:59 07:00",
      "2027-03-31T24:00:00Z",
      "2027-03-31T23:60:00Z",
      "2027-03-31T23:59:60Z",
      "2027-02-29T00:00:00Z",
      "2027-03-31T2a:00:00Z",
      "2027-03-31T23-59-59Z",
      "20270331T235959Z....",
      "1969-12-31T23:59:59Z",
      "1970-01-01T00:00:00+00:01",
      "2199-12-31T23:59:59-00:01",
      "2200-01-01T00:00:00Z",
      "2200-01-01T00:00:00+14:00",
      "1806512399",
      "@1806512399",
  };
  for (const char* text : bad) EXPECT_FALSE(ParseInstant(text).ok()) << text;
}

TEST(ParseInstant, SaysWhatIsWrong) {
  EXPECT_EQ(ParseInstant("2027-03-31T23:59:59").error().message(),
            "a time is a date, a time of day and an offset, such as 2027-03-31T23:59:59+07:00");
  EXPECT_NE(ParseInstant("2027-03-31T23:59:60Z").error().message().find("seconds 00-59"),
            std::string::npos);
  EXPECT_NE(ParseInstant("2027-03-31T23:59:59-00:00").error().message().find("Z or +00:00"),
            std::string::npos);
}

TEST(FormatInstant, IsTheInverse) {
  for (std::uint64_t at_s = 0; at_s < 7258118400; at_s += 98765431) {
    const std::string text = FormatInstant(at_s);
    EXPECT_EQ(ParseInstant(text).value(), at_s) << text;
  }
  EXPECT_EQ(FormatInstant(0), "1970-01-01T00:00:00Z");
  EXPECT_EQ(FormatInstant(1806512399), "2027-03-31T16:59:59Z");
  EXPECT_EQ(FormatInstant(7258118399), "2199-12-31T23:59:59Z");
}

TEST(FormatInstant, ShowsDamagedValuesAsNumbers) {
  EXPECT_EQ(FormatInstant(7258118400), "@7258118400");
  EXPECT_EQ(FormatInstant(UINT64_MAX), "@18446744073709551615");
  EXPECT_EQ(FormatInstant(std::uint64_t{1} << 63), "@9223372036854775808");
}

}  // namespace
}  // namespace warifu

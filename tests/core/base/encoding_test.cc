#include "core/base/encoding.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace warifu {
namespace {

using std::string_literals::operator""s;

const std::vector<std::pair<std::string, std::string>> kBase64Examples = {
    {"", ""},         // RFC 4648, section 10
    {"f", "Zg=="},    //
    {"fo", "Zm8="},   //
    {"foo", "Zm9v"},  //
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"},
    {"\xfb\xff\xbf", "+/+/"},
    {"\0\0\0"s, "AAAA"},
};

TEST(Base64, EncodesAndDecodesTheExamples) {
  for (const auto& [bytes, text] : kBase64Examples) {
    EXPECT_EQ(EncodeBase64(bytes), text);
    EXPECT_EQ(DecodeBase64(text), bytes);
  }
}

TEST(Base64, RoundTripsEveryByteAtEveryPlace) {
  for (std::size_t size = 1; size <= 4; ++size) {
    for (std::size_t place = 0; place < size; ++place) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string bytes(size, 'x');
        bytes[place] = static_cast<char>(byte);
        EXPECT_EQ(DecodeBase64(EncodeBase64(bytes)), bytes);
      }
    }
  }
}

TEST(Base64, RefusesWhatItDoesNotMake) {
  for (const char* text :
       {"Zg",     "Zg=",     "Zg===",      "Zg==Zg==", "Zh==",  "Zm9=",    "Zm+=",
        "Z===",   "====",    "=",          "==",       "A===",  "Zm9v\n",  " Zm9v",
        "Zm 9",   "Zm9-",    "Zm9_",       "Zg==\n",   "=Zg=",  "Z=g=",    "Zm8=Zm8=",
        "Zm9vYg", "Zm\x80v", "\xc3\xa9Zm", "Zm9vZ",    "Zm9v=", "Zm9v===="}) {
    EXPECT_EQ(DecodeBase64(text), std::nullopt) << text;
  }
  EXPECT_EQ(DecodeBase64("AAA\0"s), std::nullopt);
}

TEST(Base64, IsAStrictInverseOnAllGroupsOfDigits) {
  const std::string digits = "AQgw/+9=\n";
  for (char a : digits) {
    for (char b : digits) {
      for (char c : digits) {
        for (char d : digits) {
          const std::string text = {a, b, c, d};
          const auto bytes = DecodeBase64(text);
          if (!bytes) continue;
          EXPECT_EQ(EncodeBase64(*bytes), text);
        }
      }
    }
  }
}

TEST(Hex, EncodesLowerCaseAndDecodesBoth) {
  EXPECT_EQ(EncodeHex("\x00\x7f\x80\xff"s), "007f80ff");
  EXPECT_EQ(DecodeHex("007f80FF"), "\x00\x7f\x80\xff"s);
  EXPECT_EQ(DecodeHex(""), "");
}

TEST(Hex, RefusesOtherText) {
  for (const char* text :
       {"0", "000", "0g", "g0", "0x00", " 00", "00 ", "0 0", "-1", "@0", "0`", "0:", "0/",
        "\x80"
        "0"}) {
    EXPECT_EQ(DecodeHex(text), std::nullopt) << text;
  }
}

TEST(BigEndian, PutsTheHighByteFirst) {
  std::string bytes;
  AppendBigEndian16(0x0102, bytes);
  AppendBigEndian32(0x03040506, bytes);
  AppendBigEndian64(0x0708090a0b0c0dff, bytes);
  EXPECT_EQ(EncodeHex(bytes), "0102030405060708090a0b0c0dff");
  EXPECT_EQ(ReadBigEndian16(bytes), 0x0102);
  EXPECT_EQ(ReadBigEndian32(std::string_view(bytes).substr(2)), 0x03040506u);
  EXPECT_EQ(ReadBigEndian64(std::string_view(bytes).substr(6)), 0x0708090a0b0c0dffu);
}

TEST(BigEndian, RoundTripsTheLargest) {
  std::string bytes;
  AppendBigEndian64(UINT64_MAX, bytes);
  EXPECT_EQ(ReadBigEndian64(bytes), UINT64_MAX);
  EXPECT_EQ(ReadBigEndian32(bytes), UINT32_MAX);
  EXPECT_EQ(ReadBigEndian16(bytes), UINT16_MAX);
}

TEST(BigEndianDeathTest, StopsOnTooFewBytes) {
  EXPECT_DEATH(ReadBigEndian16("a"), "check failed");
  EXPECT_DEATH(ReadBigEndian32("abc"), "check failed");
  EXPECT_DEATH(ReadBigEndian64("abcdefg"), "check failed");
}

TEST(ParseDecimal, ReadsTheWholeRange) {
  EXPECT_EQ(ParseDecimal("0"), 0u);
  EXPECT_EQ(ParseDecimal("10"), 10u);
  EXPECT_EQ(ParseDecimal("18446744073709551615"), UINT64_MAX);
}

TEST(ParseDecimal, RefusesOtherText) {
  for (const char* text :
       {"", "00", "01", "-0", "-1", "+1", " 1", "1 ", "1.", "0x1", "1e3", "1,000",
        "18446744073709551616", "18446744073709551620", "99999999999999999999",
        "184467440737095516150", "\xd9\xa1", "1\n", "a"}) {
    EXPECT_EQ(ParseDecimal(text), std::nullopt) << text;
  }
  EXPECT_EQ(ParseDecimal("1\0"s), std::nullopt);
}

}  // namespace
}  // namespace warifu

#include "core/statement/wire.h"

#include <gtest/gtest.h>

#include "core/base/encoding.h"

namespace warifu {
namespace {

std::string Varint(std::uint64_t value) {
  std::string out;
  AppendVarint(value, out);
  return out;
}

TEST(Varint, IsReadAsWritten) {
  for (const std::uint64_t value :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{127}, std::uint64_t{128},
        std::uint64_t{300}, std::uint64_t{16383}, std::uint64_t{16384}, std::uint64_t{1} << 32,
        (std::uint64_t{1} << 63) - 1, std::uint64_t{1} << 63, ~std::uint64_t{0}}) {
    const std::string bytes = Varint(value);
    WireReader in(bytes);
    const auto read = in.ReadVarint();
    ASSERT_TRUE(read) << value;
    EXPECT_EQ(read->value, value);
    EXPECT_TRUE(read->minimal) << value;
    EXPECT_TRUE(in.done()) << value;
  }
}

TEST(Varint, HasTheEncodingOfTheWireFormat) {
  EXPECT_EQ(EncodeHex(Varint(150)), "9601");
  EXPECT_EQ(EncodeHex(Varint(0)), "00");
  EXPECT_EQ(EncodeHex(Varint(~std::uint64_t{0})), "ffffffffffffffffff01");
}

TEST(Varint, TellsPadding) {
  for (const char* hex : {"8000", "8100", "ff00", "808000", "80808080808080808000"}) {
    const std::string bytes = *DecodeHex(hex);
    const auto read = WireReader(bytes).ReadVarint();
    ASSERT_TRUE(read) << hex;
    EXPECT_FALSE(read->minimal) << hex;
  }
}

TEST(Varint, RefusesWhatEndsTooSoonOrIsTooLarge) {
  for (const char* hex : {"", "80", "ff", "8080", "ffffffffffffffffff", "ffffffffffffffffff02",
                          "ffffffffffffffffff7f", "ffffffffffffffffffff01", "80808080808080808080",
                          "8080808080808080808000"}) {
    const std::string bytes = *DecodeHex(hex);
    WireReader in(bytes);
    EXPECT_FALSE(in.ReadVarint()) << hex;
    EXPECT_EQ(in.rest(), bytes) << hex;
  }
}

TEST(WireReader, GivesNoMoreBytesThanThereAre) {
  WireReader in("abc");
  EXPECT_FALSE(in.ReadBytes(4));
  EXPECT_FALSE(in.ReadBytes(~std::uint64_t{0}));
  EXPECT_EQ(in.ReadBytes(3), "abc");
  EXPECT_TRUE(in.done());
  EXPECT_EQ(in.ReadBytes(0), "");
  EXPECT_FALSE(in.ReadBytes(1));
}

TEST(AppendSpan, WritesTagLengthBytes) {
  std::string out;
  AppendSpan(2, "testing", out);
  EXPECT_EQ(EncodeHex(out), "120774657374696e67");
  out.clear();
  AppendSpan(16, "", out);
  EXPECT_EQ(EncodeHex(out), "820100");
}

}  // namespace
}  // namespace warifu

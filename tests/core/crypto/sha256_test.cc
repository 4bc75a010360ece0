#include "core/crypto/sha256.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/encoding.h"

namespace warifu {
namespace {

std::string HexOf(std::string_view bytes) { return EncodeHex(Sha256(bytes).view()); }

TEST(Sha256, GivesThePublishedHashes) {
  EXPECT_EQ(HexOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(HexOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(HexOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(HexOf(std::string(1'000'000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256Hasher, GivesTheSameInPieces) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) bytes += static_cast<char>(i);
  Sha256Hasher hasher;
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    hasher.Update(bytes.substr(0, cut)).Update(bytes.substr(cut));
    EXPECT_EQ(hasher.Finish(), Sha256(bytes)) << cut;
  }
}

TEST(Sha256Hasher, IsAsNewAfterFinish) {
  Sha256Hasher hasher;
  EXPECT_EQ(hasher.Update("abc").Finish(), Sha256("abc"));
  EXPECT_EQ(hasher.Finish(), Sha256(""));
  EXPECT_EQ(hasher.Update("abc").Finish(), Sha256("abc"));
}

TEST(Sha256Hasher, DoesNotDisturbOthers) {
  Sha256Hasher one;
  Sha256Hasher other;
  one.Update("a");
  other.Update("x");
  EXPECT_EQ(Sha256("y"), Sha256("y"));
  EXPECT_EQ(one.Update("b").Finish(), Sha256("ab"));
  EXPECT_EQ(other.Update("z").Finish(), Sha256("xz"));
}

}  // namespace
}  // namespace warifu

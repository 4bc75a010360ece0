#include "core/note/vkey.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/base/encoding.h"
#include "core/crypto/ed25519.h"

namespace warifu {
namespace {

PublicKey TestKey() { return SigningKey::FromSeed(std::string(32, 'v')).public_key(); }

VerifierKey LogKey() {
  return VerifierKey::Make("registry.example", SignatureType::kEd25519, TestKey()).value();
}

std::string HexOf(std::uint32_t key_id) {
  std::string bytes;
  AppendBigEndian32(key_id, bytes);
  return EncodeHex(bytes);
}

// A vkey put together by hand, its key id right unless given.
std::string Text(const std::string& name, char type, std::string key_id = "") {
  if (key_id.empty()) key_id = HexOf(KeyId(name, static_cast<SignatureType>(type), TestKey()));
  return name + "+" + key_id + "+" + EncodeBase64(type + TestKey().ToString());
}

// That of the Go checksum database.
TEST(VerifierKey, ReadsAKeyMadeByOthers) {
  const std::string text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";
  const auto key = VerifierKey::Parse(text);
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(key->name(), "sum.golang.org");
  EXPECT_EQ(key->key_id(), 0x033de0aeu);
  EXPECT_EQ(key->type(), SignatureType::kEd25519);
  EXPECT_EQ(key->ToString(), text);
}

TEST(VerifierKey, IsParsedAgain) {
  for (SignatureType type : {SignatureType::kEd25519, SignatureType::kCosignature}) {
    const VerifierKey key = VerifierKey::Make("割符.example/w1", type, TestKey()).value();
    EXPECT_EQ(*VerifierKey::Parse(key.ToString()), key);
  }
  EXPECT_EQ(LogKey().ToString(), Text("registry.example", 1));
}

TEST(VerifierKey, IdDependsOnNameTypeAndKey) {
  const std::uint32_t id = LogKey().key_id();
  EXPECT_NE(KeyId("registry.exampl", SignatureType::kEd25519, TestKey()), id);
  EXPECT_NE(KeyId("registry.example", SignatureType::kCosignature, TestKey()), id);
  EXPECT_NE(KeyId("registry.example", SignatureType::kEd25519, PublicKey()), id);
}

TEST(VerifierKey, RefusesOtherText) {
  const std::string good = LogKey().ToString();
  const std::string id = HexOf(LogKey().key_id());
  const std::string upper_id = "registry.example+ABCDEF01";
  for (const std::string& text : std::vector<std::string>{
           "",
           "+",
           "++",
           "registry.example",
           "registry.example+" + id,
           "registry.example+" + id + "+",
           good + "\n",
           " " + good,
           good + " ",
           good + "=",
           good.substr(0, good.size() - 1),
           good.substr(1),
           "+" + good,
           Text("", 1),
           Text("two words", 1),
           Text("registry.example", 2),
           Text("registry.example", 0),
           Text("registry.example", 5),
           Text("registry.example", 6),
           Text("registry.example", 1, "00000000"),
           Text("registry.example", 1, id + "0"),
           Text("registry.example", 1, id.substr(1)),
           Text("registry.example", 1, "0x" + id.substr(2)),
           Text("registry.example", 4, id),
           Text(std::string(256, 'n'), 1),
           "registry.example+" + id + "+" + EncodeBase64("\1" + TestKey().ToString() + "x"),
           "registry.example+" + id + "+" + EncodeBase64(TestKey().ToString()),
           upper_id + good.substr(upper_id.size()),
       }) {
    const auto key = VerifierKey::Parse(text);
    ASSERT_FALSE(key.ok()) << text;
    EXPECT_EQ(key.error().code, ErrorCode::kBadInput);
  }
  EXPECT_FALSE(VerifierKey::Parse(std::string(1'000'000, '+')).ok());
}

TEST(VerifierKey, RefusesAKeyIdInUpperCase) {
  std::string text = Text("registry.example", 1);
  std::string upper = text;
  const std::size_t begin = upper.find('+') + 1;
  bool changed = false;
  for (std::size_t i = begin; i < begin + 8; ++i) {
    if (upper[i] >= 'a' && upper[i] <= 'f') {
      upper[i] = static_cast<char>(upper[i] - 'a' + 'A');
      changed = true;
    }
  }
  ASSERT_TRUE(changed);
  EXPECT_FALSE(VerifierKey::Parse(upper).ok());
}

TEST(VerifierKey, RefusesEveryFlippedBit) {
  const std::string text = LogKey().ToString();
  for (std::size_t bit = 0; bit < 8 * text.size(); ++bit) {
    std::string changed = text;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(VerifierKey::Parse(changed).ok()) << changed;
  }
}

TEST(VerifierKey, RefusesKeysAndNamesThatDoNotCount) {
  const auto make = [](std::string_view name, const PublicKey& key) {
    return VerifierKey::Make(name, SignatureType::kEd25519, key);
  };
  EXPECT_EQ(make("name", PublicKey()).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(make("", TestKey()).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(make("a+b", TestKey()).error().code, ErrorCode::kBadInput);
  EXPECT_EQ(make("a\nb", TestKey()).error().code, ErrorCode::kBadInput);
}

}  // namespace
}  // namespace warifu

#include "core/crypto/ed25519.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "core/base/encoding.h"

namespace warifu {
namespace {

std::string Unhex(std::string_view hex) { return DecodeHex(hex).value(); }

SigningKey KeyOf(char seed) { return SigningKey::FromSeed(std::string(32, seed)); }

struct Rfc8032Example {
  const char* seed;
  const char* public_key;
  const char* message;
  const char* signature;
};

// RFC 8032, section 7.1, TEST 1 to 3.
constexpr Rfc8032Example kExamples[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9"
     "b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f1"
     "1d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984d"
     "c6594a7c15e9716ed28dc027beceea1ec40a"},
};

TEST(SigningKey, GivesTheExamplesOfRfc8032) {
  for (const Rfc8032Example& example : kExamples) {
    const SigningKey key = SigningKey::FromSeed(Unhex(example.seed));
    EXPECT_EQ(EncodeHex(key.public_key().view()), example.public_key);
    EXPECT_EQ(EncodeHex(key.seed()), example.seed);
    const Signature signature = key.Sign(Unhex(example.message));
    EXPECT_EQ(EncodeHex(signature.view()), example.signature);
    EXPECT_TRUE(VerifySignature(key.public_key(), Unhex(example.message), signature));
    EXPECT_TRUE(IsValidPublicKey(key.public_key()));
  }
}

TEST(SigningKey, SignsAfterAMove) {
  SigningKey key = KeyOf('a');
  const PublicKey public_key = key.public_key();
  const SigningKey moved = std::move(key);
  EXPECT_TRUE(VerifySignature(public_key, "text", moved.Sign("text")));
  SigningKey other = KeyOf('b');
  other = KeyOf('c');
  EXPECT_TRUE(VerifySignature(KeyOf('c').public_key(), "text", other.Sign("text")));
}

TEST(SigningKeyDeathTest, StopsOnASeedOfAnotherSize) {
  EXPECT_DEATH(SigningKey::FromSeed(std::string(31, 's')), "check failed");
  EXPECT_DEATH(SigningKey::FromSeed(std::string(64, 's')), "check failed");
}

TEST(SigningKeyDeathTest, CannotSignOnceMovedFrom) {
  SigningKey key = KeyOf('a');
  const SigningKey moved = std::move(key);
  EXPECT_DEATH(static_cast<void>(key.Sign("text")), "check failed");
}

TEST(VerifySignature, RefusesEveryFlippedBit) {
  const SigningKey key = KeyOf('a');
  const std::string message = "an offer";
  const Signature signature = key.Sign(message);
  for (std::size_t bit = 0; bit < 8 * Signature::kSize; ++bit) {
    Signature changed = signature;
    changed.data()[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
    EXPECT_FALSE(VerifySignature(key.public_key(), message, changed)) << bit;
  }
  for (std::size_t bit = 0; bit < 8 * PublicKey::kSize; ++bit) {
    PublicKey changed = key.public_key();
    changed.data()[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
    EXPECT_FALSE(VerifySignature(changed, message, signature)) << bit;
  }
  for (std::size_t bit = 0; bit < 8 * message.size(); ++bit) {
    std::string changed = message;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    EXPECT_FALSE(VerifySignature(key.public_key(), changed, signature)) << bit;
  }
}

TEST(VerifySignature, RefusesAnothersSignature) {
  EXPECT_FALSE(VerifySignature(KeyOf('b').public_key(), "text", KeyOf('a').Sign("text")));
}

TEST(IsValidPublicKey, RefusesZeroesAndOnes) {
  EXPECT_FALSE(IsValidPublicKey(PublicKey()));
  EXPECT_FALSE(IsValidPublicKey(*PublicKey::From(std::string(32, '\xff'))));
}

}  // namespace
}  // namespace warifu

#include "core/crypto/sealed_key.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <string>
#include <vector>

#include "core/base/encoding.h"
#include "core/crypto/key_name.h"
#include "core/crypto/sha256.h"
#include "core/crypto/system_random.h"
#include "tests/support/test_random.h"

namespace warifu {
namespace {

constexpr std::string_view kPassphrase = "correct horse";

SigningKey TestKey() { return SigningKey::FromSeed(std::string(32, 'k')); }

SealOptions Options() { return {"hanoi-1", kPassphrase, kMinimumKeyCost}; }

std::string Sealed(const SealOptions& options = Options()) {
  TestRandom random(1);
  return SealKey(TestKey(), options, random).value();
}

// `file` with a line changed and the checksum made right again: what a forger would do.
std::string Forged(const std::string& file, const std::string& from, const std::string& to) {
  std::string body = file.substr(0, file.rfind("checksum "));
  const std::size_t place = body.find(from);
  EXPECT_NE(place, std::string::npos) << from;
  body.replace(place, from.size(), to);
  return body + "checksum " + EncodeHex(Sha256(body).view().substr(0, 8)) + "\n";
}

ErrorCode CodeOf(std::string_view file) {
  const auto key = OpenSealedKey(file, kPassphrase);
  EXPECT_FALSE(key.ok());
  return key.ok() ? ErrorCode::kInternal : key.error().code;
}

TEST(SealKey, WritesTheLinesOfItsFormat) {
  EXPECT_EQ(Sealed().substr(0, Sealed().find("salt ")),
            "warifu-key/v1\n"
            "name hanoi-1\n"
            "public-key " +
                EncodeBase64(TestKey().public_key().view()) +
                "\n"
                "argon2id 1 8192\n");
  EXPECT_TRUE(Sealed().ends_with("\n"));
  EXPECT_LE(Sealed().size(), kMaxSealedKeyBytes);
}

TEST(SealKey, IsReadAgain) {
  const auto key = OpenSealedKey(Sealed(), kPassphrase);
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(key->seed(), std::string(32, 'k'));
  EXPECT_EQ(key->public_key(), TestKey().public_key());
  const SealedKeyInfo info = {"hanoi-1", TestKey().public_key(), kMinimumKeyCost};
  EXPECT_EQ(*ReadSealedKey(Sealed()), info);
}

TEST(SealKey, IsReadAgainWithTheLongestNameAndPassphrases) {
  const std::string name(kMaxKeyNameBytes, 'n');
  for (const std::string& passphrase : {std::string(), std::string(kMaxPassphraseBytes, 'p')}) {
    const std::string file = Sealed({name, passphrase, kMinimumKeyCost});
    EXPECT_LE(file.size(), kMaxSealedKeyBytes);
    EXPECT_TRUE(OpenSealedKey(file, passphrase).ok());
  }
}

TEST(SealKey, TakesSaltAndNonceFromItsRandomness) {
  TestRandom one(1);
  TestRandom two(2);
  EXPECT_EQ(*SealKey(TestKey(), Options(), one), Sealed());
  EXPECT_NE(*SealKey(TestKey(), Options(), two), Sealed());
  SystemRandom system;
  const std::string first = *SealKey(TestKey(), Options(), system);
  EXPECT_NE(first, *SealKey(TestKey(), Options(), system));
  EXPECT_TRUE(OpenSealedKey(first, kPassphrase).ok());
}

TEST(SealKey, DoesNotShowTheSecret) {
  EXPECT_EQ(Sealed().find(std::string(32, 'k')), std::string::npos);
  EXPECT_EQ(Sealed().find(EncodeBase64(std::string(32, 'k')).substr(0, 8)), std::string::npos);
}

TEST(SealKey, RefusesBadOptions) {
  TestRandom random(1);
  const std::string long_name(kMaxKeyNameBytes + 1, 'n');
  const std::string long_passphrase(kMaxPassphraseBytes + 1, 'p');
  const KeyCost cost = kMinimumKeyCost;
  for (const SealOptions& options : std::vector<SealOptions>{
           {"", "p", cost},
           {"two words", "p", cost},
           {"a\nb", "p", cost},
           {"a+b", "p", cost},
           {"\xff", "p", cost},
           {long_name, "p", cost},
           {"n", long_passphrase, cost},
           {"n", "p", {0, 8192}},
           {"n", "p", {1, 8191}},
           {"n", "p", {1, 8193}},
           {"n", "p", {1, 0}},
           {"n", "p", {kMaximumKeyCost.operations + 1, 8192}},
           {"n", "p", {1, kMaximumKeyCost.memory_bytes + 1024}},
       }) {
    const auto file = SealKey(TestKey(), options, random);
    ASSERT_FALSE(file.ok()) << options.name;
    EXPECT_EQ(file.error().code, ErrorCode::kBadInput);
  }
}

TEST(OpenSealedKey, RefusesAnotherPassphrase) {
  for (const char* passphrase : {"", "correct hors", "correct horse ", "Correct horse"}) {
    const auto key = OpenSealedKey(Sealed(), passphrase);
    ASSERT_FALSE(key.ok());
    EXPECT_EQ(key.error().code, ErrorCode::kRefused);
  }
  const auto key = OpenSealedKey(Sealed(), std::string(kMaxPassphraseBytes + 1, 'p'));
  EXPECT_EQ(key.error().code, ErrorCode::kBadInput);
}

TEST(OpenSealedKey, CallsEveryFlippedBitDamaged) {
  const std::string file = Sealed();
  for (std::size_t bit = 0; bit < 8 * file.size(); ++bit) {
    std::string changed = file;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    const auto info = ReadSealedKey(changed);
    ASSERT_FALSE(info.ok()) << bit;
    const bool in_first_line = bit / 8 <= kSealedKeyFirstLine.size();
    EXPECT_TRUE(in_first_line || info.error().code == ErrorCode::kDamaged) << bit;
  }
}

TEST(OpenSealedKey, RefusesEveryTruncation) {
  const std::string file = Sealed();
  for (std::size_t size = 0; size < file.size(); ++size) {
    EXPECT_FALSE(ReadSealedKey(file.substr(0, size)).ok()) << size;
  }
  EXPECT_EQ(CodeOf(file + "\n"), ErrorCode::kDamaged);
  EXPECT_EQ(CodeOf(file + file), ErrorCode::kDamaged);
  EXPECT_EQ(CodeOf(file + std::string(kMaxSealedKeyBytes, 'x')), ErrorCode::kBadInput);
}

TEST(OpenSealedKey, RefusesOtherKindsByTheirFirstLine) {
  EXPECT_EQ(CodeOf(""), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf("warifu-proof/v1\n"), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf("-----BEGIN OPENSSH PRIVATE KEY-----\n"), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf(Forged(Sealed(), "key/v1", "key/v2")), ErrorCode::kNewerProgram);
  EXPECT_EQ(CodeOf(Forged(Sealed(), "key/v1", "key/v11")), ErrorCode::kNewerProgram);
}

// A forger can mend the checksum, but not what the passphrase protects.
TEST(OpenSealedKey, RefusesForgedLinesByThePassphrase) {
  const std::string other =
      EncodeBase64(SigningKey::FromSeed(std::string(32, 'o')).public_key().view());
  const std::string own = EncodeBase64(TestKey().public_key().view());
  EXPECT_EQ(CodeOf(Forged(Sealed(), "hanoi-1", "hanoi-2")), ErrorCode::kRefused);
  EXPECT_EQ(CodeOf(Forged(Sealed(), own, other)), ErrorCode::kRefused);
  EXPECT_EQ(CodeOf(Forged(Sealed(), "argon2id 1 8192", "argon2id 2 8192")), ErrorCode::kRefused);
  EXPECT_EQ(CodeOf(Forged(Sealed(), "argon2id 1 8192", "argon2id 1 16384")), ErrorCode::kRefused);
}

TEST(OpenSealedKey, RefusesMalformedLinesUnderARightChecksum) {
  const std::string file = Sealed();
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"name hanoi-1\n", ""},
           {"name hanoi-1", "name  hanoi-1"},
           {"name hanoi-1", "name hanoi 1"},
           {"name hanoi-1", "name "},
           {"name hanoi-1", "name"},
           {"name hanoi-1", "Name hanoi-1"},
           {"name hanoi-1", "name hanoi-1\r"},
           {"name hanoi-1\n", "name hanoi-1\nname hanoi-1\n"},
           {"public-key ", "public-key A"},
           {"public-key ", "public_key "},
           {"argon2id 1 8192", "argon2id 01 8192"},
           {"argon2id 1 8192", "argon2id 1  8192"},
           {"argon2id 1 8192", "argon2id 1 8192 "},
           {"argon2id 1 8192", "argon2id 1"},
           {"argon2id 1 8192", "argon2id 8192"},
           {"argon2id 1 8192", "argon2id"},
           {"argon2id 1 8192", "argon2id 0 8192"},
           {"argon2id 1 8192", "argon2id -1 8192"},
           {"argon2id 1 8192", "argon2id 4294967297 8192"},
           {"argon2id 1 8192", "argon2id 1 18446744073709551615"},
           {"argon2id 1 8192", "argon2id 1 18446744073709559808"},
           {"argon2id 1 8192", "argon2i 1 8192"},
           {"argon2id 1 8192", "argon2id 17 1073741824"},
           {"salt ", "salt  "},
           {"salt ", "nonce "},
           {"nonce ", "nonce AAAA"},
           {"secret ", "secret AAAA"},
           {"secret ", "comment none\nsecret "},
           {"warifu-key/v1\n", "warifu-key/v1\n\n"},
       }) {
    EXPECT_EQ(CodeOf(Forged(file, from, to)), ErrorCode::kBadInput) << from << " -> " << to;
  }
}

TEST(OpenSealedKey, RefusesMoreLinesUnderARightChecksum) {
  const std::string file = Sealed();
  const std::string secret_line =
      file.substr(file.find("secret "), file.find("checksum ") - file.find("secret "));
  EXPECT_EQ(CodeOf(Forged(file, secret_line, secret_line + "comment none\n")),
            ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf(Forged(file, secret_line, secret_line + secret_line)), ErrorCode::kBadInput);
  EXPECT_EQ(CodeOf(Forged(file, secret_line, secret_line + "\n")), ErrorCode::kBadInput);
}

// Whoever knows the passphrase can seal anything: here another secret than the file says.
TEST(OpenSealedKey, RefusesASecretThatIsNotThatOfItsPublicKey) {
  const std::string file = Sealed();
  const std::string header = file.substr(0, file.find("secret "));
  const auto field = [&header](const std::string& label) {
    const std::size_t begin = header.find("\n" + label + " ") + label.size() + 2;
    return DecodeBase64(header.substr(begin, header.find('\n', begin) - begin)).value();
  };
  const auto bytes = [](const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
  };
  unsigned char cipher_key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  ASSERT_EQ(
      crypto_pwhash_argon2id(cipher_key, sizeof cipher_key, kPassphrase.data(), kPassphrase.size(),
                             bytes(field("salt")), 1, 8192, crypto_pwhash_argon2id_ALG_ARGON2ID13),
      0);
  const auto sealed_with = [&](char seed) {
    const std::string secret(32, seed);
    std::string sealed(48, '\0');
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        reinterpret_cast<unsigned char*>(sealed.data()), nullptr, bytes(secret), 32, bytes(header),
        header.size(), nullptr, bytes(field("nonce")), cipher_key);
    const std::string body = header + "secret " + EncodeBase64(sealed) + "\n";
    return body + "checksum " + EncodeHex(Sha256(body).view().substr(0, 8)) + "\n";
  };
  EXPECT_EQ(sealed_with('k'), file);  // so this is how it is made
  EXPECT_EQ(CodeOf(sealed_with('o')), ErrorCode::kBadInput);
}

TEST(OpenSealedKey, RefusesAnEmptyBodyUnderARightChecksum) {
  const std::string body = "warifu-key/v1\n";
  EXPECT_EQ(CodeOf(body + "checksum " + EncodeHex(Sha256(body).view().substr(0, 8)) + "\n"),
            ErrorCode::kBadInput);
}

TEST(KeyCost, DefaultIsWithinBounds) {
  TestRandom random(1);
  const std::string file = *SealKey(TestKey(), {"n", kPassphrase, kDefaultKeyCost}, random);
  EXPECT_EQ(ReadSealedKey(file)->cost, kDefaultKeyCost);
  EXPECT_TRUE(OpenSealedKey(file, kPassphrase).ok());
}

}  // namespace
}  // namespace warifu

// Ed25519: which public keys count, which signatures count, and a secret key that is wiped.
//
// What counts is what libsodium 1.0.18 says; implementations differ at the edges, so
// tests/core/crypto/vectors pins those edges.
// Not here: what is signed (core/crypto/pae.h and core/statement), key files
// (core/crypto/sealed_key.h).
// Source: RFC 8032.
// Threads: functions from any; a SigningKey may be used by several at once, and moved by one.
#ifndef WARIFU_CORE_CRYPTO_ED25519_H_
#define WARIFU_CORE_CRYPTO_ED25519_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "core/base/types.h"

namespace warifu {

// Prepares libsodium; stops the program if it cannot. Everything here calls it by itself; a program
// may call it first to have that cost (reading the processor's features) behind it.
void InitializeCrypto();

// Whether `key` is the canonical encoding of a point of the prime-order subgroup other than the
// neutral one. Costs about as much as a signature check: ask once, when a key is bound or named.
bool IsValidPublicKey(const PublicKey& key);

// Whether `signature` is `key`'s over `message`. True does not mean that IsValidPublicKey(key).
bool VerifySignature(const PublicKey& key, std::string_view message, const Signature& signature);

// A secret key, in memory that is locked, guarded and wiped when it goes.
class SigningKey {
 public:
  static constexpr std::size_t kSeedBytes = 32;

  // RFC 8032's private key.
  // Requires: seed.size() == kSeedBytes. The caller wipes its own copy.
  static SigningKey FromSeed(std::string_view seed);

  SigningKey(SigningKey&&) = default;
  SigningKey& operator=(SigningKey&&) = default;

  const PublicKey& public_key() const { return public_key_; }
  Signature Sign(std::string_view message) const;  // deterministic

  // The secret itself, for sealing it; lives as long as the key.
  std::string_view seed() const;

 private:
  struct FreeSecret {
    void operator()(std::uint8_t* secret) const;
  };
  using Secret = std::unique_ptr<std::uint8_t[], FreeSecret>;

  SigningKey(Secret secret, const PublicKey& public_key);

  Secret secret_;  // libsodium's form: seed, then public key
  PublicKey public_key_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_ED25519_H_

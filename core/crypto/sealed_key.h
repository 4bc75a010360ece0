// Key files: a secret key, encrypted under a passphrase.
//
// A text file, its lines in this order and each ended by a newline:
//
//     warifu-key/v1
//     name <name>
//     public-key <base64 of 32 bytes>
//     argon2id <operations> <memory in bytes>
//     salt <base64 of 16 bytes>
//     nonce <base64 of 24 bytes>
//     secret <base64 of 48 bytes>
//     checksum <hex of the first 8 bytes of the SHA-256 of all lines before>
//
// The secret is the 32-byte seed under XChaCha20-Poly1305, with a key that Argon2id (version 1.3,
// one lane) makes from passphrase and salt; the lines before it are its associated data. So the
// checksum tells damage on the way, and the passphrase tells forgery. Reading accepts exactly what
// SealKey writes.
//
// Not here: finding and asking for passphrases, file permissions (client/keys).
// Threads: functions from any.
#ifndef WARIFU_CORE_CRYPTO_SEALED_KEY_H_
#define WARIFU_CORE_CRYPTO_SEALED_KEY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/random.h"

namespace warifu {

inline constexpr std::string_view kSealedKeyFirstLine = "warifu-key/v1";
inline constexpr std::size_t kMaxSealedKeyBytes = 1024;
inline constexpr std::size_t kMaxPassphraseBytes = 1024;

// What one guess of the passphrase costs.
struct KeyCost {
  std::uint64_t operations;
  std::uint64_t memory_bytes;  // a multiple of 1024

  friend bool operator==(const KeyCost&, const KeyCost&) = default;
};

inline constexpr KeyCost kDefaultKeyCost = {3, 256u << 20};  // 0.4 s: libsodium's MODERATE
inline constexpr KeyCost kMinimumKeyCost = {1, 8u << 10};    // for tests
// What we agree to spend on a file that came from somewhere.
inline constexpr KeyCost kMaximumKeyCost = {16, 1024u << 20};

struct SealedKeyInfo {
  std::string name;
  PublicKey public_key;
  KeyCost cost;

  friend bool operator==(const SealedKeyInfo&, const SealedKeyInfo&) = default;
};

struct SealOptions {
  std::string_view name;        // as IsValidKeyName (core/crypto/key_name.h)
  std::string_view passphrase;  // may be empty: then only the file's permissions protect the key
  KeyCost cost = kDefaultKeyCost;
};

// The bytes of the key file; salt and nonce come from `random`.
// Errors: kBadInput (name, passphrase too long, cost out of bounds), kUnavailable (no memory for
// the cost).
Result<std::string> SealKey(const SigningKey& key, const SealOptions& options,
                            RandomSource& random);

// The key in `untrusted_file`.
// Errors: those of ReadSealedKey; kRefused for a wrong passphrase (or a forged file); kUnavailable.
Result<SigningKey> OpenSealedKey(std::string_view untrusted_file, std::string_view passphrase);

// What `untrusted_file` says of itself without its passphrase. Nothing of it is authenticated.
// Errors: kNewerProgram (a later version), kBadInput (no key file, or fields out of bounds),
// kDamaged (the checksum fails).
Result<SealedKeyInfo> ReadSealedKey(std::string_view untrusted_file);

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_SEALED_KEY_H_

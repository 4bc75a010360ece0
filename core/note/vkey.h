// Verifier keys: a public key with its name and its kind of signature, as one word of text.
//
//     registry.example+4fda7aa3+AWQ2...=          name + key id + base64(type || public key)
//
// Not here: the signatures (core/note/note.h, checkpoint.h, cosignature.h).
// Source: c2sp.org/signed-note (verifier keys); c2sp.org/tlog-cosignature (type 0x04).
// Threads: values.
#ifndef WARIFU_CORE_NOTE_VKEY_H_
#define WARIFU_CORE_NOTE_VKEY_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/crypto/key_name.h"

namespace warifu {

enum class SignatureType : std::uint8_t {
  kEd25519 = 0x01,      // a log's, over the note's text
  kCosignature = 0x04,  // a witness's, over time and text: cosignature/v1
};

inline constexpr std::size_t kMaxVkeyBytes = kMaxKeyNameBytes + 1 + 8 + 1 + 44;

// The first 4 bytes, big-endian, of SHA-256(name || 0x0A || type || public key).
std::uint32_t KeyId(std::string_view name, SignatureType type, const PublicKey& public_key);

class VerifierKey {
 public:
  // Errors: kBadInput when the name is none or the public key does not count (IsValidPublicKey).
  static Result<VerifierKey> Make(std::string_view name, SignatureType type,
                                  const PublicKey& public_key);

  // The strict inverse of ToString.
  // Errors: kBadInput, also when the key id is not that of the rest.
  static Result<VerifierKey> Parse(std::string_view text);
  std::string ToString() const;

  const std::string& name() const { return name_; }
  SignatureType type() const { return type_; }
  std::uint32_t key_id() const { return key_id_; }
  const PublicKey& public_key() const { return public_key_; }

  friend bool operator==(const VerifierKey&, const VerifierKey&) = default;

 private:
  VerifierKey(std::string_view name, SignatureType type, const PublicKey& public_key);

  std::string name_;
  SignatureType type_;
  std::uint32_t key_id_;
  PublicKey public_key_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_NOTE_VKEY_H_

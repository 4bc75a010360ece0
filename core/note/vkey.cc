#include "core/note/vkey.h"

#include <optional>

#include "core/base/encoding.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

constexpr std::size_t kKeyIdHexDigits = 8;
constexpr char kSeparator = '+';

Error BadKey(Phrase why) {
  return BadInput("vkey: {why}; it must be name+key id+base64, copied whole from its owner", why);
}

std::optional<SignatureType> ToSignatureType(char byte) {
  for (SignatureType type : {SignatureType::kEd25519, SignatureType::kCosignature}) {
    if (static_cast<char>(type) == byte) return type;
  }
  return std::nullopt;
}

}  // namespace

std::uint32_t KeyId(std::string_view name, SignatureType type, const PublicKey& public_key) {
  const char type_byte = static_cast<char>(type);
  const Hash hash = Sha256Hasher()
                        .Update(name)
                        .Update("\n")
                        .Update({&type_byte, 1})
                        .Update(public_key.view())
                        .Finish();
  return ReadBigEndian32(hash.view());
}

VerifierKey::VerifierKey(std::string_view name, SignatureType type, const PublicKey& public_key)
    : name_(name), type_(type), key_id_(KeyId(name, type, public_key)), public_key_(public_key) {}

Result<VerifierKey> VerifierKey::Make(std::string_view name, SignatureType type,
                                      const PublicKey& public_key) {
  if (!IsValidKeyName(name)) {
    return BadInput("key name: it must be {rule}", kKeyNameRule);
  }
  if (!IsValidPublicKey(public_key)) return BadInput("public key: it is no valid Ed25519 key");
  return VerifierKey(name, type, public_key);
}

Result<VerifierKey> VerifierKey::Parse(std::string_view text) {
  if (text.size() > kMaxVkeyBytes) return BadKey(Phrase("too long"));
  const std::size_t name_end = text.find(kSeparator);
  if (name_end == text.npos) return BadKey(Phrase("no '+' in it"));
  const std::string_view rest = text.substr(name_end + 1);
  if (rest.find(kSeparator) != kKeyIdHexDigits)
    return BadKey(Phrase("its key id is not 8 hex digits"));
  const auto typed_key = DecodeBase64(rest.substr(kKeyIdHexDigits + 1));
  if (!typed_key || typed_key->size() != 1 + PublicKey::kSize) {
    return BadKey(Phrase("its last part is not 33 bytes in base64"));
  }
  const auto type = ToSignatureType(typed_key->front());
  if (!type) return BadKey(Phrase("its type is neither Ed25519 (1) nor cosignature/v1 (4)"));
  const auto public_key = PublicKey::From(std::string_view(*typed_key).substr(1));
  WARIFU_ASSIGN_OR_RETURN(VerifierKey key, Make(text.substr(0, name_end), *type, *public_key));
  if (key.ToString() != text) return BadKey(Phrase("its key id is not that of its name and key"));
  return key;
}

std::string VerifierKey::ToString() const {
  std::string key_id;
  AppendBigEndian32(key_id_, key_id);
  const std::string typed_key = static_cast<char>(type_) + public_key_.ToString();
  return name_ + kSeparator + EncodeHex(key_id) + kSeparator + EncodeBase64(typed_key);
}

}  // namespace warifu

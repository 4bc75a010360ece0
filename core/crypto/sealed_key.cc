#include "core/crypto/sealed_key.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/encoding.h"
#include "core/crypto/key_name.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

constexpr std::string_view kKindPrefix = "warifu-key/v";
constexpr std::size_t kSaltBytes = crypto_pwhash_argon2id_SALTBYTES;
constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kCipherKeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr std::size_t kSecretBytes =
    SigningKey::kSeedBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kChecksumBytes = 8;
static_assert(kMinimumKeyCost.memory_bytes == crypto_pwhash_argon2id_MEMLIMIT_MIN);
static_assert(kMinimumKeyCost.operations == crypto_pwhash_argon2id_OPSLIMIT_MIN);

struct KeyFile {
  SealedKeyInfo info;
  std::string salt;
  std::string nonce;
  std::string secret;  // encrypted
};

// Secret bytes on the stack, wiped when they go.
template <std::size_t kBytes>
struct Wiped {
  ~Wiped() { sodium_memzero(bytes.data(), kBytes); }
  std::array<std::uint8_t, kBytes> bytes{};
};

const std::uint8_t* Bytes(std::string_view bytes) {
  return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

std::uint8_t* Bytes(std::string& bytes) { return reinterpret_cast<std::uint8_t*>(bytes.data()); }

bool IsAcceptable(const KeyCost& cost) {
  return cost.operations >= kMinimumKeyCost.operations &&
         cost.operations <= kMaximumKeyCost.operations &&
         cost.memory_bytes >= kMinimumKeyCost.memory_bytes &&
         cost.memory_bytes <= kMaximumKeyCost.memory_bytes && cost.memory_bytes % 1024 == 0;
}

// The lines before the secret: what is authenticated with it.
std::string FormatHeader(const KeyFile& file) {
  std::string header(kSealedKeyFirstLine);
  header.append("\nname ").append(file.info.name);
  header.append("\npublic-key ").append(EncodeBase64(file.info.public_key.view()));
  header.append("\nargon2id ").append(std::to_string(file.info.cost.operations));
  header.append(" ").append(std::to_string(file.info.cost.memory_bytes));
  header.append("\nsalt ").append(EncodeBase64(file.salt));
  header.append("\nnonce ").append(EncodeBase64(file.nonce)).append("\n");
  return header;
}

std::string ChecksumLine(std::string_view all_before) {
  const Hash hash = Sha256(all_before);
  return "checksum " + EncodeHex(hash.view().substr(0, kChecksumBytes)) + "\n";
}

std::string FormatKeyFile(const KeyFile& file) {
  std::string text = FormatHeader(file);
  text.append("secret ").append(EncodeBase64(file.secret)).append("\n");
  text.append(ChecksumLine(text));
  return text;
}

// What follows `label` and a space in the next line of `rest`, which moves behind that line.
std::optional<std::string_view> TakeLine(std::string_view label, std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  std::string_view line = rest.substr(0, end);
  if (!line.starts_with(label) || line.substr(label.size(), 1) != " ") return std::nullopt;
  rest.remove_prefix(end + 1);
  return line.substr(label.size() + 1);
}

Result<std::string> TakeBytes(std::string_view label, std::size_t size, std::string_view& rest) {
  const auto text = TakeLine(label, rest);
  const auto bytes = text ? DecodeBase64(*text) : std::nullopt;
  if (!bytes || bytes->size() != size) {
    return BadInput(
        "key file: the line \"{label}\" is missing or is not {size} bytes in base64; use the file "
        "as it was made",
        label, size);
  }
  return *bytes;
}

Result<std::string> TakeName(std::string_view& rest) {
  const auto name = TakeLine("name", rest);
  if (!name || !IsValidKeyName(*name)) {
    return BadInput("key file: the line \"name\" is missing or is not {rule}", kKeyNameRule);
  }
  return std::string(*name);
}

Result<KeyCost> TakeCost(std::string_view& rest) {
  const std::string_view line = TakeLine("argon2id", rest).value_or("");
  const std::size_t space = std::min(line.find(' '), line.size());
  const auto operations = ParseDecimal(line.substr(0, space));
  const auto memory_bytes = ParseDecimal(line.substr(std::min(space + 1, line.size())));
  const KeyCost cost = {operations.value_or(0), memory_bytes.value_or(0)};
  if (!IsAcceptable(cost)) {
    return BadInput("key file: the line \"argon2id\" is missing or asks for a cost out of bounds");
  }
  return cost;
}

// Right first line and checksum; what is between them may still be anything.
Status CheckFrame(std::string_view file) {
  if (file.size() > kMaxSealedKeyBytes) return BadInput("key file: too large to be one");
  const std::string_view first = file.substr(0, file.find('\n'));
  if (!first.starts_with(kKindPrefix)) {
    return BadInput("this is no key file: its first line is not warifu-key/v1");
  }
  if (first != kSealedKeyFirstLine) {
    return NewerProgram("key file: made by another version of this program");
  }
  const std::size_t line_bytes = ChecksumLine("").size();
  const std::size_t body = file.size() - std::min(line_bytes, file.size());
  if (file.substr(body) != ChecksumLine(file.substr(0, body))) {
    return Damaged("key file: its checksum does not fit; take it from another copy");
  }
  return Ok();
}

Result<KeyFile> ParseKeyFile(std::string_view text) {
  WARIFU_RETURN_IF_ERROR(CheckFrame(text));
  std::string_view rest = text.substr(kSealedKeyFirstLine.size() + 1);
  KeyFile file;
  WARIFU_ASSIGN_OR_RETURN(file.info.name, TakeName(rest));
  WARIFU_ASSIGN_OR_RETURN(const std::string key, TakeBytes("public-key", PublicKey::kSize, rest));
  file.info.public_key = *PublicKey::From(key);
  WARIFU_ASSIGN_OR_RETURN(file.info.cost, TakeCost(rest));
  WARIFU_ASSIGN_OR_RETURN(file.salt, TakeBytes("salt", kSaltBytes, rest));
  WARIFU_ASSIGN_OR_RETURN(file.nonce, TakeBytes("nonce", kNonceBytes, rest));
  WARIFU_ASSIGN_OR_RETURN(file.secret, TakeBytes("secret", kSecretBytes, rest));
  if (FormatKeyFile(file) != text) return BadInput("key file: it has lines that do not belong");
  return file;
}

// The key that encrypts the secret.
Status DeriveCipherKey(std::string_view passphrase, const KeyFile& file,
                       Wiped<kCipherKeyBytes>& cipher_key) {
  if (passphrase.size() > kMaxPassphraseBytes) {
    return BadInput("passphrase: longer than {most} bytes", kMaxPassphraseBytes);
  }
  const int failed =
      crypto_pwhash_argon2id(cipher_key.bytes.data(), kCipherKeyBytes, passphrase.data(),
                             passphrase.size(), Bytes(file.salt), file.info.cost.operations,
                             file.info.cost.memory_bytes, crypto_pwhash_argon2id_ALG_ARGON2ID13);
  if (failed != 0) {
    return Unavailable(
        "key file: this computer has not the {mebibytes} MiB of memory that opening it needs; "
        "close other programs",
        file.info.cost.memory_bytes >> 20);
  }
  return Ok();
}

}  // namespace

Result<std::string> SealKey(const SigningKey& key, const SealOptions& options,
                            RandomSource& random) {
  InitializeCrypto();
  if (!IsValidKeyName(options.name)) {
    return BadInput("key name: it must be {rule}", kKeyNameRule);
  }
  if (!IsAcceptable(options.cost)) return BadInput("key cost: out of bounds");
  KeyFile file = {{std::string(options.name), key.public_key(), options.cost},
                  std::string(kSaltBytes, '\0'),
                  std::string(kNonceBytes, '\0'),
                  std::string(kSecretBytes, '\0')};
  random.Fill({Bytes(file.salt), kSaltBytes});
  random.Fill({Bytes(file.nonce), kNonceBytes});
  Wiped<kCipherKeyBytes> cipher_key;
  WARIFU_RETURN_IF_ERROR(DeriveCipherKey(options.passphrase, file, cipher_key));
  const std::string header = FormatHeader(file);
  WARIFU_CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
                   Bytes(file.secret), nullptr, Bytes(key.seed()), SigningKey::kSeedBytes,
                   Bytes(header), header.size(), nullptr, Bytes(file.nonce),
                   cipher_key.bytes.data()) == 0);
  return FormatKeyFile(file);
}

Result<SigningKey> OpenSealedKey(std::string_view untrusted_file, std::string_view passphrase) {
  InitializeCrypto();
  WARIFU_ASSIGN_OR_RETURN(const KeyFile file, ParseKeyFile(untrusted_file));
  Wiped<kCipherKeyBytes> cipher_key;
  WARIFU_RETURN_IF_ERROR(DeriveCipherKey(passphrase, file, cipher_key));
  const std::string header = FormatHeader(file);
  Wiped<SigningKey::kSeedBytes> seed;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          seed.bytes.data(), nullptr, nullptr, Bytes(file.secret), kSecretBytes, Bytes(header),
          header.size(), Bytes(file.nonce), cipher_key.bytes.data()) != 0) {
    return Refused("passphrase: it does not open the key \"{name}\"", file.info.name);
  }
  auto key = SigningKey::FromSeed(
      {reinterpret_cast<const char*>(seed.bytes.data()), SigningKey::kSeedBytes});
  if (key.public_key() != file.info.public_key) {
    return BadInput("key file: the public key in it is not that of its secret");
  }
  return key;
}

Result<SealedKeyInfo> ReadSealedKey(std::string_view untrusted_file) {
  WARIFU_ASSIGN_OR_RETURN(KeyFile file, ParseKeyFile(untrusted_file));
  return std::move(file.info);
}

}  // namespace warifu

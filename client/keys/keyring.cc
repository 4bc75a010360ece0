#include "client/keys/keyring.h"

#include <sodium.h>

#include <array>

#include "client/home.h"
#include "client/keys/passphrase.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kEnding[] = ".key";
constexpr std::size_t kMaxFileNameBytes = 100;
constexpr std::size_t kGroupDigits = 8;

bool IsPath(std::string_view text) {
  return text.find('/') != std::string_view::npos || text.ends_with(kEnding);
}

Result<KeyFile> ReadKeyFile(const std::string& path) {
  KeyFile file{path, {}, {}};
  WARIFU_ASSIGN_OR_RETURN(file.bytes, ReadFile(path, kMaxSealedKeyBytes));
  Result<SealedKeyInfo> info = ReadSealedKey(file.bytes);
  if (!info.ok()) return info.error().At(path);
  file.info = std::move(*info);
  return file;
}

std::string NamesOf(const Context& context) {
  const Result<std::vector<KeyFile>> keys = ListKeys(context);
  if (!keys.ok() || keys->empty()) return "there are none; make one with: warifu key new NAME";
  std::string names;
  for (const KeyFile& key : *keys) names += (names.empty() ? "" : ", ") + key.info.name;
  return "there are " + names;
}

}  // namespace

SigningKey GenerateKey(RandomSource& random) {
  std::array<std::uint8_t, SigningKey::kSeedBytes> seed{};
  random.Fill(seed);
  SigningKey key = SigningKey::FromSeed({reinterpret_cast<const char*>(seed.data()), seed.size()});
  sodium_memzero(seed.data(), seed.size());
  return key;
}

std::string KeyFingerprint(const PublicKey& key) {
  const std::string hex = EncodeHex(Sha256(key.view()).view());
  std::string groups;
  for (std::size_t i = 0; i < hex.size(); i += kGroupDigits) {
    groups += (i == 0 ? "" : " ") + hex.substr(i, kGroupDigits);
  }
  return groups;
}

Result<std::string> KeyPath(const Context& context, std::string_view name) {
  const bool plain = !name.empty() && name.size() <= kMaxFileNameBytes && name.front() != '.' &&
                     name.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789._-") == std::string_view::npos;
  if (!plain) {
    return BadInput("key name '{name}': use letters, digits, '.', '_' and '-', as farm-2026",
                    EscapeForTerminal(name));
  }
  return context.home + "/keys/" + std::string(name) + kEnding;
}

Result<KeyFile> FindKey(const Context& context, std::string_view name_or_path) {
  if (IsPath(name_or_path)) return ReadKeyFile(std::string(name_or_path));
  WARIFU_ASSIGN_OR_RETURN(const std::string path, KeyPath(context, name_or_path));
  if (!FileExists(path)) {
    return NotFound("no key named {name}: {names}", name_or_path, NamesOf(context));
  }
  return ReadKeyFile(path);
}

Result<std::vector<KeyFile>> ListKeys(const Context& context) {
  const std::string folder = context.home + "/keys";
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> names, ListFiles(folder, kEnding));
  std::vector<KeyFile> keys;
  for (const std::string& name : names) {
    Result<KeyFile> key = ReadKeyFile(folder + "/" + name);
    if (key.ok()) keys.push_back(std::move(*key));
  }
  return keys;
}

Result<SigningKey> OpenKey(Context& context, std::string_view name_or_path) {
  WARIFU_ASSIGN_OR_RETURN(const KeyFile file, FindKey(context, name_or_path));
  WARIFU_ASSIGN_OR_RETURN(const Secret passphrase, PassphraseOf(context, file.info.name));
  return OpenSealedKey(file.bytes, passphrase.view());
}

}  // namespace warifu

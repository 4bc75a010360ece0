// The keys in the client's home: files keys/NAME.key, encrypted (core/crypto/sealed_key.h).
#ifndef WARIFU_CLIENT_KEYS_KEYRING_H_
#define WARIFU_CLIENT_KEYS_KEYRING_H_

#include <string>
#include <string_view>
#include <vector>

#include "client/context.h"
#include "core/base/result.h"
#include "core/crypto/ed25519.h"
#include "core/crypto/sealed_key.h"

namespace warifu {

// A key file as it lies on the disk; its secret is still closed.
struct KeyFile {
  std::string path;
  std::string bytes;
  SealedKeyInfo info;
};

// A new key from `random`.
SigningKey GenerateKey(RandomSource& random);

// SHA-256 of a public key as eight groups of eight hex digits: what is read out over the telephone.
std::string KeyFingerprint(const PublicKey& key);

// The path of key `name` in the home.
// Errors: kBadInput for a name that is no plain file name.
Result<std::string> KeyPath(const Context& context, std::string_view name);

// `name_or_path`: a key of the home, or a path (something with a slash or ending in .key).
// Errors: kNotFound, naming the keys there are; those of ReadSealedKey.
Result<KeyFile> FindKey(const Context& context, std::string_view name_or_path);

// All keys of the home, by name; files that are no key files are left out.
Result<std::vector<KeyFile>> ListKeys(const Context& context);

// Finds the key, asks for its passphrase and opens it.
Result<SigningKey> OpenKey(Context& context, std::string_view name_or_path);

}  // namespace warifu

#endif  // WARIFU_CLIENT_KEYS_KEYRING_H_

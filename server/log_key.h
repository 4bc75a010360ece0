// The log key's file: made once, opened at each start, always under a passphrase.
//
// Not here: its format (core/crypto/sealed_key.h).
// Threads: one.
#ifndef WARIFU_SERVER_LOG_KEY_H_
#define WARIFU_SERVER_LOG_KEY_H_

#include <string>

#include "core/base/result.h"
#include "core/crypto/ed25519.h"
#include "core/note/vkey.h"
#include "server/context.h"

namespace warifu {

struct LogKey {
  std::string origin;  // the key's name
  SigningKey key;

  VerifierKey vkey() const;
};

// Makes a new key and writes it to `path`, which must not exist.
// Errors: kBadInput (origin, passphrase, no terminal), kRefused (the file exists), kIo.
Result<LogKey> MakeLogKey(Context& context, const std::string& path, const std::string& origin,
                          const std::string& passphrase_file);

// Errors: kNotFound, kBadInput (no key file, passphrase, no terminal), kRefused (wrong passphrase),
// kDamaged, kIo.
Result<LogKey> OpenLogKey(Context& context, const std::string& path,
                          const std::string& passphrase_file);

// The whole of a file that somebody named with `flag`.
// Errors: kNotFound, kBadInput above `max_bytes`, kIo.
Result<std::string> ReadNamedFile(Context& context, const std::string& flag,
                                  const std::string& path, std::size_t max_bytes);

}  // namespace warifu

#endif  // WARIFU_SERVER_LOG_KEY_H_

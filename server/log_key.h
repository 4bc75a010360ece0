// The log key's file: made once, opened at each start, always under a passphrase.
//
// Not here: its format (core/crypto/sealed_key.h).
// Threads: one.
#ifndef WARIFU_SERVER_LOG_KEY_H_
#define WARIFU_SERVER_LOG_KEY_H_

#include <cstddef>
#include <string>
#include <utility>

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

// A key that lies in no file yet: all that must be asked is asked before anything is made.
class NewLogKey {
 public:
  // Errors: kBadInput (origin, passphrase, no terminal); those of reading the passphrase's file.
  static Result<NewLogKey> Make(Context& context, const std::string& origin,
                                const std::string& passphrase_file);

  // Errors: kRefused (the file exists), kIo.
  Status Write(Context& context, const std::string& path) const;

  VerifierKey vkey() const { return key_.vkey(); }

 private:
  NewLogKey(LogKey key, std::string file) : key_(std::move(key)), file_(std::move(file)) {}

  LogKey key_;
  std::string file_;  // sealed under the passphrase
};

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

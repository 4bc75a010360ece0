// Where a passphrase comes from: the terminal, a file or a command. Never a flag or the
// environment, which others on the machine can read. It is kept in memory that is wiped, on its
// whole way.
#ifndef WARIFU_CLIENT_KEYS_PASSPHRASE_H_
#define WARIFU_CLIENT_KEYS_PASSPHRASE_H_

#include <string_view>

#include "client/context.h"
#include "core/base/result.h"
#include "core/crypto/secret.h"

namespace warifu {

// For the beginning of a command that needs a passphrase: fails before any work is done when no
// flag gives it and nobody can be asked. Errors: kBadInput.
Status MustHavePassphrase(const Context& context);

// The passphrase of an existing key: --passphrase-file (its first line), --passphrase-command (the
// first line of what it prints), else the terminal. Errors: kBadInput (both flags; no terminal;
// empty or too long), kNotFound, kIo.
Result<Secret> PassphraseOf(Context& context, std::string_view key_name);

// The passphrase of a new key: as above, but asked for twice at the terminal.
// Errors: as above; kBadInput when the two differ.
Result<Secret> NewPassphrase(Context& context, std::string_view key_name);

// Asks for a new one at the terminal whatever the flags say, since these name the old one.
Result<Secret> ReplacementPassphrase(Context& context, std::string_view key_name);

}  // namespace warifu

#endif  // WARIFU_CLIENT_KEYS_PASSPHRASE_H_

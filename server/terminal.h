// Terminal: asking the person at the keyboard for a passphrase.
//
// Threads: one.
#ifndef WARIFU_SERVER_TERMINAL_H_
#define WARIFU_SERVER_TERMINAL_H_

#include <functional>
#include <string>

#include "core/base/result.h"
#include "core/crypto/secret.h"

namespace warifu {

// Prints the prompt and reads one line that is not shown.
// Errors: kBadInput when nobody is there, kInterrupted at the end of input.
using AskHidden = std::function<Result<Secret>(const std::string& prompt)>;

// AskHidden at the process's own terminal.
Result<Secret> AskAtTerminal(const std::string& prompt);

}  // namespace warifu

#endif  // WARIFU_SERVER_TERMINAL_H_

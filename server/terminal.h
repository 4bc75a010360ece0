// Terminal: asking the person at the keyboard for a passphrase.
//
// Threads: one.
#ifndef WARIFU_SERVER_TERMINAL_H_
#define WARIFU_SERVER_TERMINAL_H_

#include <functional>
#include <string>

#include "core/base/result.h"

namespace warifu {

// Prints the prompt and reads one line that is not shown.
// Errors: kBadInput when nobody is there, kInterrupted at the end of input.
using AskHidden = std::function<Result<std::string>(const std::string& prompt)>;

// AskHidden at the process's own terminal.
Result<std::string> AskAtTerminal(const std::string& prompt);

}  // namespace warifu

#endif  // WARIFU_SERVER_TERMINAL_H_

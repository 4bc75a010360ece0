// What a shell must know to complete the words of a warifu command line: a script for bash, zsh or
// fish, made from what the commands declare.
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_COMPLETION_H_
#define WARIFU_CLIENT_COMPLETION_H_

#include <string>

#include "core/base/result.h"

namespace warifu {

inline constexpr char kShells[] = "bash, zsh, fish";

// Errors: kBadInput for another shell.
Result<std::string> CompletionScript(const std::string& shell);

}  // namespace warifu

#endif  // WARIFU_CLIENT_COMPLETION_H_

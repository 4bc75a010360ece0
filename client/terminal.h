// Terminal: asking the person at the keyboard. With nobody there, a question is an error at once.
#ifndef WARIFU_CLIENT_TERMINAL_H_
#define WARIFU_CLIENT_TERMINAL_H_

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/crypto/secret.h"

namespace warifu {

inline constexpr std::size_t kMaxTypedLineBytes = 1024;

class Terminal {
 public:
  virtual ~Terminal() = default;

  // Whether somebody can be asked.
  virtual bool present() const = 0;
  // Prints `prompt` and reads one line, without its end.
  // Errors: kBadInput without a terminal (naming `flag`, which answers instead) and for a line
  // above kMaxTypedLineBytes; kInterrupted at end of input and at a signal such as Ctrl-C.
  virtual Result<std::string> Ask(std::string_view prompt, std::string_view flag) = 0;
  // The same without showing what is typed, into memory that is wiped.
  virtual Result<Secret> AskHidden(std::string_view prompt, std::string_view flag) = 0;
};

// Answer in place of a terminal that is not there: `flag` answers instead.
Error NobodyThere(std::string_view flag);

// For the beginning of a command that will ask: fails before any work is done when the question is
// not `answered` already and nobody can be asked.
Status MustBeAnswered(const Terminal& terminal, bool answered, std::string_view flag);

// The process's own terminal, /dev/tty, so that standard input stays free for data.
class SystemTerminal : public Terminal {
 public:
  bool present() const override;
  Result<std::string> Ask(std::string_view prompt, std::string_view flag) override;
  Result<Secret> AskHidden(std::string_view prompt, std::string_view flag) override;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_TERMINAL_H_

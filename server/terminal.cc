#include "server/terminal.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include "server/limits.h"

namespace warifu {
namespace {

// The open terminal, with its echo off until the end of this. Meanwhile its interrupt key ends the
// line instead of raising a signal, which would leave the echo off or (in serve) wait unseen.
class SilentTerminal {
 public:
  SilentTerminal() : fd_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    if (fd_ < 0 || ::tcgetattr(fd_, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ISIG);
    silent.c_cc[VEOL] = before_.c_cc[VINTR];
    is_silent_ = ::tcsetattr(fd_, TCSAFLUSH, &silent) == 0;
  }
  ~SilentTerminal() {
    if (is_silent_) ::tcsetattr(fd_, TCSAFLUSH, &before_);
    if (fd_ >= 0) ::close(fd_);
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;

  bool ok() const { return is_silent_; }

  void Print(const std::string& text) const {
    if (::write(fd_, text.data(), text.size()) < 0) return;  // the question can still be answered
  }

  Result<Secret> ReadLine() const {
    Secret line(kMaxTypedLineBytes);
    char next = 0;
    while (::read(fd_, &next, 1) == 1) {
      if (next == '\n') return line;
      if (static_cast<cc_t>(next) == before_.c_cc[VINTR]) break;
      if (!line.Append({&next, 1})) return BadInput("what was typed is too long");
    }
    return Interrupted("the question was not answered");
  }

 private:
  int fd_;
  termios before_{};
  bool is_silent_ = false;
};

}  // namespace

Result<Secret> AskAtTerminal(const std::string& prompt) {
  const SilentTerminal terminal;
  if (::isatty(STDERR_FILENO) == 0 || !terminal.ok()) {
    return BadInput(
        "there is no terminal to ask for the log key's passphrase: give it with "
        "--log-key-passphrase-file");
  }
  terminal.Print(prompt);
  Result<Secret> line = terminal.ReadLine();
  terminal.Print("\n");
  return line;
}

}  // namespace warifu

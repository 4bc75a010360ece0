#include "client/terminal.h"

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace warifu {
namespace {

// An open /dev/tty, closed at the end of its life.
class Tty {
 public:
  Tty() : fd_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {}
  ~Tty() {
    if (fd_ >= 0) ::close(fd_);
  }
  Tty(const Tty&) = delete;
  Tty& operator=(const Tty&) = delete;

  bool ok() const { return fd_ >= 0; }
  int fd() const { return fd_; }

 private:
  int fd_;
};

// Turns the echo off for its life.
class HiddenInput {
 public:
  explicit HiddenInput(int fd) : fd_(fd), valid_(::tcgetattr(fd, &before_) == 0) {
    if (!valid_) return;
    termios hidden = before_;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(fd_, TCSAFLUSH, &hidden);
  }
  ~HiddenInput() {
    if (valid_) ::tcsetattr(fd_, TCSAFLUSH, &before_);
  }
  HiddenInput(const HiddenInput&) = delete;
  HiddenInput& operator=(const HiddenInput&) = delete;

 private:
  int fd_;
  termios before_{};
  bool valid_;
};

void Print(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(fd, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

Result<std::string> ReadLine(int fd) {
  std::string line;
  char next = 0;
  while (::read(fd, &next, 1) == 1) {
    if (next == '\n') return line;
    if (line.size() == kMaxTypedLineBytes) return BadInput("what was typed is too long");
    line.push_back(next);
  }
  return Error{ErrorCode::kInterrupted, "the question was not answered"};
}

Error NobodyThere(std::string_view flag) {
  return BadInput("there is no terminal to ask at: answer with " + std::string(flag));
}

}  // namespace

bool SystemTerminal::present() const { return ::isatty(STDERR_FILENO) != 0 && Tty().ok(); }

Result<std::string> SystemTerminal::Ask(std::string_view prompt, std::string_view flag) {
  const Tty tty;
  if (!present() || !tty.ok()) return NobodyThere(flag);
  Print(tty.fd(), prompt);
  return ReadLine(tty.fd());
}

Result<std::string> SystemTerminal::AskHidden(std::string_view prompt, std::string_view flag) {
  const Tty tty;
  if (!present() || !tty.ok()) return NobodyThere(flag);
  Print(tty.fd(), prompt);
  const HiddenInput hidden(tty.fd());
  Result<std::string> line = ReadLine(tty.fd());
  Print(tty.fd(), "\n");
  return line;
}

}  // namespace warifu

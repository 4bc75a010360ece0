#include "client/terminal.h"

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>

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

// Signals by which somebody leaves a question.
constexpr std::array<int, 4> kLeaving = {SIGINT, SIGQUIT, SIGTERM, SIGHUP};

void Leave(int) {}

// For its life the signals above end the waiting for a line, not the process: what was changed
// about the terminal is put back first. They are let through only while it waits, so that none is
// lost just before.
class LeavingEndsTheLine {
 public:
  LeavingEndsTheLine() {
    sigset_t leaving;
    ::sigemptyset(&leaving);
    for (const int signal : kLeaving) ::sigaddset(&leaving, signal);
    ::sigprocmask(SIG_BLOCK, &leaving, &mask_before_);
    struct sigaction leave {};
    leave.sa_handler = Leave;
    for (std::size_t i = 0; i < kLeaving.size(); ++i) {
      ::sigaction(kLeaving[i], &leave, &before_[i]);
    }
  }
  ~LeavingEndsTheLine() {
    for (std::size_t i = 0; i < kLeaving.size(); ++i) {
      ::sigaction(kLeaving[i], &before_[i], nullptr);
    }
    ::sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
  }
  LeavingEndsTheLine(const LeavingEndsTheLine&) = delete;
  LeavingEndsTheLine& operator=(const LeavingEndsTheLine&) = delete;

  // Whether there is something to read; no: somebody left.
  bool Wait(int fd) const {
    pollfd line{fd, POLLIN, 0};
    return ::ppoll(&line, 1, nullptr, &mask_before_) > 0;
  }

 private:
  sigset_t mask_before_{};
  std::array<struct sigaction, kLeaving.size()> before_{};
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

  bool Wait() const { return leaving_.Wait(fd_); }

 private:
  LeavingEndsTheLine leaving_;
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

Error NotAnswered() { return Interrupted("the question was not answered"); }

// One line into `line`, which has room for kMaxTypedLineBytes.
Status ReadLine(int fd, Secret& line) {
  char next = 0;
  while (::read(fd, &next, 1) == 1) {
    if (next == '\n') return Ok();
    const bool fits = line.Append({&next, 1});
    next = 0;
    if (!fits) return BadInput("what was typed is too long");
  }
  return NotAnswered();
}

}  // namespace

Error NobodyThere(std::string_view flag) {
  return BadInput("there is no terminal to ask at: answer with {flag}", flag);
}

Status MustBeAnswered(const Terminal& terminal, bool answered, std::string_view flag) {
  if (answered || terminal.present()) return Ok();
  return NobodyThere(flag);
}

bool SystemTerminal::present() const { return ::isatty(STDERR_FILENO) != 0 && Tty().ok(); }

Result<std::string> SystemTerminal::Ask(std::string_view prompt, std::string_view flag) {
  const Tty tty;
  if (!present() || !tty.ok()) return NobodyThere(flag);
  Print(tty.fd(), prompt);
  Secret line(kMaxTypedLineBytes);
  WARIFU_RETURN_IF_ERROR(ReadLine(tty.fd(), line));
  return std::string(line.view());
}

Result<Secret> SystemTerminal::AskHidden(std::string_view prompt, std::string_view flag) {
  const Tty tty;
  if (!present() || !tty.ok()) return NobodyThere(flag);
  const HiddenInput hidden(tty.fd());  // before the prompt: who sees it may type
  Print(tty.fd(), prompt);
  if (!hidden.Wait()) return NotAnswered();
  Secret line(kMaxTypedLineBytes);
  const Status read = ReadLine(tty.fd(), line);
  Print(tty.fd(), "\n");
  if (!read.ok()) return read.error();
  return line;
}

}  // namespace warifu

#include "tests/server/process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/check.h"

namespace warifu {

Process::Process(const std::string& program, const std::vector<std::string>& args,
                 const std::string& err_path) {
  std::vector<char*> words = {const_cast<char*>(program.c_str())};
  for (const std::string& arg : args) words.push_back(const_cast<char*>(arg.c_str()));
  words.push_back(nullptr);
  int pipe[2];
  WARIFU_CHECK(::pipe2(pipe, O_CLOEXEC) == 0);
  pid_ = ::fork();
  WARIFU_CHECK(pid_ >= 0);
  if (pid_ == 0) {
    ::setsid();  // no terminal
    const int in = ::open("/dev/null", O_RDONLY);
    const int err = ::open(err_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ::dup2(in, STDIN_FILENO);
    ::dup2(pipe[1], STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    ::execv(program.c_str(), words.data());
    ::_exit(127);
  }
  ::close(pipe[1]);
  out_ = pipe[0];
}

Process::~Process() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
  }
  ::close(out_);
}

std::string Process::ReadLine() {
  std::string line;
  char next = 0;
  while (::read(out_, &next, 1) == 1 && next != '\n') line.push_back(next);
  return line;
}

void Process::Signal(int signal) { WARIFU_CHECK(::kill(pid_, signal) == 0); }

bool Process::HasEnded() const {
  siginfo_t info{};
  WARIFU_CHECK(::waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0);
  return info.si_pid == pid_;
}

int Process::Wait() {
  int status = 0;
  WARIFU_CHECK(::waitpid(pid_, &status, 0) == pid_);
  pid_ = -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

}  // namespace warifu

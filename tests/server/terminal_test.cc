// The question for a passphrase, at a terminal of its own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/check.h"
#include "core/base/exit.h"
#include "tests/support/build_folder.h"
#include "tests/support/rocks/temp_folder.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// warifud at a terminal; what it prints and what the terminal echoes come in one stream.
class AtTerminal {
 public:
  explicit AtTerminal(const std::vector<std::string>& args) {
    const std::string program = ProgramPath("warifud");
    std::vector<char*> words = {const_cast<char*>(program.c_str())};
    for (const std::string& arg : args) words.push_back(const_cast<char*>(arg.c_str()));
    words.push_back(nullptr);
    pid_ = ::forkpty(&fd_, nullptr, nullptr, nullptr);
    WARIFU_CHECK(pid_ >= 0);
    if (pid_ == 0) {
      ::execv(program.c_str(), words.data());
      ::_exit(127);
    }
  }
  ~AtTerminal() { ::close(fd_); }  // which hangs up on it
  AtTerminal(const AtTerminal&) = delete;
  AtTerminal& operator=(const AtTerminal&) = delete;

  // All that came until `words` stood there; the rest when they never did.
  std::string ReadUntil(const std::string& words) {
    std::string text;
    char next = 0;
    while (text.find(words) == std::string::npos && ::read(fd_, &next, 1) == 1) {
      text.push_back(next);
    }
    return text;
  }
  void Type(const std::string& keys) {
    WARIFU_CHECK(::write(fd_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
  }
  bool Echoes() const {
    termios now{};
    WARIFU_CHECK(::tcgetattr(fd_, &now) == 0);
    return (now.c_lflag & ECHO) != 0 && (now.c_lflag & ISIG) != 0;
  }
  int Wait() const {
    int status = 0;
    WARIFU_CHECK(::waitpid(pid_, &status, 0) == pid_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
  }

 private:
  int fd_ = -1;
  pid_t pid_ = -1;
};

class TerminalTest : public ::testing::Test {
 protected:
  std::vector<std::string> Init() const {
    return {"init",
            "--data",
            folder_.Path("data"),
            "--origin",
            "registry.example",
            "--log-key",
            folder_.Path("log.key")};
  }
  bool MadeAKey() const { return std::filesystem::exists(folder_.Path("log.key")); }

  TempFolder folder_;
};

TEST_F(TerminalTest, APassphraseIsAskedForTwiceAndNeverShown) {
  AtTerminal init(Init());
  init.ReadUntil("New passphrase for the log key of registry.example: ");
  EXPECT_FALSE(init.Echoes());
  init.Type("correct horse\n");
  init.ReadUntil("Once more: ");
  init.Type("correct horse\n");
  const std::string after = init.ReadUntil("this registry cannot go on");
  EXPECT_THAT(after, HasSubstr("registry.example+"));
  EXPECT_THAT(after, Not(HasSubstr("horse")));
  EXPECT_EQ(init.Wait(), kExitOk);
  EXPECT_TRUE(MadeAKey());
  EXPECT_TRUE(init.Echoes());
}

TEST_F(TerminalTest, TwoDifferentPassphrasesMakeNothing) {
  AtTerminal init(Init());
  init.ReadUntil("New passphrase");
  init.Type("one\n");
  init.ReadUntil("Once more");
  init.Type("two\n");
  EXPECT_THAT(init.ReadUntil("nothing was made"), HasSubstr("differ"));
  EXPECT_EQ(init.Wait(), kExitUsage);
  EXPECT_FALSE(MadeAKey());
}

// The interrupt key and the end of input: it ends, and the terminal is as it was.
TEST_F(TerminalTest, AQuestionCanBeLeft) {
  for (const char* keys : {"\x03", "half\x03", "\x04"}) {
    AtTerminal init(Init());
    init.ReadUntil("New passphrase for the log key of registry.example: ");
    init.Type(keys);
    EXPECT_THAT(init.ReadUntil("not answered"), HasSubstr("not answered"));
    EXPECT_EQ(init.Wait(), kExitInterrupted);
    EXPECT_TRUE(init.Echoes());
    EXPECT_FALSE(MadeAKey());
  }
}

TEST_F(TerminalTest, ALineWithoutEndIsRefused) {
  AtTerminal init(Init());
  init.ReadUntil("New passphrase for the log key of registry.example: ");
  init.Type(std::string(2000, 'x') + "\n");
  EXPECT_THAT(init.ReadUntil("too long"), HasSubstr("too long"));
  EXPECT_EQ(init.Wait(), kExitUsage);
}

}  // namespace
}  // namespace warifu

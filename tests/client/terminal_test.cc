// SystemTerminal at a terminal of its own: a child process in a session whose /dev/tty is the other
// end of a pair that the test holds.
#include "client/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <csignal>
#include <string>

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kPrompt[] = "Passphrase: ";
constexpr char kFlag[] = "--passphrase-file";

// What the child answers with, by the end of its life.
enum ChildExit { kGotWord = 0, kGotOther = 1, kGotBadInput = 2, kGotInterrupted = 3 };

std::string_view TextOf(const std::string& typed) { return typed; }
std::string_view TextOf(const Secret& typed) { return typed.view(); }

template <typename Typed>
int ExitOf(const Result<Typed>& answer) {
  if (answer.ok()) return TextOf(*answer) == "correct horse" ? kGotWord : kGotOther;
  if (answer.error().code == ErrorCode::kInterrupted) return kGotInterrupted;
  return answer.error().code == ErrorCode::kBadInput ? kGotBadInput : kGotOther;
}

// A child that asks one question at a terminal.
class Asked {
 public:
  explicit Asked(bool hidden) {
    child_ = ::forkpty(&master_, nullptr, nullptr, nullptr);
    if (child_ != 0) return;
    SystemTerminal terminal;
    ::_exit(hidden ? ExitOf(terminal.AskHidden(kPrompt, kFlag))
                   : ExitOf(terminal.Ask(kPrompt, kFlag)));
  }
  ~Asked() { ::close(master_); }
  Asked(const Asked&) = delete;
  Asked& operator=(const Asked&) = delete;

  // Reads until the prompt stands there: from then on the child listens.
  void WaitForPrompt() {
    while (shown_.find(kPrompt) == std::string::npos && ReadSome()) {
    }
  }
  bool echoes() const {
    termios now{};
    EXPECT_EQ(::tcgetattr(master_, &now), 0);
    return (now.c_lflag & ECHO) != 0;
  }
  void Type(const std::string& text) const {
    EXPECT_EQ(::write(master_, text.data(), text.size()), static_cast<ssize_t>(text.size()));
  }
  // The child's exit, after everything that it showed was read.
  int Join() {
    while (ReadSome()) {
    }
    int status = 0;
    EXPECT_EQ(::waitpid(child_, &status, 0), child_);
    EXPECT_TRUE(WIFEXITED(status)) << status;
    return WEXITSTATUS(status);
  }
  const std::string& shown() const { return shown_; }

 private:
  bool ReadSome() {
    char bytes[256];
    const ssize_t got = ::read(master_, bytes, sizeof bytes);
    if (got <= 0) return false;
    shown_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  int master_ = -1;
  pid_t child_ = -1;
  std::string shown_;
};

TEST(SystemTerminal, ReadsALineWithoutItsEnd) {
  Asked asked(false);
  asked.WaitForPrompt();
  EXPECT_TRUE(asked.echoes());
  asked.Type("correct horse\n");
  EXPECT_EQ(asked.Join(), kGotWord);
  EXPECT_THAT(asked.shown(), HasSubstr("correct horse"));
}

TEST(SystemTerminal, HidesWhatIsTypedFromThePromptOn) {
  Asked asked(true);
  asked.WaitForPrompt();
  EXPECT_FALSE(asked.echoes());
  asked.Type("correct horse\n");
  EXPECT_EQ(asked.Join(), kGotWord);
  EXPECT_THAT(asked.shown(), Not(HasSubstr("horse")));
}

TEST(SystemTerminal, EndsAQuestionAtEndOfInput) {
  for (const bool hidden : {false, true}) {
    Asked asked(hidden);
    asked.WaitForPrompt();
    asked.Type("\x04");  // Ctrl-D
    EXPECT_EQ(asked.Join(), kGotInterrupted);
  }
}

TEST(SystemTerminal, EndsAHiddenQuestionAtCtrlCAndShowsAgainWhatIsTyped) {
  Asked asked(true);
  asked.WaitForPrompt();
  asked.Type("\x03");
  EXPECT_EQ(asked.Join(), kGotInterrupted);
}

TEST(SystemTerminal, RefusesALineThatIsTooLong) {
  Asked asked(false);
  asked.WaitForPrompt();
  asked.Type(std::string(kMaxTypedLineBytes + 1, 'x') + "\n");
  EXPECT_EQ(asked.Join(), kGotBadInput);
}

// In a session without a terminal.
TEST(SystemTerminal, IsNotThereWithoutOne) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::setsid();
    SystemTerminal terminal;
    const bool nobody = !terminal.present() &&
                        ExitOf(terminal.Ask(kPrompt, kFlag)) == kGotBadInput &&
                        ExitOf(terminal.AskHidden(kPrompt, kFlag)) == kGotBadInput;
    ::_exit(nobody ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
}

// --- Before a command begins.

TEST(MustBeAnswered, WantsAnAnswerOrSomebodyToAsk) {
  class Fake : public Terminal {
   public:
    explicit Fake(bool present) : present_(present) {}
    bool present() const override { return present_; }
    Result<std::string> Ask(std::string_view, std::string_view flag) override {
      return NobodyThere(flag);
    }
    Result<Secret> AskHidden(std::string_view, std::string_view flag) override {
      return NobodyThere(flag);
    }

   private:
    bool present_;
  };
  EXPECT_TRUE(MustBeAnswered(Fake(true), false, "--yes").ok());
  EXPECT_TRUE(MustBeAnswered(Fake(false), true, "--yes").ok());
  const Status nobody = MustBeAnswered(Fake(false), false, "--yes");
  ASSERT_FALSE(nobody.ok());
  EXPECT_EQ(nobody.error().code, ErrorCode::kBadInput);
  EXPECT_THAT(nobody.error().message(), HasSubstr("answer with --yes"));
}

}  // namespace
}  // namespace warifu

// What the client learns of the screen before it.
#include "client/display.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <string>

namespace warifu {
namespace {

// Sets (or, of nothing, unsets) a variable for its life.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) {
    const char* before = std::getenv(name);
    if (before != nullptr) before_ = before;
    Set(value);
  }
  ~Variable() { Set(before_ ? before_->c_str() : nullptr); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  void Set(const char* value) {
    if (value == nullptr) {
      ::unsetenv(name_);
    } else {
      ::setenv(name_, value, 1);
    }
  }

  const char* name_;
  std::optional<std::string> before_;
};

// A terminal of `columns` without anybody before it.
class PseudoTerminal {
 public:
  explicit PseudoTerminal(unsigned short columns) : leader_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    if (leader_ < 0 || ::grantpt(leader_) != 0 || ::unlockpt(leader_) != 0) return;
    follower_ = ::open(::ptsname(leader_), O_RDWR | O_NOCTTY);
    winsize size{};
    size.ws_col = columns;
    ::ioctl(follower_, TIOCSWINSZ, &size);
  }
  ~PseudoTerminal() {
    ::close(follower_);
    ::close(leader_);
  }
  PseudoTerminal(const PseudoTerminal&) = delete;
  PseudoTerminal& operator=(const PseudoTerminal&) = delete;

  int fd() const { return follower_; }

 private:
  int leader_;
  int follower_ = -1;
};

class DisplayOfTest : public ::testing::Test {
 private:
  Variable columns_{"COLUMNS", nullptr};
  Variable no_color_{"NO_COLOR", nullptr};
  Variable term_{"TERM", "xterm"};
};

TEST_F(DisplayOfTest, ATerminalHasItsWidthAndColor) {
  const PseudoTerminal terminal(132);
  ASSERT_GE(terminal.fd(), 0);
  EXPECT_EQ(DisplayOf(terminal.fd()).columns, 132U);
  EXPECT_TRUE(DisplayOf(terminal.fd()).color);
}

TEST_F(DisplayOfTest, ATerminalWithoutASizeHasEightyColumns) {
  const PseudoTerminal terminal(0);
  EXPECT_EQ(DisplayOf(terminal.fd()).columns, 80U);
}

TEST_F(DisplayOfTest, APipeHasEightyColumnsAndNoColor) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_EQ(DisplayOf(ends[1]).columns, 80U);
  EXPECT_FALSE(DisplayOf(ends[1]).color);
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_F(DisplayOfTest, NoColorIsHonored) {
  const PseudoTerminal terminal(80);
  const Variable no_color("NO_COLOR", "1");
  EXPECT_FALSE(DisplayOf(terminal.fd()).color);
}

TEST_F(DisplayOfTest, AnEmptyNoColorIsNone) {
  const PseudoTerminal terminal(80);
  const Variable no_color("NO_COLOR", "");
  EXPECT_TRUE(DisplayOf(terminal.fd()).color);
}

TEST_F(DisplayOfTest, ADumbTerminalHasNoColor) {
  const PseudoTerminal terminal(80);
  const Variable term("TERM", "dumb");
  EXPECT_FALSE(DisplayOf(terminal.fd()).color);
}

TEST_F(DisplayOfTest, ColumnsOverridesTheTerminal) {
  const PseudoTerminal terminal(132);
  const Variable columns("COLUMNS", "60");
  EXPECT_EQ(DisplayOf(terminal.fd()).columns, 60U);
}

TEST_F(DisplayOfTest, ColumnsThatAreNoneAreIgnored) {
  const PseudoTerminal terminal(132);
  for (const char* value : {"", "0", "-1", "x", "80 ", "100000"}) {
    const Variable columns("COLUMNS", value);
    EXPECT_EQ(DisplayOf(terminal.fd()).columns, 132U) << value;
  }
}

TEST(Colored, IsPlainWithoutColor) {
  EXPECT_EQ(Colored("FALSE", Color::kRed, {80, false}), "FALSE");
  EXPECT_EQ(Colored("FALSE", Color::kNone, {80, true}), "FALSE");
}

TEST(Colored, PutsThePlainBack) {
  EXPECT_EQ(Colored("FALSE", Color::kRed, {80, true}), "\x1b[1;31mFALSE\x1b[0m");
  EXPECT_EQ(Colored("GENUINE", Color::kGreen, {80, true}), "\x1b[1;32mGENUINE\x1b[0m");
}

}  // namespace
}  // namespace warifu

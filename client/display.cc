#include "client/display.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxColumns = 1000;  // of COLUMNS; more is a mistake
constexpr std::string_view kBold = "\x1b[1;";
constexpr std::string_view kPlain = "\x1b[0m";

std::string_view Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::size_t ColumnsOf(int file_descriptor) {
  const auto set = ParseDecimal(Environment("COLUMNS"));
  if (set && *set > 0 && *set <= kMaxColumns) return static_cast<std::size_t>(*set);
  winsize size{};
  if (::ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultColumns;
}

std::string_view CodeOf(Color color) {
  switch (color) {
    case Color::kGreen:
      return "32m";
    case Color::kYellow:
      return "33m";
    case Color::kRed:
      return "31m";
    case Color::kNone:
      break;
  }
  return "39m";
}

}  // namespace

Display DisplayOf(int file_descriptor) {
  const bool terminal = ::isatty(file_descriptor) != 0;
  const bool color = terminal && Environment("NO_COLOR").empty() && Environment("TERM") != "dumb";
  return {ColumnsOf(file_descriptor), color, terminal};
}

std::string Colored(std::string_view text, Color color, const Display& display) {
  if (!display.color || color == Color::kNone) return std::string(text);
  return std::string(kBold) + std::string(CodeOf(color)) + std::string(text) + std::string(kPlain);
}

}  // namespace warifu

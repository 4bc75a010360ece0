// Display: how wide the reader's screen is, whether it shows color, whether it is a screen at all.
//
// Not here: asking whoever sits there (client/terminal.h), breaking lines (core/text/wrap.h).
// Threads: a value; DisplayOf reads the environment, which nobody changes while the program runs.
#ifndef WARIFU_CLIENT_DISPLAY_H_
#define WARIFU_CLIENT_DISPLAY_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "core/text/wrap.h"

namespace warifu {

inline constexpr std::size_t kDefaultColumns = 80;  // of a file, a pipe, a terminal without a size

struct Display {
  std::size_t columns = kUnlimitedColumns;
  bool color = false;
  bool terminal = false;  // somebody watches
};

// The display behind an open file: a terminal's own width, else kDefaultColumns; COLUMNS overrides
// both. Color on a terminal only, and not with NO_COLOR (no-color.org) or on TERM=dumb.
Display DisplayOf(int file_descriptor);

enum class Color { kNone, kGreen, kYellow, kRed };

// `text` in bold and in this color; as it is where the display shows none.
std::string Colored(std::string_view text, Color color, const Display& display);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DISPLAY_H_

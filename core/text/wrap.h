// A line of text broken to fit a terminal, where its script allows a break.
//
// After a space, but not between two digits (telephone numbers); between wide East Asian
// characters, but not before what may not begin a line (、。ー and small kana), not behind what may
// not end one (「（) and not beside a digit, so that 145,376円 stays together. A word that is wider
// than the line stays whole: codes, accounts and addresses are copied from it. Widths are those of
// core/text/escape.h. Source: JIS X 4051 (the plain part of its rules). Threads: pure functions,
// any thread.
#ifndef WARIFU_CORE_TEXT_WRAP_H_
#define WARIFU_CORE_TEXT_WRAP_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace warifu {

inline constexpr std::size_t kMinColumns = 20;  // narrower is taken for this
inline constexpr std::size_t kUnlimitedColumns = static_cast<std::size_t>(-1);

// `line` in lines of at most `columns`, with "\n" between, each but the first begun with `hanging`
// spaces. Spaces that begin `line` stay. Requires: `line` has no line end and is clean (as
// EscapeForTerminal gives it).
std::string WrapLine(std::string_view line, std::size_t columns, std::size_t hanging);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_WRAP_H_

// Text that nobody checked, made safe to print on a terminal or into a log line.
//
// Not here: refusing such text (core/text/clean_text.h).
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_ESCAPE_H_
#define WARIFU_CORE_TEXT_ESCAPE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace warifu {

// The text with every code point that CheckCleanText (kFreeText) refuses written as \u{202E}, and
// every byte that is not UTF-8 as \xNN: controls, line ends, bidi controls, invisible, private-use
// and unassigned code points. Non-NFC text and spaces pass, and so does "\". The result has no
// control and is valid UTF-8; escaping it again changes nothing.
std::string EscapeForTerminal(std::string_view text);

// The same, line by line: line ends stay, each followed by `indent`.
std::string EscapeLines(std::string_view text, std::string_view indent);

// Columns of a terminal that `text` takes: 2 for wide East Asian code points, 0 for combining
// marks. Text that is not clean counts as EscapeForTerminal would print it.
std::size_t DisplayWidth(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_ESCAPE_H_

// Where the invisible letters U+200B, U+200C and U+200D belong to the spelling of a script.
//
// Source: docs/format.md, "Forms". Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_JOINER_H_
#define WARIFU_CORE_TEXT_JOINER_H_

#include <string_view>

namespace warifu {

// True when `joiner` may stand after `previous` (0: at the start) and before `rest`: U+200C and
// U+200D after a virama (combining class 9), U+200B after a Khmer letter or mark and before a Khmer
// letter. Requires: `joiner` is one of the three.
bool JoinerBelongs(char32_t previous, char32_t joiner, std::string_view rest);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_JOINER_H_

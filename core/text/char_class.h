// The class of a code point: all that clean text asks of Unicode, in one look-up.
//
// Not here: the rules made of it (core/text/clean_text.h). The table, core/text/unicode_tables.inc,
// is made by scripts/make-unicode-tables; a test compares it with libutf8proc. Source:
// Unicode 15.0. Threads: constants, any thread.
#ifndef WARIFU_CORE_TEXT_CHAR_CLASS_H_
#define WARIFU_CORE_TEXT_CHAR_CLASS_H_

#include <cstddef>
#include <cstdint>

namespace warifu {

enum class CharClass : char {
  kPlain = '.',      // none of the others; a starter that NFC never changes
  kSpace = 's',      // category Zs
  kDigit = 'd',      // category Nd
  kCurrency = '$',   // category Sc
  kMark = 'm',       // combining class not 0: its order matters, else NFC never changes it
  kComposing = 'c',  // NFC may join it with what stands before
  kNeverNfc = 'n',   // NFC replaces it
  kJoiner = 'j',     // U+200B, U+200C, U+200D
  kForbidden = 'x',  // categories Cc Cf Cs Co Cn Zl Zp, and all Default_Ignorable
};

inline constexpr std::size_t kClassBlockSize = 64;
#include "core/text/unicode_tables.inc"

inline CharClass ClassOf(char32_t code_point) {
  if (code_point >= kClassifiedEnd) return CharClass::kForbidden;
  const std::size_t block = kClassBlockOf[code_point / kClassBlockSize];
  return CharClass(kClassBlocks[block * kClassBlockSize + code_point % kClassBlockSize]);
}

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_CHAR_CLASS_H_

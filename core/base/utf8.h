// UTF-8 as bytes: whether it is well formed, and its code points one by one.
//
// Not here: normalization, forbidden code points and every rule about an offer's text (core/text).
// Source: RFC 3629; the Unicode Standard, table 3-7.
// Threads: pure functions.
#ifndef WARIFU_CORE_BASE_UTF8_H_
#define WARIFU_CORE_BASE_UTF8_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace warifu {

struct CodePoint {
  char32_t value;
  std::size_t bytes;  // 1 to 4
};

// The first code point of `text`. Nothing when `text` is empty, or begins with an overlong form, a
// surrogate, a value above U+10FFFF or a sequence cut short.
std::optional<CodePoint> FirstCodePoint(std::string_view text);

// True for the empty text.
bool IsValidUtf8(std::string_view text);

// Unicode's White_Space property (25 code points, unchanged since Unicode 6.3).
bool IsUnicodeSpace(char32_t code_point);

}  // namespace warifu

#endif  // WARIFU_CORE_BASE_UTF8_H_

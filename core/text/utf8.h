// UTF-8 read code point by code point.
//
// Not here: which code points are allowed (core/text/clean_text.h).
// Source: RFC 3629. Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_UTF8_H_
#define WARIFU_CORE_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace warifu {

struct DecodedCodePoint {
  char32_t value = 0;
  std::size_t length = 0;  // bytes; 0: the text does not begin with valid UTF-8
};

// The first code point of `text`. Refuses overlong forms, surrogates, values above U+10FFFF and
// sequences that are cut short. Requires: text not empty.
DecodedCodePoint DecodeUtf8(std::string_view text);

// Requires: a Unicode scalar value.
void AppendUtf8(char32_t code_point, std::string& out);

// Number of code points of valid UTF-8 ("characters" of every limit). Of other bytes some number
// that is at most text.size().
std::size_t CountCodePoints(std::string_view text);

// "U+202E": at least four upper-case digits.
std::string CodePointName(char32_t code_point);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_UTF8_H_

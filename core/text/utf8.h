// Code points written, counted and named.
//
// Not here: reading UTF-8 (core/base/utf8.h), which code points are allowed
// (core/text/clean_text.h).
// Source: RFC 3629. Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_UTF8_H_
#define WARIFU_CORE_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace warifu {

// Requires: a Unicode scalar value.
void AppendUtf8(char32_t code_point, std::string& out);

// Number of code points of valid UTF-8 ("characters" of every limit). Of other bytes some number
// that is at most text.size().
std::size_t CountCodePoints(std::string_view text);

// "U+202E": at least four upper-case digits.
std::string CodePointName(char32_t code_point);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_UTF8_H_

// Normal forms and case folding of whole texts, by libutf8proc.
//
// Not here: whether a text is in normal form (core/text/clean_text.h), which needs no allocation.
// Source: Unicode 15.0 by libutf8proc 2.8. Threads: pure functions.
#ifndef WARIFU_CORE_TEXT_NORMALIZE_H_
#define WARIFU_CORE_TEXT_NORMALIZE_H_

#include <string>
#include <string_view>

namespace warifu {

// `options`: of utf8proc_option_t, a sum; UTF8PROC_STABLE is always among them.
// Requires: valid UTF-8.
std::string Normalize(std::string_view text, int options);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_NORMALIZE_H_

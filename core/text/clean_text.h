// Clean text: what a string of an admitted statement may hold, so that what people see is what was
// signed.
//
// Not here: showing text that is not clean (core/text/escape.h), look-alike names, limits of length
// (CountCodePoints of core/text/utf8.h counts).
// Source: docs/format.md, "Forms"; Unicode 15.0 by libutf8proc 2.8 (never the system's tables).
// Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_CLEAN_TEXT_H_
#define WARIFU_CORE_TEXT_CLEAN_TEXT_H_

#include <string_view>

#include "core/base/result.h"

namespace warifu {

enum class TextKind {
  kIdentifier,  // codes, names, numbers, addresses: nothing invisible at all
  kFreeText,    // localized text: the invisible letters that some scripts need are allowed (below)
};

// Ok for the empty text and for valid UTF-8 in NFC that has no leading or trailing space (category
// Zs) and no code point that is a control or format character (Cc, Cf), a line or paragraph
// separator (Zl, Zp), private use (Co), unassigned (Cn), or Default_Ignorable. In kFreeText U+200C
// and U+200D may stand after a virama (combining class 9), and U+200B after a Khmer letter or mark
// and before a Khmer letter. Errors: kBadInput: code point, place and reason, e.g. "U+202E at byte
// 17 is a control of text direction; remove it". Bytes count from 0. The caller puts the field's
// name before it. Cost: linear, about 0.7 ns per byte; no allocation for clean text.
Status CheckCleanText(std::string_view text, TextKind kind);

// CheckCleanText(text, kFreeText), and CheckNotZawgyi when `language_tag` says Burmese.
Status CheckLocalizedText(std::string_view text, std::string_view language_tag);

// Burmese in the old Zawgyi encoding, which shows other words than its code points say: refused are
// U+1033, U+1034, U+1060 to U+1097, and U+1031 at the start of a word (not behind a letter, mark or
// digit). Requires: CheckCleanText(text) is ok. Only for text tagged `my`: Shan, Mon and Karen use
// some of these letters. Errors: kBadInput, as above.
Status CheckNotZawgyi(std::string_view text);

// An offer's free text speaks of no amounts, since they stand in fields: no currency sign (category
// Sc) and no four decimal digits in a row (category Nd, of any script, mixed or not).
// Requires: CheckCleanText(text) is ok. Errors: kBadInput, as above.
Status CheckNoAmounts(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_CLEAN_TEXT_H_

// Normal form NFC, decided on the few code points that can change each other.
//
// Source: Unicode Standard Annex 15, sections 9 and 10. Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_NFC_SEGMENT_H_
#define WARIFU_CORE_TEXT_NFC_SEGMENT_H_

#include <string_view>

namespace warifu {

// Canonical_Combining_Class, 0 to 254.
int CombiningClass(char32_t code_point);

// The first code point of `text` and all that follow up to the next starter that NFC never joins to
// what stands before it. Ends early where the text is not UTF-8 or the marks are out of order,
// which is not NFC whatever follows. Requires: text begins with valid UTF-8.
std::string_view FirstSegment(std::string_view text);

// True when normalizing `segment` changes nothing. Requires: a segment of FirstSegment. Cost:
// linear.
bool IsNfcSegment(std::string_view segment);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_NFC_SEGMENT_H_

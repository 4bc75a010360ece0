// The skeleton of UTS #39: texts that look alike have one.
//
// Not here: the keys of names, which also take case, accents and legal forms away
// (core/text/look_alike.h); what is forbidden in texts (core/text/clean_text.h).
// Source: Unicode Technical Standard #39, section 4, "Confusable Detection", Unicode 15.0; the
// table core/text/confusables.inc is made from ICU by scripts/make-confusables.
// Threads: pure functions.
#ifndef WARIFU_CORE_TEXT_SKELETON_H_
#define WARIFU_CORE_TEXT_SKELETON_H_

#include <string>
#include <string_view>

namespace warifu {

// NFD, each code point replaced by its prototype, NFD again. "Paypal" and "Рауpal" with Cyrillic
// letters have one skeleton; "m" has that of "rn". Case and accents stay.
// Requires: valid UTF-8. Cost: some 100 ns for each code point.
std::string UtsSkeleton(std::string_view text);

// What this code point looks like, in UTF-8; empty: only itself. Code points that NFD decomposes
// stand in no table.
std::string_view PrototypeOf(char32_t code_point);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_SKELETON_H_

// The three look-alike keys of an organization's name, as the authority's client computes them.
//
// Each is the SHA-256 of a form of the name: two names that a reader might take for each other
// share one. Under rules version 1 they are signed but not yet compared; the skeleton is NFKC case
// folding without ignorable code points, not yet the table of confusables of UTS #39. Source:
// docs/format.md, "Look-alike keys". Threads: pure functions.
#ifndef WARIFU_CLIENT_NAME_KEYS_H_
#define WARIFU_CLIENT_NAME_KEYS_H_

#include <string>
#include <string_view>

#include "core/base/types.h"

namespace warifu {

struct NameKeys {
  Hash exact;     // NFC, case-folded
  Hash skeleton;  // what it looks like
  Hash plain;     // without accents and legal forms
};

// Requires: clean text (core/text/clean_text.h).
NameKeys NameKeysOf(std::string_view name);

// "cong ty thu nghiem chim sau": lower case, marks and đ's stroke gone, words of legal forms left
// out.
std::string PlainForm(std::string_view name);

}  // namespace warifu

#endif  // WARIFU_CLIENT_NAME_KEYS_H_

// Forms of a name, of which two are equal where a reader may take one name for the other.
//
// Each takes away more than the one before. Bytes of it are hashed into the keys that stand in an
// organization's record (core/statement/name_keys.h): a changed form is another key, so these
// functions stay as they are as long as records with such keys are registered.
// Not here: legal forms, "Co., Ltd" and the like (core/text/legal_form.h).
// Source: docs/format.md, "Look-alike keys". Threads: pure functions.
#ifndef WARIFU_CORE_TEXT_LOOK_ALIKE_H_
#define WARIFU_CORE_TEXT_LOOK_ALIKE_H_

#include <string>
#include <string_view>

namespace warifu {

// All of them require valid UTF-8.

// Case-folded, in NFC.
std::string ExactForm(std::string_view name);

// What it looks like, whatever the case: its skeleton by UTS #39, of which compatibility variants
// (full width), case and what the skeleton has to say of these are folded once more; a few pairs
// beyond Unicode's table; `i` is `l`, since a capital I is. Whatever nobody sees is gone.
std::string SkeletonForm(std::string_view name);

// Likewise, without accents, punctuation, spaces and legal forms. Marks that are vowels (of
// Devanagari, Khmer, Burmese, Thai) stay: without them other words are left.
std::string PlainForm(std::string_view name);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_LOOK_ALIKE_H_

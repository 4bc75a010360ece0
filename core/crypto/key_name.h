// Key names: what a key is called in key files, verifier keys and signed notes.
//
// Source: c2sp.org/signed-note (key name); the bound and the control characters above U+001F are
// ours.
// Threads: a pure function.
#ifndef WARIFU_CORE_CRYPTO_KEY_NAME_H_
#define WARIFU_CORE_CRYPTO_KEY_NAME_H_

#include <cstddef>
#include <string_view>

#include "core/base/sentence.h"

namespace warifu {

inline constexpr std::size_t kMaxKeyNameBytes = 255;

// Whether `name` is valid UTF-8 of 1 to kMaxKeyNameBytes bytes without control characters, Unicode
// spaces and '+'. A log's origin is such a name.
bool IsValidKeyName(std::string_view name);

// Says in half a sentence what a key name is, for errors.
inline constexpr Phrase kKeyNameRule(
    "1 to 255 bytes of UTF-8 without spaces, control characters and '+'");

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_KEY_NAME_H_

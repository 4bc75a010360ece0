// Bytes as people type them: Crockford base32 with a check symbol, "7K3Q-9D2M-4XVB-PZ1T-Q".
//
// The bits, most significant first, five to a symbol, the last symbol's spare bits zero; then one
// check symbol by Luhn modulo 32 (the rightmost symbol is doubled; a product's base-32 digits are
// summed), which finds every single wrong symbol and nearly every swap of neighbors; in groups of
// four. Not here: what the bytes are (core/text/code.h, client/place_code.h).
// Source: docs/format.md, "Codes", "Files". Threads: pure functions.
#ifndef WARIFU_CORE_TEXT_CHECKED_BASE32_H_
#define WARIFU_CORE_TEXT_CHECKED_BASE32_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/sentence.h"

namespace warifu {

// One kind of typed text.
struct TypedKind {
  Phrase name;                       // "code": for the errors
  std::size_t bytes = 0;             // that it holds, >= 1
  std::size_t most_typed_bytes = 0;  // with whatever stands between the symbols
  Phrase hint;                       // what a wrong one is told: "a code looks like ..."

  // Symbols with the check symbol.
  constexpr std::size_t symbols() const { return (bytes * 8 + 4) / 5 + 1; }
};

std::string FormatCheckedBase32(std::string_view bytes);

// The bytes that a person typed: case, hyphens and spaces do not matter; I and L read as 1, O as 0.
// What writing programs and East Asian keyboards make of these (dashes, full-width forms, other
// spaces) is read as them.
// Errors: kBadInput: too short or long, a symbol that is none (U is none), and "this NAME has a
// typing mistake" when the check symbol is wrong or a spare bit is set.
Result<std::string> ParseCheckedBase32(std::string_view text, const TypedKind& kind);

// The symbols in a typed text; nothing when it holds anything but symbols, hyphens and spaces.
std::optional<std::size_t> CountTypedSymbols(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_CHECKED_BASE32_H_

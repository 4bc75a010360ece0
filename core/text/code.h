// The code that names a statement for people to type: "7K3Q-9D2M-4XVB-PZ1T-Q".
//
// The first 80 bits of the SHA-256 of the payload as 16 symbols of Crockford base32, most
// significant bits first, and one check symbol by Luhn modulo 32, which finds every single wrong
// symbol and nearly every swap of neighbors.
// Source: docs/format.md, "Codes". Threads: pure functions, any thread.
#ifndef WARIFU_CORE_TEXT_CODE_H_
#define WARIFU_CORE_TEXT_CODE_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"

namespace warifu {

inline constexpr std::size_t kCodeBytes = 10;    // 80 bits
inline constexpr std::size_t kCodeSymbols = 16;  // without the check symbol

struct Code {
  std::array<std::uint8_t, kCodeBytes> bytes{};

  // The code of the statement whose payload has this hash.
  static Code Of(const Hash& payload_hash);
  // "7K3Q-9D2M-4XVB-PZ1T-Q".
  std::string ToString() const;
  // The ten bytes, as a key of maps and stores. Lives as long as this.
  std::string_view view() const {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  friend auto operator<=>(const Code&, const Code&) = default;
};

std::string CodeOf(const Hash& payload_hash);  // Code::Of(payload_hash).ToString()

// Reads what a person typed: case and hyphens do not matter, spaces around and within neither; I
// and L read as 1, O as 0. Errors: kBadInput: too short or long, a symbol that is none (U is none),
// and "this code has a typing mistake" when the check symbol is wrong.
Result<Code> ParseCode(std::string_view text);

// True when `text` looks more like a code than like a path: 17 symbols and hyphens, as ParseCode
// takes them, right or wrong.
bool LooksLikeCode(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_CODE_H_

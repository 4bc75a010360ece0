// The place code: what a worker gives to the sending organization, so that a place is given to the
// worker's one-time key. It is public: it holds the SHA-256 of the public key, nothing of the
// secret half.
//
// The 256 bits as 52 symbols of Crockford base32, most significant bits first, the last symbol's
// lower four bits zero, and one check symbol by Luhn modulo 32; in groups of four.
// Source: docs/format.md "Files". Threads: pure functions.
#ifndef WARIFU_CLIENT_PLACE_CODE_H_
#define WARIFU_CLIENT_PLACE_CODE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"

namespace warifu {

inline constexpr std::size_t kPlaceCodeSymbols = 52;  // without the check symbol

std::string PlaceCodeOf(const Hash& holder_hash);

// Reads what a person typed: case, hyphens and spaces do not matter; I and L read as 1, O as 0.
// Errors: kBadInput: too short or long, a symbol that is none, a typing mistake.
Result<Hash> ParsePlaceCode(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CLIENT_PLACE_CODE_H_

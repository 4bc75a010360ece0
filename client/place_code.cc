#include "client/place_code.h"

#include "core/text/checked_base32.h"

namespace warifu {
namespace {

constexpr TypedKind kPlaceCode{
    Phrase("place code"), Hash::kSize, 400,
    Phrase("the worker's program prints it with: warifu place show FILE")};
static_assert(kPlaceCode.symbols() == kPlaceCodeSymbols + 1);

}  // namespace

std::string PlaceCodeOf(const Hash& holder_hash) { return FormatCheckedBase32(holder_hash.view()); }

Result<Hash> ParsePlaceCode(std::string_view text) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ParseCheckedBase32(text, kPlaceCode));
  return *Hash::From(bytes);
}

}  // namespace warifu

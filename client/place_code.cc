#include "client/place_code.h"

#include <array>
#include <cstdint>
#include <optional>

#include "core/base/check.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's
constexpr unsigned kBase = 32;
constexpr std::size_t kBitsPerSymbol = 5;
constexpr std::size_t kHashBits = 256;
constexpr std::size_t kGroup = 4;
constexpr std::size_t kMaxTypedBytes = 400;

using Symbols = std::array<unsigned, kPlaceCodeSymbols>;

Symbols SymbolsOf(const Hash& hash) {
  Symbols symbols{};
  const std::string_view bytes = hash.view();
  for (std::size_t bit = 0; bit < kHashBits; ++bit) {
    const unsigned value = static_cast<unsigned char>(bytes[bit / 8]) >> (7 - bit % 8) & 1u;
    symbols[bit / kBitsPerSymbol] |= value << (kBitsPerSymbol - 1 - bit % kBitsPerSymbol);
  }
  return symbols;
}

// Nothing when bits are set that no hash has.
std::optional<Hash> HashFrom(const Symbols& symbols) {
  std::string bytes(kHashBits / 8, '\0');
  for (std::size_t bit = 0; bit < kPlaceCodeSymbols * kBitsPerSymbol; ++bit) {
    const unsigned value =
        symbols[bit / kBitsPerSymbol] >> (kBitsPerSymbol - 1 - bit % kBitsPerSymbol) & 1u;
    if (bit < kHashBits) {
      bytes[bit / 8] =
          static_cast<char>(static_cast<unsigned char>(bytes[bit / 8]) | value << (7 - bit % 8));
    } else if (value != 0) {
      return std::nullopt;
    }
  }
  return Hash::From(bytes);
}

unsigned CheckSymbol(const Symbols& symbols) {
  unsigned sum = 0;
  bool doubled = true;
  for (auto symbol = symbols.rbegin(); symbol != symbols.rend(); ++symbol) {
    const unsigned product = doubled ? *symbol * 2 : *symbol;
    sum += product / kBase + product % kBase;
    doubled = !doubled;
  }
  return (kBase - sum % kBase) % kBase;
}

std::optional<unsigned> ValueOf(char typed) {
  const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  if (upper == 'I' || upper == 'L') return 1;
  if (upper == 'O') return 0;
  const std::size_t at = kAlphabet.find(upper);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(at));
}

Error Bad(const std::string& why) {
  return BadInput("this is no place code: " + why +
                  "; the worker's program prints it with: warifu place show FILE");
}

}  // namespace

std::string PlaceCodeOf(const Hash& holder_hash) {
  const Symbols symbols = SymbolsOf(holder_hash);
  std::string text;
  for (std::size_t i = 0; i < kPlaceCodeSymbols; ++i) {
    text += kAlphabet[symbols[i]];
    if (i % kGroup == kGroup - 1) text += '-';
  }
  return text + kAlphabet[CheckSymbol(symbols)];
}

Result<Hash> ParsePlaceCode(std::string_view text) {
  if (text.size() > kMaxTypedBytes) return Bad("it is too long");
  std::array<unsigned, kPlaceCodeSymbols + 1> values{};
  std::size_t count = 0;
  for (const char typed : text) {
    if (typed == '-' || typed == ' ') continue;
    const std::optional<unsigned> value = ValueOf(typed);
    if (!value) return Bad("\"" + EscapeForTerminal({&typed, 1}) + "\" is not one of its symbols");
    if (count == values.size()) return Bad("it has more than 53 symbols");
    values[count++] = *value;
  }
  if (count < values.size()) return Bad("it has " + std::to_string(count) + " symbols, not 53");
  Symbols symbols{};
  for (std::size_t i = 0; i < kPlaceCodeSymbols; ++i) symbols[i] = values[i];
  const std::optional<Hash> hash = HashFrom(symbols);
  if (!hash || CheckSymbol(symbols) != values[kPlaceCodeSymbols]) {
    return BadInput("this place code has a typing mistake");
  }
  return *hash;
}

}  // namespace warifu

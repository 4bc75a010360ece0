#include "core/text/code.h"

#include <algorithm>
#include <optional>

#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's
constexpr unsigned kBase = 32;
constexpr std::size_t kBitsPerSymbol = 5;
constexpr std::size_t kGroup = 4;            // symbols between hyphens
constexpr std::size_t kMaxTypedBytes = 200;  // of a code with whatever stands between

using Symbols = std::array<unsigned, kCodeSymbols>;  // each 0..31, most significant first

// The five bits from bit `5 * i` on, counted from the first byte's most significant.
unsigned SymbolAt(const std::array<std::uint8_t, kCodeBytes>& bytes, std::size_t i) {
  unsigned symbol = 0;
  for (std::size_t bit = i * kBitsPerSymbol; bit < (i + 1) * kBitsPerSymbol; ++bit) {
    symbol = symbol << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1u);
  }
  return symbol;
}

Symbols SymbolsOf(const Code& code) {
  Symbols symbols;
  for (std::size_t i = 0; i < kCodeSymbols; ++i) symbols[i] = SymbolAt(code.bytes, i);
  return symbols;
}

Code CodeFrom(const Symbols& symbols) {
  Code code;
  for (std::size_t bit = 0; bit < kCodeBytes * 8; ++bit) {
    const unsigned value = symbols[bit / kBitsPerSymbol] >> (4 - bit % kBitsPerSymbol) & 1u;
    code.bytes[bit / 8] |= static_cast<std::uint8_t>(value << (7 - bit % 8));
  }
  return code;
}

// Luhn modulo 32: from the rightmost symbol on every second one is doubled.
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

// The value of a typed symbol.
std::optional<unsigned> ValueOf(char typed) {
  const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  if (upper == 'I' || upper == 'L') return 1;
  if (upper == 'O') return 0;
  const std::size_t at = kAlphabet.find(upper);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(at));
}

bool IsSeparator(char typed) { return typed == '-' || typed == ' '; }

Error Bad(const std::string& why) {
  return BadInput("this is no code: " + why + "; a code looks like 7K3Q-9D2M-4XVB-PZ1T-Q");
}

}  // namespace

Code Code::Of(const Hash& payload_hash) {
  Code code;
  std::copy_n(payload_hash.data(), kCodeBytes, code.bytes.begin());
  return code;
}

std::string Code::ToString() const {
  const Symbols symbols = SymbolsOf(*this);
  std::string text;
  for (std::size_t i = 0; i < kCodeSymbols; ++i) {
    text += kAlphabet[symbols[i]];
    if (i % kGroup == kGroup - 1) text += '-';
  }
  return text + kAlphabet[CheckSymbol(symbols)];
}

std::string CodeOf(const Hash& payload_hash) { return Code::Of(payload_hash).ToString(); }

Result<Code> ParseCode(std::string_view text) {
  if (text.size() > kMaxTypedBytes) return Bad("it is too long");
  std::array<unsigned, kCodeSymbols + 1> values;
  std::size_t count = 0;
  for (const char typed : text) {
    if (IsSeparator(typed)) continue;
    const std::optional<unsigned> value = ValueOf(typed);
    if (!value) return Bad("\"" + EscapeForTerminal({&typed, 1}) + "\" is not one of its symbols");
    if (count == values.size()) return Bad("it has more than 17 symbols");
    values[count++] = *value;
  }
  if (count < values.size()) return Bad("it has " + std::to_string(count) + " symbols, not 17");
  Symbols symbols;
  std::copy_n(values.begin(), kCodeSymbols, symbols.begin());
  if (CheckSymbol(symbols) != values[kCodeSymbols])
    return BadInput("this code has a typing mistake");
  return CodeFrom(symbols);
}

bool LooksLikeCode(std::string_view text) {
  std::size_t symbols = 0;
  for (const char typed : text) {
    if (IsSeparator(typed)) continue;
    if (!ValueOf(typed)) return false;
    ++symbols;
  }
  return symbols == kCodeSymbols + 1 && text.size() <= kMaxTypedBytes;
}

}  // namespace warifu

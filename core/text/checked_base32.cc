#include "core/text/checked_base32.h"

#include <vector>

#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";  // Crockford's
constexpr unsigned kBase = 32;
constexpr std::size_t kBitsPerSymbol = 5;
constexpr std::size_t kBitsPerByte = 8;
constexpr std::size_t kGroup = 4;  // symbols between hyphens

using Symbols = std::vector<unsigned>;  // each 0..31, most significant first

Symbols SymbolsOf(std::string_view bytes) {
  const std::size_t bits = bytes.size() * kBitsPerByte;
  Symbols symbols((bits + kBitsPerSymbol - 1) / kBitsPerSymbol);
  for (std::size_t bit = 0; bit < bits; ++bit) {
    const auto byte = static_cast<unsigned char>(bytes[bit / kBitsPerByte]);
    const unsigned value = byte >> (kBitsPerByte - 1 - bit % kBitsPerByte) & 1u;
    symbols[bit / kBitsPerSymbol] |= value << (kBitsPerSymbol - 1 - bit % kBitsPerSymbol);
  }
  return symbols;
}

// Nothing when a spare bit is set.
std::optional<std::string> BytesFrom(const Symbols& symbols, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t bit = 0; bit < symbols.size() * kBitsPerSymbol; ++bit) {
    const unsigned symbol = symbols[bit / kBitsPerSymbol];
    const unsigned value = symbol >> (kBitsPerSymbol - 1 - bit % kBitsPerSymbol) & 1u;
    if (value == 0) continue;
    if (bit >= size * kBitsPerByte) return std::nullopt;
    char& byte = bytes[bit / kBitsPerByte];
    const unsigned shift = kBitsPerByte - 1 - bit % kBitsPerByte;
    byte = static_cast<char>(static_cast<unsigned char>(byte) | value << shift);
  }
  return bytes;
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

bool IsSeparator(char typed) { return typed == '-' || typed == ' '; }

// The value of a typed symbol.
std::optional<unsigned> ValueOf(char typed) {
  const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
  if (upper == 'I' || upper == 'L') return 1;
  if (upper == 'O') return 0;
  const std::size_t at = kAlphabet.find(upper);
  return at == std::string_view::npos ? std::nullopt : std::optional(static_cast<unsigned>(at));
}

Error Bad(const TypedKind& kind, const Sentence& why) {
  return BadInput("this is no {name}: {why}; {hint}", kind.name, why, kind.hint);
}

// The symbols as typed, the check symbol last.
Result<Symbols> ReadSymbols(std::string_view text, const TypedKind& kind) {
  if (text.size() > kind.most_typed_bytes) return Bad(kind, Said("it is too long"));
  const std::string wanted = std::to_string(kind.symbols());
  Symbols symbols;
  for (const char typed : text) {
    if (IsSeparator(typed)) continue;
    const std::optional<unsigned> value = ValueOf(typed);
    if (!value) {
      return Bad(kind,
                 Said("\"{symbol}\" is not one of its symbols", EscapeForTerminal({&typed, 1})));
    }
    if (symbols.size() == kind.symbols()) {
      return Bad(kind, Said("it has more than {wanted} symbols", wanted));
    }
    symbols.push_back(*value);
  }
  if (symbols.size() == kind.symbols()) return symbols;
  return Bad(kind, Said("it has {symbols} symbols, not {wanted}", symbols.size(), wanted));
}

}  // namespace

std::string FormatCheckedBase32(std::string_view bytes) {
  const Symbols symbols = SymbolsOf(bytes);
  std::string text;
  for (std::size_t i = 0; i < symbols.size(); ++i) {
    text += kAlphabet[symbols[i]];
    if (i % kGroup == kGroup - 1) text += '-';
  }
  return text + kAlphabet[CheckSymbol(symbols)];
}

Result<std::string> ParseCheckedBase32(std::string_view text, const TypedKind& kind) {
  WARIFU_ASSIGN_OR_RETURN(Symbols symbols, ReadSymbols(text, kind));
  const unsigned check = symbols.back();
  symbols.pop_back();
  std::optional<std::string> bytes = BytesFrom(symbols, kind.bytes);
  if (!bytes || CheckSymbol(symbols) != check) {
    return BadInput("this {name} has a typing mistake", kind.name);
  }
  return *std::move(bytes);
}

std::optional<std::size_t> CountTypedSymbols(std::string_view text) {
  std::size_t symbols = 0;
  for (const char typed : text) {
    if (IsSeparator(typed)) continue;
    if (!ValueOf(typed)) return std::nullopt;
    ++symbols;
  }
  return symbols;
}

}  // namespace warifu

#include "core/text/checked_base32.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/base/utf8.h"
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

constexpr char32_t kFirstFullWidth = 0xFF01;  // of '!', and so on to that of '~'
constexpr char32_t kLastFullWidth = 0xFF5E;
// Hyphens and dashes, the minus sign, the long vowel mark beside the 0 of Japanese keyboards.
constexpr std::array<char32_t, 9> kHyphens = {0x2010, 0x2011, 0x2012, 0x2013, 0x2014,
                                              0x2015, 0x2212, 0x30FC, 0xFE63};
constexpr std::array<char32_t, 3> kSpaces = {0x00A0, 0x202F, 0x3000};

template <std::size_t kCount>
bool IsIn(const std::array<char32_t, kCount>& set, char32_t one) {
  return std::find(set.begin(), set.end(), one) != set.end();
}

// One character as it was meant, and as it stands.
struct Typed {
  char32_t meant;
  std::string_view bytes;
};

// What is typed first; of bytes that are no UTF-8 the first byte. Requires: `text` is not empty.
Typed FirstTyped(std::string_view text) {
  const std::optional<CodePoint> point = FirstCodePoint(text);
  if (!point) return {0, text.substr(0, 1)};
  const std::string_view bytes = text.substr(0, point->bytes);
  const char32_t value = point->value;
  if (value >= kFirstFullWidth && value <= kLastFullWidth) {
    return {value - kFirstFullWidth + U'!', bytes};
  }
  if (IsIn(kHyphens, value)) return {U'-', bytes};
  return {IsIn(kSpaces, value) ? U' ' : value, bytes};
}

bool IsSeparator(char32_t typed) { return typed == U'-' || typed == U' '; }

// The value of a typed symbol.
std::optional<unsigned> ValueOf(char32_t typed) {
  if (typed == 0 || typed > U'z') return std::nullopt;
  const char plain = static_cast<char>(typed);
  const char upper = plain >= 'a' && plain <= 'z' ? static_cast<char>(plain - 'a' + 'A') : plain;
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
  while (!text.empty()) {
    const Typed typed = FirstTyped(text);
    text.remove_prefix(typed.bytes.size());
    if (IsSeparator(typed.meant)) continue;
    const std::optional<unsigned> value = ValueOf(typed.meant);
    if (!value) {
      return Bad(kind,
                 Said("\"{symbol}\" is not one of its symbols", EscapeForTerminal(typed.bytes)));
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
  while (!text.empty()) {
    const Typed typed = FirstTyped(text);
    text.remove_prefix(typed.bytes.size());
    if (IsSeparator(typed.meant)) continue;
    if (!ValueOf(typed.meant)) return std::nullopt;
    ++symbols;
  }
  return symbols;
}

}  // namespace warifu

#include "core/text/plain_stretch.h"

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/text/char_class.h"

namespace warifu {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

constexpr std::uint64_t Repeat(std::uint8_t byte) { return 0x0101010101010101u * byte; }

// True when none of the eight bytes is below 0x20, above 0x7E or not ASCII. Borrows between bytes
// can only make it false where it could be true, never the other way round.
bool AllPrintable(std::uint64_t word) {
  const std::uint64_t del = word ^ Repeat(0x7F);
  const std::uint64_t below = (word - Repeat(0x20)) & ~word;
  const std::uint64_t is_del = (del - Repeat(0x01)) & ~del;
  return ((word | below | is_del) & Repeat(0x80)) == 0;
}

bool IsPrintable(std::uint8_t byte) { return byte >= 0x20 && byte <= 0x7E; }

bool IsTail(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }

// A starter that NFC never changes and that is allowed everywhere.
bool IsPlain(CharClass char_class) {
  return char_class == CharClass::kPlain || char_class == CharClass::kSpace ||
         char_class == CharClass::kDigit || char_class == CharClass::kCurrency;
}

// Bytes of the plain code point that begins at `at`; 0 when it is another, not UTF-8, or
// written with four bytes (rare, so left to the slower path).
inline std::size_t PlainLength(const char* at, const char* end) {
  const auto lead = static_cast<std::uint8_t>(at[0]);
  if (lead < 0x80) return IsPrintable(lead) ? 1 : 0;
  if (lead < 0xC2 || end - at < 2) return 0;
  const auto second = static_cast<std::uint8_t>(at[1]);
  if (lead < 0xE0) {
    const char32_t value = (lead & 0x1Fu) << 6 | (second & 0x3Fu);
    return IsTail(second) && IsPlain(ClassOf(value)) ? 2 : 0;
  }
  if (lead >= 0xF0 || end - at < 3) return 0;
  const auto third = static_cast<std::uint8_t>(at[2]);
  const char32_t value = (lead & 0xFu) << 12 | (second & 0x3Fu) << 6 | (third & 0x3Fu);
  const bool whole = IsTail(second) && IsTail(third) && value >= 0x800;  // surrogates have a class
  return whole && IsPlain(ClassOf(value)) ? 3 : 0;
}

}  // namespace

PlainStretch SkipPlain(const char* at, const char* end) {
  const char* last = at;
  while (at < end) {
    std::uint64_t word = 0;
    while (static_cast<std::size_t>(end - at) >= kWord) {
      std::memcpy(&word, at, kWord);
      if (!AllPrintable(word)) break;
      at += kWord;
      last = at - 1;
    }
    if (at == end) break;
    const std::size_t length = PlainLength(at, end);
    if (length == 0) break;
    last = at;
    at += length;
  }
  return {at, last};
}

}  // namespace warifu

#include "core/text/utf8.h"

#include <cstdint>

namespace warifu {
namespace {

constexpr char32_t kMaxCodePoint = 0x10FFFF;
constexpr std::size_t kMaxSequence = 4;

// By number of bytes: the smallest value that may be written with so many.
constexpr char32_t kSmallest[kMaxSequence + 1] = {0, 0, 0x80, 0x800, 0x10000};

std::uint8_t ByteAt(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

bool IsSurrogate(char32_t value) { return value >= 0xD800 && value <= 0xDFFF; }

// Bytes of the sequence that `lead` opens; 0 when it opens none.
std::size_t SequenceLength(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) return 3;
  return lead < 0xF5 ? 4 : 0;
}

}  // namespace

DecodedCodePoint DecodeUtf8(std::string_view text) {
  const std::uint8_t lead = ByteAt(text, 0);
  const std::size_t length = SequenceLength(lead);
  if (length == 1) return {lead, 1};
  if (length == 0 || text.size() < length) return {};
  char32_t value = lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const std::uint8_t next = ByteAt(text, i);
    if ((next & 0xC0) != 0x80) return {};
    value = value << 6 | (next & 0x3F);
  }
  if (value < kSmallest[length] || value > kMaxCodePoint || IsSurrogate(value)) return {};
  return {value, length};
}

void AppendUtf8(char32_t code_point, std::string& out) {
  if (code_point < 0x80) {
    out += static_cast<char>(code_point);
    return;
  }
  const int tail = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
  constexpr std::uint8_t kLeads[] = {0, 0xC0, 0xE0, 0xF0};
  out += static_cast<char>(kLeads[tail] | code_point >> (6 * tail));
  for (int i = tail - 1; i >= 0; --i) {
    out += static_cast<char>(0x80 | (code_point >> (6 * i) & 0x3F));
  }
}

std::size_t CountCodePoints(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (byte & 0xC0) != 0x80;
  return count;
}

std::string CodePointName(char32_t code_point) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string name = "U+";
  const int digits = code_point < 0x10000 ? 4 : code_point < 0x100000 ? 5 : 6;
  for (int i = digits - 1; i >= 0; --i) name += kDigits[code_point >> (4 * i) & 0xF];
  return name;
}

}  // namespace warifu

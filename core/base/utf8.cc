#include "core/base/utf8.h"

#include <array>
#include <cstdint>

namespace warifu {
namespace {

// How a first byte says how many bytes follow, and the least value that needs so many.
struct Form {
  std::uint8_t mask;
  std::uint8_t lead;
  std::size_t bytes;
  char32_t least;
};
constexpr std::array<Form, 4> kForms = {{
    {0x80, 0x00, 1, 0x0},
    {0xe0, 0xc0, 2, 0x80},
    {0xf0, 0xe0, 3, 0x800},
    {0xf8, 0xf0, 4, 0x10000},
}};
constexpr char32_t kLargest = 0x10ffff;
constexpr char32_t kFirstSurrogate = 0xd800;
constexpr char32_t kLastSurrogate = 0xdfff;

struct SpaceRange {
  char32_t first;
  char32_t last;
};
constexpr std::array<SpaceRange, 10> kSpaces = {{
    {0x0009, 0x000d},
    {0x0020, 0x0020},
    {0x0085, 0x0085},
    {0x00a0, 0x00a0},
    {0x1680, 0x1680},
    {0x2000, 0x200a},
    {0x2028, 0x2029},
    {0x202f, 0x202f},
    {0x205f, 0x205f},
    {0x3000, 0x3000},
}};

std::uint8_t ByteAt(std::string_view text, std::size_t i) {
  return static_cast<std::uint8_t>(text[i]);
}

std::optional<CodePoint> Decode(std::string_view text, const Form& form) {
  if (text.size() < form.bytes) return std::nullopt;
  char32_t value = ByteAt(text, 0) & static_cast<std::uint8_t>(~form.mask);
  for (std::size_t i = 1; i < form.bytes; ++i) {
    if ((ByteAt(text, i) & 0xc0) != 0x80) return std::nullopt;
    value = value << 6 | (ByteAt(text, i) & 0x3f);
  }
  const bool surrogate = value >= kFirstSurrogate && value <= kLastSurrogate;
  if (value < form.least || value > kLargest || surrogate) return std::nullopt;
  return CodePoint{value, form.bytes};
}

}  // namespace

std::optional<CodePoint> FirstCodePoint(std::string_view text) {
  if (text.empty()) return std::nullopt;
  for (const Form& form : kForms) {
    if ((ByteAt(text, 0) & form.mask) == form.lead) return Decode(text, form);
  }
  return std::nullopt;
}

bool IsValidUtf8(std::string_view text) {
  while (!text.empty()) {
    const auto code_point = FirstCodePoint(text);
    if (!code_point) return false;
    text.remove_prefix(code_point->bytes);
  }
  return true;
}

bool IsUnicodeSpace(char32_t code_point) {
  for (const SpaceRange& range : kSpaces) {
    if (code_point >= range.first && code_point <= range.last) return true;
  }
  return false;
}

}  // namespace warifu

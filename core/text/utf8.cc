#include "core/text/utf8.h"

#include <cstdint>

namespace warifu {
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

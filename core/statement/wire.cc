#include "core/statement/wire.h"

#include <algorithm>

namespace warifu {

std::optional<Varint> WireReader::ReadLongVarint() {
  std::uint64_t value = 0;
  const std::size_t end = std::min(rest_.size(), kMaxVarintBytes);
  for (std::size_t i = 0; i < end; ++i) {
    const auto byte = static_cast<std::uint8_t>(rest_[i]);
    if (i + 1 == kMaxVarintBytes && byte > 1) return std::nullopt;  // a 65th bit
    value |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * i);
    if ((byte & 0x80) == 0) {
      rest_.remove_prefix(i + 1);
      return Varint{value, i == 0 || byte != 0};
    }
  }
  return std::nullopt;
}

void AppendVarint(std::uint64_t value, std::string& out) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

void AppendTag(std::uint32_t number, WireType type, std::string& out) {
  AppendVarint((std::uint64_t{number} << kTagTypeBits) | static_cast<std::uint64_t>(type), out);
}

void AppendSpan(std::uint32_t number, std::string_view bytes, std::string& out) {
  AppendTag(number, WireType::kSpan, out);
  AppendVarint(bytes.size(), out);
  out += bytes;
}

}  // namespace warifu

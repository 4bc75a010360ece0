#include "core/base/encoding.h"

#include <array>
#include <limits>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr char kBase64Pad = '=';
constexpr int kNoDigit = -1;
constexpr std::uint8_t kNoValue = 0xff;

constexpr std::array<std::uint8_t, 256> MakeBase64Values() {
  std::array<std::uint8_t, 256> values{};
  for (auto& value : values) value = kNoValue;
  for (std::size_t i = 0; i < kBase64Digits.size(); ++i) {
    values[static_cast<unsigned char>(kBase64Digits[i])] = static_cast<std::uint8_t>(i);
  }
  return values;
}
constexpr auto kBase64Values = MakeBase64Values();

int HexValue(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return kNoDigit;
}

std::uint8_t ByteAt(std::string_view bytes, std::size_t i) {
  return static_cast<std::uint8_t>(bytes[i]);
}

// The base64 of 1 to 3 bytes: always 4 digits.
void AppendBase64Group(std::string_view group, std::string& out) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 3; ++i) bits = bits << 8 | (i < group.size() ? ByteAt(group, i) : 0u);
  for (std::size_t i = 0; i < 4; ++i) {
    out += i <= group.size() ? kBase64Digits[bits >> (18 - 6 * i) & 63] : kBase64Pad;
  }
}

// The bytes of 2 to 4 digits without padding; false when a digit is none or unused bits are not
// zero.
bool AppendDecodedGroup(std::string_view digits, std::string& out) {
  std::uint32_t bits = 0;
  for (char digit : digits) {
    const std::uint8_t value = kBase64Values[static_cast<unsigned char>(digit)];
    if (value == kNoValue) return false;
    bits = bits << 6 | value;
  }
  bits <<= 6 * (4 - digits.size());
  const std::size_t bytes = digits.size() - 1;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(bits >> (16 - 8 * i) & 0xff);
  return (bits & ((1u << (24 - 8 * bytes)) - 1)) == 0;
}

template <typename Integer>
void AppendBigEndian(Integer value, std::string& out) {
  for (int shift = 8 * (sizeof(Integer) - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>(value >> shift & 0xff);
  }
}

template <typename Integer>
Integer ReadBigEndian(std::string_view bytes) {
  WARIFU_CHECK(bytes.size() >= sizeof(Integer));
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < sizeof(Integer); ++i) value = value << 8 | ByteAt(bytes, i);
  return static_cast<Integer>(value);
}

}  // namespace

std::string EncodeHex(std::string_view bytes) {
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    hex += kHexDigits[ByteAt(bytes, i) >> 4];
    hex += kHexDigits[ByteAt(bytes, i) & 15];
  }
  return hex;
}

std::optional<std::string> DecodeHex(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(hex.size() / 2);
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = HexValue(hex[i]);
    const int low = HexValue(hex[i + 1]);
    if (high == kNoDigit || low == kNoDigit) return std::nullopt;
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

std::string EncodeBase64(std::string_view bytes) {
  std::string base64;
  base64.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) AppendBase64Group(bytes.substr(i, 3), base64);
  return base64;
}

std::optional<std::string> DecodeBase64(std::string_view base64) {
  if (base64.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(base64.size() / 4 * 3);
  for (std::size_t i = 0; i < base64.size(); i += 4) {
    std::string_view group = base64.substr(i, 4);
    const bool last = i + 4 == base64.size();
    for (int pads = 0; last && pads < 2 && group.back() == kBase64Pad; ++pads) {
      group.remove_suffix(1);
    }
    if (!AppendDecodedGroup(group, bytes)) return std::nullopt;
  }
  return bytes;
}

void AppendBigEndian16(std::uint16_t value, std::string& out) { AppendBigEndian(value, out); }
void AppendBigEndian32(std::uint32_t value, std::string& out) { AppendBigEndian(value, out); }
void AppendBigEndian64(std::uint64_t value, std::string& out) { AppendBigEndian(value, out); }

std::uint16_t ReadBigEndian16(std::string_view bytes) {
  return ReadBigEndian<std::uint16_t>(bytes);
}
std::uint32_t ReadBigEndian32(std::string_view bytes) {
  return ReadBigEndian<std::uint32_t>(bytes);
}
std::uint64_t ReadBigEndian64(std::string_view bytes) {
  return ReadBigEndian<std::uint64_t>(bytes);
}

std::optional<std::uint64_t> ParseDecimal(std::string_view text) {
  if (text.empty() || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (value > (kMax - digit) / 10) return std::nullopt;
    value = 10 * value + digit;
  }
  return value;
}

}  // namespace warifu

// Protobuf's wire format, byte by byte: numbers, tags, and spans with their length in front.
//
// Not here: what the bytes mean (core/statement/canonical.h).
// Source: protobuf.dev/programming-guides/encoding.
// Threads: values.
#ifndef WARIFU_CORE_STATEMENT_WIRE_H_
#define WARIFU_CORE_STATEMENT_WIRE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace warifu {

inline constexpr std::size_t kMaxVarintBytes = 10;
inline constexpr int kTagTypeBits = 3;

enum class WireType : std::uint8_t { kVarint = 0, kFixed64 = 1, kSpan = 2, kFixed32 = 5 };

struct Varint {
  std::uint64_t value = 0;
  bool minimal = false;  // no shorter encoding exists
};

// Reads from the front of bytes that it does not own.
class WireReader {
 public:
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  bool done() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  // Nothing when it is cut short or does not fit 64 bits; then the reader stays where it is.
  std::optional<Varint> ReadVarint() {
    if (!rest_.empty() && static_cast<std::uint8_t>(rest_[0]) < 0x80) {
      const Varint small{static_cast<std::uint8_t>(rest_[0]), true};
      rest_.remove_prefix(1);
      return small;
    }
    return ReadLongVarint();
  }

  // The next `length` bytes; nothing when there are fewer.
  std::optional<std::string_view> ReadBytes(std::uint64_t length) {
    if (length > rest_.size()) return std::nullopt;
    const std::string_view bytes = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return bytes;
  }

 private:
  std::optional<Varint> ReadLongVarint();

  std::string_view rest_;
};

void AppendVarint(std::uint64_t value, std::string& out);
void AppendTag(std::uint32_t number, WireType type, std::string& out);
// Tag, length, bytes.
void AppendSpan(std::uint32_t number, std::string_view bytes, std::string& out);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_WIRE_H_

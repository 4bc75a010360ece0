// The small types that must never be mixed up: hashes, public keys, signatures, indexes and sizes.
//
// Each is a distinct type, so that swapping two arguments does not compile. Byte strings of any
// length are std::string (owned) or std::string_view (borrowed); text and bytes share these types
// as in protobuf.
#ifndef WARIFU_CORE_BASE_TYPES_H_
#define WARIFU_CORE_BASE_TYPES_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace warifu {

// `kBytes` bytes of one kind; `Tag` keeps the kinds apart.
template <typename Tag, std::size_t kBytes>
class FixedBytes {
 public:
  static constexpr std::size_t kSize = kBytes;

  constexpr FixedBytes() = default;  // all zero
  constexpr explicit FixedBytes(const std::array<std::uint8_t, kBytes>& bytes) : bytes_(bytes) {}

  // Nothing unless `bytes` has exactly kSize bytes.
  static std::optional<FixedBytes> From(std::string_view bytes) {
    if (bytes.size() != kBytes) return std::nullopt;
    FixedBytes result;
    for (std::size_t i = 0; i < kBytes; ++i) {
      result.bytes_[i] = static_cast<std::uint8_t>(bytes[i]);
    }
    return result;
  }

  const std::uint8_t* data() const { return bytes_.data(); }
  std::uint8_t* data() { return bytes_.data(); }
  static constexpr std::size_t size() { return kBytes; }
  std::string_view view() const { return {reinterpret_cast<const char*>(bytes_.data()), kBytes}; }
  std::string ToString() const { return std::string(view()); }

  friend auto operator<=>(const FixedBytes&, const FixedBytes&) = default;

 private:
  std::array<std::uint8_t, kBytes> bytes_{};
};

using Hash = FixedBytes<struct HashTag, 32>;            // SHA-256
using PublicKey = FixedBytes<struct PublicKeyTag, 32>;  // Ed25519
using Signature = FixedBytes<struct SignatureTag, 64>;  // Ed25519

// A count or place that is not just a number.
template <typename Tag>
class Ordinal {
 public:
  constexpr Ordinal() = default;
  constexpr explicit Ordinal(std::uint64_t value) : value_(value) {}
  constexpr std::uint64_t value() const { return value_; }
  // The linter reads the comparison with 0 inside <=> as one with a pointer.
  friend constexpr auto operator<=>(Ordinal, Ordinal) = default;  // NOLINT(modernize-use-nullptr)

 private:
  std::uint64_t value_ = 0;
};

using LeafIndex = Ordinal<struct LeafIndexTag>;  // an entry's place in the log, from 0
using TreeSize = Ordinal<struct TreeSizeTag>;    // number of entries of a log, or leaves of a tree

// The index that the next entry of a log of `size` gets; the size of the log that ends with
// `index`.
constexpr LeafIndex NextIndex(TreeSize size) { return LeafIndex(size.value()); }
constexpr TreeSize SizeThrough(LeafIndex index) { return TreeSize(index.value() + 1); }

// For std::unordered_map. The first bytes of hashes and keys are as good as random to those who
// chose them honestly; containers over hostile keys must be bounded.
struct FixedBytesHash {
  template <typename Tag, std::size_t kBytes>
  std::size_t operator()(const FixedBytes<Tag, kBytes>& bytes) const {
    return std::hash<std::string_view>()(bytes.view());
  }
};

}  // namespace warifu

#endif  // WARIFU_CORE_BASE_TYPES_H_

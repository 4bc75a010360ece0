#include "core/rules/place_set.h"

#include <bit>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::uint32_t kBitsPerByte = 8;
constexpr std::size_t kMaxBytes = (kMaxPlaces + kBitsPerByte - 1) / kBitsPerByte;

std::size_t ByteOf(std::uint32_t place) { return (place - 1) / kBitsPerByte; }
std::uint8_t BitOf(std::uint32_t place) {
  return static_cast<std::uint8_t>(1U << ((place - 1) % kBitsPerByte));
}
bool IsPlace(std::uint32_t place) { return place >= 1 && place <= kMaxPlaces; }

}  // namespace

std::optional<PlaceSet> PlaceSet::FromBytes(std::string_view bytes) {
  if (bytes.size() > kMaxBytes) return std::nullopt;
  if (!bytes.empty() && bytes.back() == '\0') return std::nullopt;
  PlaceSet set;
  set.bits_ = std::string(bytes);
  if (set.Highest() > kMaxPlaces) return std::nullopt;
  return set;
}

bool PlaceSet::Has(std::uint32_t place) const {
  if (!IsPlace(place) || ByteOf(place) >= bits_.size()) return false;
  return (static_cast<std::uint8_t>(bits_[ByteOf(place)]) & BitOf(place)) != 0;
}

void PlaceSet::Add(std::uint32_t place) {
  WARIFU_CHECK(IsPlace(place));
  if (ByteOf(place) >= bits_.size()) bits_.resize(ByteOf(place) + 1, '\0');
  char& byte = bits_[ByteOf(place)];
  byte = static_cast<char>(static_cast<std::uint8_t>(byte) | BitOf(place));
}

void PlaceSet::Remove(std::uint32_t place) {
  if (!Has(place)) return;
  char& byte = bits_[ByteOf(place)];
  byte = static_cast<char>(static_cast<std::uint8_t>(byte) & ~BitOf(place));
  while (!bits_.empty() && bits_.back() == '\0') bits_.pop_back();
}

std::uint32_t PlaceSet::Count() const {
  std::uint32_t count = 0;
  for (const char byte : bits_) {
    count += static_cast<std::uint32_t>(std::popcount(static_cast<std::uint8_t>(byte)));
  }
  return count;
}

std::uint32_t PlaceSet::Highest() const {
  if (bits_.empty()) return 0;
  const auto last = static_cast<std::uint8_t>(bits_.back());
  return static_cast<std::uint32_t>((bits_.size() - 1) * kBitsPerByte +
                                    static_cast<std::uint32_t>(std::bit_width(last)));
}

}  // namespace warifu

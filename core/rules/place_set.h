// PlaceSet: which places of an offer's lineage are given.
//
// Source: the value of Table::kPlacesGiven: bit (p - 1) % 8 of byte (p - 1) / 8 stands for place p,
// no zero byte at the end.
// Threads: a value.
#ifndef WARIFU_CORE_RULES_PLACE_SET_H_
#define WARIFU_CORE_RULES_PLACE_SET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace warifu {

// The most places that an offer can have; the same as beside the fields in proto/warifu/v1.
inline constexpr std::uint32_t kMaxPlaces = 1000;

class PlaceSet {
 public:
  // Nothing when the bytes are not what ToBytes makes.
  static std::optional<PlaceSet> FromBytes(std::string_view bytes);
  const std::string& ToBytes() const { return bits_; }  // empty: none is given

  bool Has(std::uint32_t place) const;
  // Requires: 1 <= place <= kMaxPlaces.
  void Add(std::uint32_t place);
  void Remove(std::uint32_t place);

  std::uint32_t Count() const;
  std::uint32_t Highest() const;  // 0: none

  friend bool operator==(const PlaceSet&, const PlaceSet&) = default;

 private:
  std::string bits_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_PLACE_SET_H_

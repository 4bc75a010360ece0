#include "core/standing/standing.h"

#include <array>
#include <string>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/merkle/tree_hash.h"

namespace warifu {
namespace {

constexpr std::array<std::string_view, kLastState + 1> kNames = {
    "NONE", "IN_FORCE", "SUSPENDED", "REVOKED", "WITHDRAWN", "SUPERSEDED", "FULL"};

}  // namespace

std::string_view StateName(State state) {
  const auto number = static_cast<std::size_t>(state);
  WARIFU_CHECK(number < kNames.size());
  return kNames[number];
}

std::optional<State> StateFromNumber(std::uint32_t number) {
  if (number > kLastState) return std::nullopt;
  return State(static_cast<std::uint8_t>(number));
}

std::string StandingLeafBytes(const StandingLeaf& leaf) {
  std::string bytes = leaf.entry_hash.ToString();
  AppendBigEndian64(leaf.index.value(), bytes);
  bytes += static_cast<char>(leaf.standing.state);
  AppendBigEndian64(leaf.standing.changed_by.value(), bytes);
  WARIFU_CHECK(bytes.size() == kStandingLeafBytes);
  return bytes;
}

Hash HashStandingLeaf(const StandingLeaf& leaf) { return LeafHash(StandingLeafBytes(leaf)); }

}  // namespace warifu

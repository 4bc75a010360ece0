// How an entry counts now: the state, and which entry set it.
//
// Not here: who may change it (core/standing/transition.h), what follows from it
// (core/rules/counts.h).
// Source: docs/format.md, "Standing tree".
// Threads: values and pure functions.
#ifndef WARIFU_CORE_STANDING_STANDING_H_
#define WARIFU_CORE_STANDING_STANDING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/types.h"

namespace warifu {

// The numbers are those of the standing leaf and of v1::State.
enum class State : std::uint8_t {
  kNone = 0,  // not a subject: genesis, changes, seals
  kInForce = 1,
  kSuspended = 2,
  kRevoked = 3,
  kWithdrawn = 4,
  kSuperseded = 5,
  kFull = 6,  // an offer all of whose places are given
};
inline constexpr std::uint8_t kLastState = 6;

// "IN_FORCE", as in JSON.
std::string_view StateName(State state);
std::optional<State> StateFromNumber(std::uint32_t number);

struct Standing {
  State state = State::kNone;
  LeafIndex changed_by;  // the entry that last changed it; its own index at birth

  friend bool operator==(const Standing&, const Standing&) = default;
};

// A leaf of the standing tree: entry hash (32) || index (8, BE) || state (1) || changed_by (8, BE).
struct StandingLeaf {
  Hash entry_hash;  // leaf hash of the entry in the log tree
  LeafIndex index;
  Standing standing;
};

inline constexpr std::size_t kStandingLeafBytes = 49;

std::string StandingLeafBytes(const StandingLeaf& leaf);
// SHA-256(0x00 || the 49 bytes): the leaf hash of the standing tree.
Hash HashStandingLeaf(const StandingLeaf& leaf);

}  // namespace warifu

#endif  // WARIFU_CORE_STANDING_STANDING_H_

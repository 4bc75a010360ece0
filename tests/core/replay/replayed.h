// Replays of scenes, and their deviations as short words: "17 SEAL_ROOT_WRONG".
#ifndef WARIFU_TESTS_CORE_REPLAY_REPLAYED_H_
#define WARIFU_TESTS_CORE_REPLAY_REPLAYED_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/replay/replay.h"
#include "tests/support/scene.h"

namespace warifu {

const MemoryRegistry& LogOf(const Scene& scene);

// The whole log against its checkpoint.
Replay Replayed(const MemoryRegistry& log);
inline Replay Replayed(const Scene& scene) { return Replayed(LogOf(scene)); }
// Other entries against the scene's genesis and checkpoint.
Replay ReplayedEntries(const Scene& scene, const std::vector<std::string>& entries);

std::string At(std::uint64_t index, std::string_view name);
// "index FRAME_DEVIATION" or "index FINDING", in order.
std::vector<std::string> Names(const Replay& replay);

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_REPLAY_REPLAYED_H_

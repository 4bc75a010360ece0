// Entries of a log: whatever bytes stand in it, a replay goes on to the end.
//
// The input is cut into entries at each two-byte length, as in an entry tile, and replayed behind
// the founding of the legal world, so that rules are reached.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/encoding.h"
#include "core/replay/replay.h"
#include "tests/support/scene.h"

namespace {

constexpr std::size_t kFounding = 12;  // genesis, keys, rulesets, first records

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const warifu::Scene scene;
  const warifu::MemoryRegistry& log = scene.legal().log();
  warifu::Replay replay(*log.registry());
  for (std::size_t i = 0; i < kFounding; ++i) {
    replay.AddBytes(log.EntryBytes(warifu::LeafIndex(i)));
  }
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  while (rest.size() >= 2) {
    const std::size_t length = warifu::ReadBigEndian16(rest);
    rest.remove_prefix(2);
    const std::string_view entry = rest.substr(0, length);
    replay.AddBytes(entry);
    rest.remove_prefix(entry.size());
  }
  replay.Finish(warifu::Checkpoint{log.origin(), replay.size(), replay.Root()});
  return 0;
}

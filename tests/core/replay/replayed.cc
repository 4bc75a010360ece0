#include "tests/core/replay/replayed.h"

#include "core/note/checkpoint.h"

namespace warifu {
namespace {

Replay Run(const Hash& genesis_hash, const std::vector<std::string>& entries,
           const std::string& note) {
  Replay replay(genesis_hash);
  for (const std::string& entry : entries) replay.AddBytes(entry);
  replay.Finish(ReadUntrustedCheckpoint(note).value());
  return replay;
}

}  // namespace

const MemoryRegistry& LogOf(const Scene& scene) { return scene.legal().log(); }

Replay Replayed(const MemoryRegistry& log) {
  return Run(log.registry().value(), log.entries(), log.checkpoint());
}

Replay ReplayedEntries(const Scene& scene, const std::vector<std::string>& entries) {
  const MemoryRegistry& log = LogOf(scene);
  return Run(log.registry().value(), entries, log.checkpoint());
}

std::string At(std::uint64_t index, std::string_view name) {
  return std::to_string(index) + " " + std::string(name);
}

std::vector<std::string> Names(const Replay& replay) {
  constexpr std::string_view kPrefix = "FINDING_CODE_";
  std::vector<std::string> names;
  for (const Deviation& deviation : replay.deviations()) {
    const std::string_view name =
        deviation.finding ? std::string_view(v1::FindingCode_Name(deviation.finding->code()))
                                .substr(kPrefix.size())
                          : FrameDeviationName(deviation.frame);
    names.push_back(At(deviation.index.value(), name));
  }
  return names;
}

}  // namespace warifu

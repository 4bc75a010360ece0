// An auditor's state file, edited, its checksum made anew: it is refused, or the replay that goes
// on from it ends, whatever it says. What it writes is read again as the same.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/replay/past_log.h"
#include "core/replay/replay.h"
#include "tests/fuzz/edits.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

// The log itself, which has no entry but its own, whatever a state says.
class TruePast : public PastLog {
 public:
  explicit TruePast(const MemoryRegistry& log) : log_(log) {}

  Status Keep(LeafIndex, std::string_view, const Hash&) override { return Ok(); }
  Result<std::string> ReadEntry(LeafIndex index) override {
    if (index.value() >= log_.size().value()) return NotFound("no such entry");
    return log_.EntryBytes(index);
  }
  Result<std::vector<Hash>> ReadLeafHashes(LeafIndex first, std::size_t count) override {
    std::vector<Hash> hashes;
    for (std::size_t i = 0; i < count; ++i) {
      const Result<std::string> entry = ReadEntry(LeafIndex(first.value() + i));
      if (!entry.ok()) return entry.error();
      hashes.push_back(LeafHash(*entry));
    }
    return hashes;
  }

 private:
  const MemoryRegistry& log_;
};

struct Audited {
  Audited() : past(scene.legal().log()) {
    Replay replay(*scene.legal().log().registry(), past);
    const MemoryRegistry& log = scene.legal().log();
    for (std::uint64_t i = 0; i < log.size().value(); ++i) {
      replay.AddBytes(log.EntryBytes(LeafIndex(i)));
    }
    state = replay.ToState().value();
  }

  Scene scene;
  TruePast past;
  std::string state;
};

}  // namespace
}  // namespace warifu

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace warifu;
  static Audited audited;
  const MemoryRegistry& log = audited.scene.legal().log();
  const std::string state =
      Edited(audited.state, std::string_view(reinterpret_cast<const char*>(data), size));
  Result<Replay> replay = Replay::FromState(*log.registry(), state, audited.past);
  if (!replay.ok()) {
    WARIFU_CHECK(state != audited.state);
    return 0;
  }
  const Result<std::string> written = replay->ToState();
  if (written.ok()) {
    const Result<Replay> again = Replay::FromState(*log.registry(), *written, audited.past);
    WARIFU_CHECK(again.ok());
    WARIFU_CHECK(again->ToState().value() == *written);
  }
  for (std::uint64_t i = 0; i < log.size().value(); ++i) {
    replay->AddBytes(log.EntryBytes(LeafIndex(i)));
  }
  replay->Finish(Checkpoint{log.origin(), replay->size(), replay->Root()});
  return 0;
}

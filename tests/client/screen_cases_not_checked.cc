// Screens of what could not be checked.
#include "core/base/time.h"
#include "tests/client/screen_cases.h"
#include "tests/client/screen_scenes.h"

namespace warifu {
namespace {

constexpr std::uint64_t kDayS = 24 * 3600;

// --- NOT CHECKED.

// A saved file, three days later.
ScenePtr ThreeDaysLater() {
  auto it = NoNetwork();
  it->SetClock(3 * kDayS);
  return it;
}

VerifyArgs HalfAFile(VerifyScene& it) {
  std::string bytes = ProofOf(it.scene.log(), it.offer);
  bytes.resize(bytes.size() / 2);
  VerifyArgs args;
  args.what = it.client.File("half.warifu", bytes);
  return args;
}

ScenePtr ClockBehind() {
  auto it = Esd();
  it->client.SetNow(it->scene.log().last_ms() / kMsPerSecond - 2 * kDayS);
  it->clock_set = true;
  return it;
}

ScenePtr Unpublished() {
  auto it = Esd();
  it->server->unpublished = true;
  return it;
}

}  // namespace

std::vector<ScreenCase> NotCheckedCases() {
  return {
      {"not-checked-no-network", 3, NoNetwork, ByCode},
      {"not-checked-old-file", 3, ThreeDaysLater, Saved},
      {"not-checked-quorum", 3, QuorumMissing, ByCode},
      {"not-checked-damaged", 3, Esd, HalfAFile},
      {"not-checked-clock", 3, ClockBehind, ByCode},
      {"not-checked-unpublished", 3, Unpublished, ByCode},
      {"not-checked-at", 3, Esd,
       [](VerifyScene& it) { return OfflineAt(it, "2027-01-05T12:00:00+07:00"); }},
      {"not-checked-at-before", 3, Esd,
       [](VerifyScene& it) { return OfflineAt(it, "2026-01-05T12:00:00+07:00"); }},
  };
}

}  // namespace warifu

// Situations and questions that several screens share.
#ifndef WARIFU_TESTS_CLIENT_SCREEN_SCENES_H_
#define WARIFU_TESTS_CLIENT_SCREEN_SCENES_H_

#include <memory>
#include <string>

#include "tests/client/verify_scene.h"

namespace warifu {

using ScenePtr = std::unique_ptr<VerifyScene>;

// --- Situations.

// An offer with three parties, in force.
ScenePtr Esd();
// The same, taken back by the company.
ScenePtr Withdrawn();
// Its registry does not answer.
ScenePtr NoNetwork();
// Witnesses are trusted, and none has signed.
ScenePtr QuorumMissing();
// `places` places, the first given to the holder of kScreenSeed.
ScenePtr PlaceGiven(std::uint32_t places);

inline constexpr char kScreenSeed[] = "one-time key of a worker's place";  // 32 bytes

// --- Questions.

// By code, online.
VerifyArgs ByCode(VerifyScene& it);
// A saved file, as it is.
VerifyArgs Offline(VerifyScene& it);
// The same, judged as of another time.
VerifyArgs OfflineAt(VerifyScene& it, const std::string& at);
// A saved file, refreshed where that can be had.
VerifyArgs Saved(VerifyScene& it);
// What somebody said is to be paid.
VerifyArgs ToldTotal(const std::string& amount);

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_SCREEN_SCENES_H_

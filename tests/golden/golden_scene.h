// What the golden scenes share.
#ifndef WARIFU_TESTS_GOLDEN_GOLDEN_SCENE_H_
#define WARIFU_TESTS_GOLDEN_GOLDEN_SCENE_H_

#include <string>
#include <vector>

#include "tests/golden/golden_case.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {

// What a scene is to give.
struct Expected {
  VerdictCode code = VerdictCode::kGenuine;
  std::string cause;
};

inline const Expected kGenuine;

inline GoldenCase CaseOf(std::string name, Scene& scene, const Hash& offer, Expected expected,
                         std::uint32_t first_place = 0) {
  GoldenCase result;
  result.name = std::move(name);
  result.proof = ProofOf(scene.log(), offer, first_place);
  result.trust = "registry";
  result.now_s = OptionsOf(scene.log()).now_s;
  result.code = expected.code;
  result.cause = std::move(expected.cause);
  return result;
}

inline Expected Ended(std::string cause) { return {VerdictCode::kNoLongerValid, std::move(cause)}; }

inline v1::Statement EsdOffer(Scene& scene) { return scene.world().Offer(LegalOffer::kEsd); }

// Keys stolen: what falls with them, what stands, what is undone.
std::vector<GoldenCase> GoldenThefts();

}  // namespace warifu

#endif  // WARIFU_TESTS_GOLDEN_GOLDEN_SCENE_H_

// Golden proofs: what is committed under tests/golden, and how it is made.
//
// Each case is a file NAME.warifu with what a verifier must say of it in NAME.json beside it. All
// are made again by each run and compared byte for byte; WARIFU_WRITE_GOLDEN=1 writes them anew.
// Threads: pure functions.
#ifndef WARIFU_TESTS_GOLDEN_GOLDEN_CASE_H_
#define WARIFU_TESTS_GOLDEN_GOLDEN_CASE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/proof/verdict.h"

namespace warifu {

struct GoldenCase {
  std::string name;   // of the file, without its ending
  std::string proof;  // bytes of the `.warifu` file
  std::string trust;  // name of the trust file beside it, without its ending
  std::uint64_t now_s = 0;
  // What must come out.
  VerdictCode code = VerdictCode::kGenuine;
  std::string cause;  // the name of the cause that speaks; empty: none
};

// One proof for each situation in which an honest log can be.
std::vector<GoldenCase> GoldenScenes();
// One for each way in which a log can have admitted what it must not.
std::vector<GoldenCase> GoldenBrokenRules();
// One mutation of a genuine proof each, named by it; kept in tests/golden/negative.
std::vector<GoldenCase> GoldenNegatives();

struct GoldenTrust {
  std::string name;
  std::string text;
};
// The trust files that the cases name.
std::vector<GoldenTrust> GoldenTrustFiles();

}  // namespace warifu

#endif  // WARIFU_TESTS_GOLDEN_GOLDEN_CASE_H_

// The lies: everything that a server with the true log key can try, in one table.
//
// Each row says what the server changes, what the client is asked to do then, the check that must
// stop it, and how the client ends. tests/lies runs them; lies that need a wire (a slow answer, a
// huge one, one without an end) are in tests/lies/wire_test.cc.
//
// What no row holds: a server that says fresh and signed that it does not know an offer. Its word
// alone is exit 13, by design; the holder of a saved proof is not fooled
// (denied-with-proof-in-hand). Threads: pure functions.
#ifndef WARIFU_TESTS_SUPPORT_LYING_LIES_H_
#define WARIFU_TESTS_SUPPORT_LYING_LIES_H_

#include <functional>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "tests/support/lying/lying_scene.h"

namespace warifu {

struct Lie {
  std::string name;
  std::string changes;             // what the server does, in words
  std::vector<std::string> asked;  // of the client, as typed; LyingScene::Run fills in
  // The code of the check that stops it, as StoppedBy reads it.
  std::string check;
  int exit_code = 3;
  std::function<void(LyingScene&)> tell;
};

std::vector<Lie> AllLies();

std::vector<Lie> LiesAboutSignatures();  // lies_about_offers.cc
std::vector<Lie> LiesByLeavingOut();     // the same
std::vector<Lie> LiesAboutStanding();    // lies_about_standing.cc
std::vector<Lie> LiesAboutTime();        // the same
std::vector<Lie> LiesAboutHistory();     // lies_about_history.cc
std::vector<Lie> LiesToAuditors();       // the same

// What stopped the client, by its answer with --json: the name of the verdict's first cause (of one
// that a server's answer does not verify, the check in it) and after "/" its finding; an audit's
// first deviation, or CONTRADICTS; FORK; or an error's code. "": nothing did.
std::string StoppedBy(const nlohmann::json& answer);

inline void PrintTo(const Lie& lie, std::ostream* out) { *out << lie.name; }

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LYING_LIES_H_

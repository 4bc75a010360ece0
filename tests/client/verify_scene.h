// A registry with one offer, a client that believes it, and short words for what tests of `verify`
// do again and again.
//
//     VerifyScene it;
//     it.Withdraw();
//     EXPECT_EQ(it.Verify(), 15) << it.client.out();
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_VERIFY_SCENE_H_
#define WARIFU_TESTS_CLIENT_VERIFY_SCENE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/client/test_client.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {

inline constexpr char kFakeAddress[] = "registry.example:443";

struct VerifyScene {
  explicit VerifyScene(LegalOffer kind = LegalOffer::kEsd);
  // With the offer as a test wants it.
  explicit VerifyScene(const std::function<void(v1::Offer&)>& change);

  // Verifies `what` (empty: the offer's code); the clock, unless set, is a minute after the last
  // seal.
  int Verify(VerifyArgs args = {});
  // The proof of the offer as it stands now, as a file; its path.
  std::string SaveProof(const std::string& name = "offer.warifu");
  void SetClock(std::uint64_t after_last_seal_s = 60);

  std::string code() const { return CodeOf(offer); }
  // By the company, for a reason.
  void Withdraw(v1::Reason reason = v1::REASON_JOB_GONE);

  Scene scene;
  v1::Statement statement;
  Hash offer;
  std::shared_ptr<FakeServer> server;
  TestClient client;
  bool clock_set = false;
};

// `code` or a file, asked for as it is.
VerifyArgs Of(const std::string& what);
// A file, without asking anybody.
VerifyArgs Alone(const std::string& what);

// What a run with --json said: its exit code, then the names of its causes in order.
using Words = std::vector<std::string>;
Words Said(VerifyScene& it, VerifyArgs args = {});

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_VERIFY_SCENE_H_

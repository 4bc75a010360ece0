// A registry with one offer, whose server lies as it is told to and holds the true log key, so that
// whatever it changes is hashed, sealed and signed again; and a client that believes it, reached by
// its command line as typed.
//
//     LyingScene it;
//     it.Plant(it.scene.world().SignAs(altered, {...}));       // in the log, in order but for this
//     it.lies.proof = [&](const Code&) { ... };                // or another answer than the log's
//     EXPECT_EQ(it.Run({"verify", it.code()}), 3);
//
// What lies there are: lies.h. Threads: one at a time.
#ifndef WARIFU_TESTS_SUPPORT_LYING_LYING_SCENE_H_
#define WARIFU_TESTS_SUPPORT_LYING_LYING_SCENE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/client/fake_server.h"
#include "tests/client/lying_connection.h"
#include "tests/client/test_client.h"
#include "tests/support/scene.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {

inline constexpr char kWitnessName[] = "w.example";

struct LyingScene {
  LyingScene();

  // Runs `warifu WORDS --json`; the exit code, and what was printed. {code}, {proof} and
  // {statement} stand for the offer's code, its saved proof, and the statement handed in.
  int Run(const std::vector<std::string>& words);
  // Runs `warifu WORDS` as a person reads it: client.out(), client.err().
  int Read(const std::vector<std::string>& words);
  // As Run, of an honest server, and it must succeed: what the client saw before it is lied to.
  void SeeHonest(const std::vector<std::string>& words);
  const nlohmann::json& answer() const { return answer_; }

  std::string code() const;
  // The clock, a minute after the log's last entry, until SetClock is called.
  void SetClock(std::uint64_t after_last_entry_s);

  // --- What the server can do, with the log key in its hand.
  // Appends what its rules refuse, with the effects that it claims, and seals.
  LeafIndex Plant(std::string_view signed_statement);
  // Plants it and takes it for the offer that is asked about.
  void PlantOffer(const v1::Statement& offer, const std::vector<std::string>& signers);
  // Answers with the log's proof of the offer, changed.
  void AnswerChanged(const std::function<void(v1::OfferProof&)>& change);
  // Puts hashes of the standing tree beside the entries of `proof` as they are now.
  void MendStanding(v1::OfferProof& proof);
  // Shows another history than the client saw: from `before` on with seals alone, up to `size`.
  void Fork(const MemoryRegistry& before, TreeSize size);

  // Saves the proof as it is now, as {proof}.
  void SaveProof();
  // Puts the statement in the worker's hand, as {statement}.
  void HandOver(const v1::Statement& statement, const KeyNames& keys);

  Scene scene;
  std::shared_ptr<FakeServer> server;
  Lies lies;
  TestClient client;
  v1::Statement statement;
  Hash offer;
  MemoryRegistry fork;

 private:
  int RunWords(const std::vector<std::string>& words);
  std::string Filled(const std::string& word) const;

  std::uint64_t after_last_entry_s_ = 60;
  std::string proof_path_;
  std::string statement_path_;
  nlohmann::json answer_;
};

// The place in a proof of the first entry for which `is` holds; stops the test where there is none.
int PlaceOf(const v1::OfferProof& proof, const std::function<bool(const v1::Statement&)>& is);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LYING_LYING_SCENE_H_

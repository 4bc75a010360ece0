// Whatever a server or the way does to an honest answer, nobody is accused: the client could not
// check it (3), and neither calls the offer false nor the log a liar. Samples are seeded.
#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <random>
#include <string>

#include "core/base/exit.h"
#include "core/merkle/proof.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "tests/support/lying/lying_scene.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

constexpr int kSamples = 120;       // of each answer
constexpr int kSignedSamples = 40;  // of what is signed anew, each with a registry of its own

class Damager {
 public:
  explicit Damager(std::uint64_t seed) : random_(seed) {}

  // `bytes` with one thing wrong: a bit, a part left out, a part twice, or the end cut off.
  std::string Damage(const std::string& bytes) {
    std::string damaged = bytes;
    const std::size_t at = Below(bytes.size());
    const std::size_t count = 1 + Below(std::min<std::size_t>(bytes.size() - at, 40));
    switch (Below(4)) {
      case 0:
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << Below(8)));
        break;
      case 1:
        damaged.erase(at, count);
        break;
      case 2:
        damaged.insert(at, bytes.substr(at, count));
        break;
      default:
        damaged.resize(at);
    }
    return damaged;
  }

  std::size_t Below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

 private:
  std::mt19937_64 random_;  // its sequence is the same everywhere
};

// Runs `asked` for each sample of damage to `honest`, answered through `answer`.
void ExpectNobodyAccused(LyingScene& it, const std::vector<std::string>& asked,
                         const std::string& honest,
                         const std::function<void(const std::string&)>& answer) {
  ASSERT_FALSE(honest.empty());
  Damager damager(honest.size());
  for (int i = 0; i < kSamples; ++i) {
    const std::string damaged = damager.Damage(honest);
    if (damaged == honest) continue;
    answer(damaged);
    ASSERT_EQ(it.Run(asked), kExitCouldNotCheck) << "sample " << i << "\n" << it.answer().dump(2);
  }
}

TEST(Damage, ToAnOfferProofOnTheWay) {
  LyingScene it;
  const std::string proof = EncodeMessage(OpenProof(ProofOf(it.scene.log(), it.offer)));
  ExpectNobodyAccused(it, {"verify", "{code}"}, proof,
                      [&](const std::string& damaged) { it.server->proof = damaged; });
}

TEST(Damage, ToASavedProof) {
  LyingScene it;
  it.SaveProof();
  const std::string file = ProofOf(it.scene.log(), it.offer);
  ExpectNobodyAccused(it, {"verify", "{proof}", "--offline"}, file,
                      [&](const std::string& damaged) { it.client.File("offer.warifu", damaged); });
}

// What the file says stands, and a line says that newer news could not be had.
TEST(Damage, ToTheAnswerLeavesASavedProofGenuine) {
  LyingScene it;
  it.SaveProof();
  const std::string proof = EncodeMessage(OpenProof(ProofOf(it.scene.log(), it.offer)));
  Damager damager(1);
  for (int i = 0; i < kSamples; ++i) {
    it.server->proof = damager.Damage(proof);
    if (*it.server->proof == proof) continue;
    ASSERT_EQ(it.Run({"verify", "{proof}"}), kExitOk) << it.answer().dump(2);
    ASSERT_TRUE(it.answer().at("verify").at("newer_news_not_had").get<bool>());
  }
}

TEST(Damage, ToTheProofOfHistory) {
  LyingScene it;
  it.SeeHonest({"verify", "{code}"});
  const TreeSize before = it.scene.log().size();
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  const std::vector<Hash> honest =
      ConsistencyProof(before, it.scene.log().size(), it.scene.log().log_nodes()).value();
  ASSERT_FALSE(honest.empty());
  Damager damager(2);
  for (int i = 0; i < kSamples; ++i) {
    std::vector<Hash> hashes = honest;
    Hash& hash = hashes[damager.Below(hashes.size())];
    switch (damager.Below(3)) {
      case 0:
        hash.data()[damager.Below(Hash::kSize)] ^=
            static_cast<std::uint8_t>(1U << damager.Below(8));
        break;
      case 1:
        hashes.pop_back();
        break;
      default:
        hashes.push_back(Hash(hash));
    }
    it.server->history = hashes;
    ASSERT_EQ(it.Run({"verify", "{code}"}), kExitCouldNotCheck) << it.answer().dump(2);
    ASSERT_EQ(it.Run({"audit", "--hashes-only", "--size", std::to_string(before.value())}),
              kExitCouldNotCheck)
        << it.answer().dump(2);
  }
}

TEST(Damage, ToTheCheckpointThatAnAuditorGets) {
  LyingScene it;
  const std::string note = it.scene.log().checkpoint();
  ExpectNobodyAccused(it, {"audit"}, note, [&](const std::string& damaged) {
    it.lies.checkpoint = [damaged]() -> Result<std::string> { return damaged; };
  });
}

TEST(Damage, ToTheEntriesThatAnAuditorGets) {
  LyingScene it;
  Damager damager(3);
  for (int i = 0; i < kSamples / 10; ++i) {  // each is a whole audit
    it.lies.entries = [&](LeafIndex first, std::uint64_t count) {
      auto entries = ConnectToFake(it.server)->GetEntries(first, count);
      std::string& entry = entries->at(damager.Below(entries->size()));
      entry[damager.Below(entry.size())] ^= 1;
      return entries;
    };
    ASSERT_EQ(it.Run({"audit"}), kExitCouldNotCheck) << it.answer().dump(2);
    ASSERT_EQ(it.Run({"audit", "--cosign", kWitnessName, "--first-time"}), kExitCouldNotCheck);
  }
  EXPECT_TRUE(it.server->handed_in.empty());
}

TEST(Damage, ToTheReceiptOfAStatement) {
  LyingScene it;
  const std::string receipt = *ConnectToFake(it.server)->GetStatementAt(it.scene.IndexOf(it.offer));
  ExpectNobodyAccused(it, {"show", "{code}"}, receipt, [&](const std::string& damaged) {
    it.lies.statement = [damaged](const Code&) -> Result<std::string> { return damaged; };
  });
}

// Damage that the server logs, seals and signs as if it were honest.
TEST(Damage, ThatTheLogKeySigns) {
  Damager damager(4);
  int judged = 0;
  for (int i = 0; i < kSignedSamples; ++i) {
    LyingScene it;
    v1::SignedStatement message;
    ASSERT_TRUE(message.ParseFromString(it.scene.world().Sign(it.statement)));
    std::string& payload = *message.mutable_payload();
    do {
      payload = EncodeStatement(it.statement);
      payload[damager.Below(payload.size())] ^= 2;
    } while (!it.statement.ParseFromString(payload) || !it.statement.has_offer() ||
             EncodeStatement(it.statement) != payload);
    it.Plant(EncodeMessage(message));
    const Hash altered = NameOf(it.statement);
    const Lookup<Subject> subject = it.scene.state().OfName(altered);
    if (!subject.found()) continue;  // the log itself cannot read it as an offer
    it.offer = altered;
    ++judged;
    ASSERT_EQ(it.Run({"verify", "{code}"}), kExitCouldNotCheck) << it.answer().dump(2);
  }
  EXPECT_GT(judged, kSignedSamples / 5);
}

}  // namespace
}  // namespace warifu

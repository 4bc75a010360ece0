// Every byte of a key file, a statement file and an offer proof is changed in turn, and found.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "core/crypto/sealed_key.h"
#include "core/crypto/system_random.h"
#include "core/statement/file.h"
#include "tests/support/flips.h"
#include "tests/support/proofs.h"
#include "tests/support/rocks/temp_folder.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

constexpr std::string_view kPassphrase = "correct horse";

// Files that are read as a whole and never written.
class FileFlips : public ::testing::Test {
 protected:
  std::string Write(const std::string& name, std::string_view bytes) {
    std::ofstream(folder_.Path(name), std::ios::binary) << bytes;
    return folder_.Path(name);
  }
  static std::string Read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  TempFolder folder_;
};

TEST_F(FileFlips, OfAKeyFileAreFound) {
  SystemRandom random;
  const SealOptions options{
      .name = "registry.example", .passphrase = kPassphrase, .cost = kMinimumKeyCost};
  const std::string path = Write("key", SealKey(TestKey("log"), options, random).value());
  const FlipCounts counts = FlipEach({path}, [&]() -> std::optional<std::string> {
    const auto key = OpenSealedKey(Read(path), kPassphrase);
    if (!key.ok()) return std::nullopt;
    return std::string(key->public_key().view());
  });
  Report("key file", counts);
}

TEST_F(FileFlips, OfAStatementFileAreFound) {
  LegalWorld world;
  const std::string path =
      Write("genesis.statement", FrameFile(FileKind::kStatement, world.Sign(world.Genesis())));
  const FlipCounts counts = FlipEach({path}, [&]() -> std::optional<std::string> {
    const Result<std::string> message = UnframeFile(FileKind::kStatement, Read(path));
    if (!message.ok()) return std::nullopt;
    return *message;
  });
  Report("statement file", counts);
  EXPECT_EQ(counts.detected, counts.flips);
}

TEST_F(FileFlips, OfAnOfferProofAreFound) {
  Scene scene;
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
  const std::string path = Write("offer.warifu", ProofOf(scene.log(), offer));
  const FlipCounts counts = FlipEach({path}, [&]() -> std::optional<std::string> {
    const OfferJudgment judgment = VerifyNow(scene.log(), Read(path));
    if (judgment.code != VerdictCode::kGenuine) return std::nullopt;
    return Describe(judgment);
  });
  Report("offer proof", counts);
  EXPECT_EQ(counts.detected, counts.flips);
}

}  // namespace
}  // namespace warifu

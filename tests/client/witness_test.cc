// audit --cosign: when a witness signs, and above all when it does not.
#include "client/audit/witness.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "client/trust_folder.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/note/cosignature.h"
#include "core/note/note.h"
#include "tests/client/office.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

namespace fs = std::filesystem;

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::SizeIs;

constexpr char kKeyName[] = "w.example";

class WitnessTest : public ::testing::Test {
 protected:
  WitnessTest() { office_.Hold(kKeyName, kKeyName); }

  int Cosign(bool first_time = false) {
    return office_.client.Run(AuditArgs{.cosign = kKeyName, .first_time = first_time});
  }
  void Begin() { ASSERT_EQ(Cosign(true), kExitOk) << office_.client.err(); }
  void Publish() {
    office_.scene.Publish(office_.scene.world().Offer(LegalOffer::kEsd));
    office_.SetClock();
  }
  std::size_t signatures() const { return office_.server->handed_in.size(); }
  std::string StatePath() const {
    return const_cast<Office&>(office_).client.context().home + "/witness/" +
           EncodeHex(TestPublicKey(kKeyName).view()) + "-" + EncodeHex(TestPublicKey("log").view());
  }
  VerifierKey vkey() const {
    return *VerifierKey::Make(kKeyName, SignatureType::kCosignature, TestPublicKey(kKeyName));
  }
  // The log as it is now, with `entries` more that the true one does not have.
  MemoryRegistry Fork(int entries) {
    MemoryRegistry fork = office_.scene.log();
    fork.set_now_ms(fork.now_ms() + 1);
    while (entries-- > 0) fork.Seal();
    return fork;
  }
  void Show(MemoryRegistry& log) { office_.server->log = &log; }

  Office office_;
};

TEST_F(WitnessTest, CosignsWhatIsInOrderAndHandsItIn) {
  Begin();
  ASSERT_THAT(office_.server->handed_in, SizeIs(1));
  const Note note = *ParseNote(office_.server->handed_in.front());
  ASSERT_THAT(note.signatures, SizeIs(2));
  const auto cosignature = VerifyCosignature(note.text, note.signatures.back(), vkey());
  ASSERT_TRUE(cosignature.ok());
  EXPECT_EQ(cosignature->timestamp_s, office_.client.context().now_s());
  EXPECT_THAT(office_.client.out(), HasSubstr("w.example cosigned registry.example"));
  Publish();
  EXPECT_EQ(Cosign(), kExitOk) << office_.client.err();
  EXPECT_EQ(signatures(), 2u);
}

TEST_F(WitnessTest, KeepsWhatItSignedLast) {
  Begin();
  const std::string state = TestClient::Read(StatePath());
  EXPECT_EQ(state, "warifu-witness/v1\n" + office_.scene.log().checkpoint());
  Publish();
  ASSERT_EQ(Cosign(), kExitOk);
  EXPECT_EQ(TestClient::Read(StatePath()),
            "warifu-witness/v1\n" + office_.scene.log().checkpoint());
}

TEST_F(WitnessTest, SaysItsVkeyAsJson) {
  ASSERT_EQ(office_.RunJson(AuditArgs{.cosign = kKeyName, .first_time = true}), kExitOk);
  const nlohmann::json cosigned = office_.client.Json()["cosigned"];
  EXPECT_EQ(cosigned["witness"], vkey().ToString());
  EXPECT_EQ(cosigned["size"], office_.scene.log().size().value());
}

// --- Beginning.

TEST_F(WitnessTest, NeedsItsState) {
  EXPECT_EQ(Cosign(), kExitUsage);
  EXPECT_THAT(office_.client.err(), AllOf(HasSubstr("no state"), HasSubstr("--first-time")));
  EXPECT_EQ(signatures(), 0u);
}

TEST_F(WitnessTest, TheFirstTimeIsOnce) {
  Begin();
  EXPECT_EQ(Cosign(true), kExitUsage);
  EXPECT_THAT(office_.client.err(), HasSubstr("has cosigned this log before"));
  EXPECT_EQ(signatures(), 1u);
}

TEST_F(WitnessTest, TheFirstTimeIsRefusedWhereTheRegistryShowsItsSignature) {
  Begin();
  office_.server->checkpoint = office_.server->handed_in.front();
  fs::remove(StatePath());
  EXPECT_EQ(Cosign(true), kExitUsage);
  EXPECT_THAT(office_.client.err(), HasSubstr("lost"));
  EXPECT_EQ(Cosign(), kExitUsage);
  EXPECT_EQ(signatures(), 1u);
  EXPECT_FALSE(fs::exists(StatePath()));
}

// A line under its name and key that is not its signature stops it as well.
TEST_F(WitnessTest, TheFirstTimeIsRefusedBesideAFalseLineOfItsKey) {
  const SigningKey key = TestKey(kKeyName);
  const std::string& checkpoint = office_.scene.log().checkpoint();
  const std::string line = *CosignCheckpoint(checkpoint, {.name = kKeyName, .key = key}, 1);
  Note false_note = *ParseNote(*AddSignatureLine(checkpoint, line));
  char& last = false_note.signatures.back().bytes.back();
  last = static_cast<char>(last ^ 1);
  const std::string note = FormatNote(false_note);
  office_.lies.candidate = [note]() -> Result<std::string> { return note; };
  EXPECT_EQ(Cosign(true), kExitUsage);
  EXPECT_EQ(signatures(), 0u);
}

TEST_F(WitnessTest, ANewLogKeyIsAFirstTimeAgain) {
  Begin();
  const Checkpoint checkpoint{office_.scene.log().origin(), office_.scene.log().size(),
                              office_.scene.log().log_head().root};
  office_.server->checkpoint = SignCheckpoint(checkpoint, TestKey("log 2"));
  TrustFields fields = TrustFieldsOf(office_.scene.log());
  fields.serial = 2;
  fields.policy =
      "log " +
      VerifierKey::Make(checkpoint.origin, SignatureType::kEd25519, TestPublicKey("log 2"))
          ->ToString() +
      "\nquorum none\n";
  office_.client.Believe(TrustFile::Make(fields).value());
  EXPECT_EQ(Cosign(), kExitUsage);
  EXPECT_EQ(Cosign(true), kExitOk) << office_.client.err();
  EXPECT_EQ(signatures(), 2u);
}

TEST_F(WitnessTest, ADamagedStateIsRefused) {
  Begin();
  for (const std::string& bytes :
       {std::string(), std::string("warifu-witness/v1\n"), office_.scene.log().checkpoint()}) {
    std::ofstream(StatePath(), std::ios::binary) << bytes;
    EXPECT_EQ(Cosign(), kExitCouldNotCheck);
    EXPECT_THAT(office_.client.err(), AllOf(HasSubstr("damaged"), HasSubstr("do not begin anew")));
    EXPECT_EQ(Cosign(true), kExitCouldNotCheck);
  }
  EXPECT_EQ(signatures(), 1u);
}

// --- Two histories.

TEST_F(WitnessTest, SignsOneSideOfAForkOnly) {
  Begin();
  MemoryRegistry fork = Fork(1);
  Publish();
  ASSERT_EQ(Cosign(), kExitOk);
  for (int more = 0; more < 3; ++more) {  // smaller, equal and larger than the side that it signed
    Show(fork);
    const bool smaller = fork.size() < office_.scene.log().size();
    EXPECT_EQ(Cosign(), smaller ? kExitUsage : kExitDeviation);
    EXPECT_EQ(office_.client.out().empty(), smaller);
    fork.Seal();
  }
  EXPECT_EQ(signatures(), 2u);
  Show(office_.scene.log());
  EXPECT_EQ(Cosign(), kExitOk) << office_.client.err();
}

TEST_F(WitnessTest, SignsNeitherSideOfAForkOnceItsStateIsGone) {
  Begin();
  MemoryRegistry fork = Fork(5);
  Publish();
  ASSERT_EQ(Cosign(), kExitOk);
  fs::remove(StatePath());
  const std::string cosigned = office_.server->handed_in.back();
  for (MemoryRegistry* side : {&office_.scene.log(), &fork}) {
    Show(*side);
    EXPECT_EQ(Cosign(), kExitUsage);
    EXPECT_THAT(office_.client.err(), HasSubstr("no state"));
  }
  Show(office_.scene.log());
  office_.server->checkpoint = cosigned;  // as the registry publishes it
  EXPECT_EQ(Cosign(true), kExitUsage);
  EXPECT_EQ(signatures(), 2u);
}

// What it leaves of a fork convinces a computer that never saw either side.
TEST_F(WitnessTest, LeavesEvidenceOfAForkThatAnybodyCanCheck) {
  Begin();
  MemoryRegistry fork = Fork(1);
  Publish();
  ASSERT_EQ(Cosign(), kExitOk);
  while (fork.size() < office_.scene.log().size()) fork.Seal();
  for (int more = 0; more < 2; ++more) {  // of the size that it signed, and larger
    Show(fork);
    ASSERT_EQ(office_.RunJson(AuditArgs{.cosign = kKeyName}), kExitDeviation);
    const std::string path = office_.client.Json()["fork"]["evidence_file"];
    TestClient other;
    other.Believe(TrustOf(office_.scene.log()));
    EXPECT_EQ(other.Run(ShowArgs{.what = path}), kExitDeviation) << other.out() << other.err();
    fork.Seal();
  }
}

// What this computer verified by other commands stops it too, whatever it is told.
TEST_F(WitnessTest, SignsNothingThatContradictsWhatThisComputerVerified) {
  MemoryRegistry fork = Fork(5);
  Publish();
  ASSERT_EQ(office_.client.Run(AuditArgs{}), kExitOk);
  Show(fork);
  EXPECT_EQ(Cosign(true), kExitDeviation);
  EXPECT_THAT(office_.client.out(), HasSubstr("contradicts itself"));
  EXPECT_EQ(signatures(), 0u);
}

TEST_F(WitnessTest, ASmallerLogIsRefusedForEver) {
  MemoryRegistry before = office_.scene.log();
  Publish();
  Begin();
  Show(before);
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(Cosign(), kExitUsage);
    EXPECT_THAT(office_.client.err(), HasSubstr("old news"));
  }
  EXPECT_EQ(signatures(), 1u);
}

TEST_F(WitnessTest, AConsistencyProofThatDoesNotHoldIsRefused) {
  Begin();
  Publish();
  office_.server->history = std::vector<Hash>{Hash()};
  EXPECT_EQ(Cosign(), kExitCouldNotCheck);
  EXPECT_EQ(signatures(), 1u);
}

// --- What is in the log.

TEST_F(WitnessTest, SignsNoLogThatDeviates) {
  v1::Statement offer = office_.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  Plant(office_.scene.log(), office_.scene.world().Sign(offer));
  office_.SetClock();
  EXPECT_EQ(Cosign(true), kExitDeviation);
  EXPECT_THAT(office_.client.out(), HasSubstr("PLACES_EXCEED"));
  EXPECT_EQ(signatures(), 0u);
  EXPECT_FALSE(fs::exists(StatePath()));
}

TEST_F(WitnessTest, SignsNoFalseSeal) {
  Begin();
  office_.scene.log().SealWith(Hash());
  office_.SetClock();
  EXPECT_EQ(Cosign(), kExitDeviation);
  EXPECT_EQ(signatures(), 1u);
}

TEST_F(WitnessTest, SignsNoCheckpointWithoutASealAtItsEnd) {
  const Checkpoint cut{office_.scene.log().origin(),
                       TreeSize(office_.scene.log().size().value() - 1), Hash()};
  Frontier tree;
  std::vector<Node> completed;
  for (std::uint64_t i = 0; i < cut.size.value(); ++i) {
    tree.Append(LeafHash(office_.scene.log().EntryBytes(LeafIndex(i))), completed);
  }
  office_.server->checkpoint =
      SignCheckpoint({cut.origin, cut.size, tree.Root()}, office_.scene.log().log_key());
  EXPECT_EQ(Cosign(true), kExitDeviation);
  EXPECT_THAT(office_.client.out(), HasSubstr("ENDS_WITHOUT_SEAL"));
  EXPECT_EQ(signatures(), 0u);
}

TEST_F(WitnessTest, SignsNothingUnderAnotherKey) {
  office_.lies.candidate = [&]() -> Result<std::string> {
    return SignCheckpoint({office_.scene.log().origin(), office_.scene.log().size(),
                           office_.scene.log().log_head().root},
                          TestKey("another"));
  };
  EXPECT_EQ(Cosign(true), kExitCouldNotCheck);
  EXPECT_EQ(signatures(), 0u);
}

// --- The clock.

TEST_F(WitnessTest, ItsClockIsCloseToTheLogs) {
  const std::uint64_t last_s = office_.scene.log().last_ms() / 1000;
  for (const std::uint64_t far : {last_s + 301, last_s - 301, last_s + 86'400}) {
    office_.client.SetNow(far);
    EXPECT_EQ(Cosign(true), kExitUsage);
    EXPECT_THAT(office_.client.err(), HasSubstr("more than 5 minutes"));
  }
  EXPECT_FALSE(fs::exists(StatePath()));
  office_.client.SetNow(last_s + 300);
  EXPECT_EQ(Cosign(true), kExitOk) << office_.client.err();
  office_.client.SetNow(last_s - 299);
  EXPECT_EQ(Cosign(), kExitOk) << office_.client.err();
}

// --- The disk, and others.

TEST_F(WitnessTest, SignsNothingThatItCouldNotKeep) {
  fs::create_directories(StatePath() + ".lock");  // no file: it cannot be locked
  EXPECT_EQ(Cosign(true), kExitCouldNotCheck);
  fs::remove(StatePath() + ".lock");
  const TrustFile trust = OnlyTrust(office_.client.context()).value();
  Result<LogWitness> witness = LogWitness::Open(office_.client.context(), trust, kKeyName);
  ASSERT_TRUE(witness.ok());
  fs::create_directories(StatePath() + "/in the way");
  const Checkpoint head{office_.scene.log().origin(), office_.scene.log().size(),
                        office_.scene.log().log_head().root};
  EXPECT_EQ(witness->Sign(office_.scene.log().checkpoint(), head, 1).error().code, ErrorCode::kIo);
  EXPECT_EQ(signatures(), 0u);
}

TEST_F(WitnessTest, AnotherProcessIsNotTheSameWitness) {
  Begin();
  {
    const TrustFile trust = OnlyTrust(office_.client.context()).value();
    const auto other = LogWitness::Open(office_.client.context(), trust, kKeyName);
    ASSERT_TRUE(other.ok());
    EXPECT_EQ(Cosign(), kExitCouldNotCheck);
    EXPECT_THAT(office_.client.err(), HasSubstr("locked"));
  }
  EXPECT_EQ(Cosign(), kExitOk);
}

TEST_F(WitnessTest, AFolderTakesNoCosignature) {
  ASSERT_EQ(office_.client.Run(LogExportArgs{.folder = office_.client.Path("export")}), kExitOk);
  EXPECT_EQ(office_.client.Run(AuditArgs{
                .where = office_.client.Path("export"), .cosign = kKeyName, .first_time = true}),
            kExitUsage);
  EXPECT_EQ(signatures(), 0u);
}

// --- Following.

TEST_F(WitnessTest, FollowsAndCosignsEachCandidate) {
  int waits = 0;
  office_.client.context().wait = [&](int) {
    ++waits;
    if (waits == 2) office_.server->unreachable = true;
    if (waits == 4) office_.server->unreachable = false;
    if (waits == 1 || waits == 5) Publish();
    if (waits == 8) {
      office_.lies.candidate = []() -> Result<std::string> {
        return Interrupted("end of the test");
      };
    }
  };
  const int code =
      office_.client.Run(AuditArgs{.cosign = kKeyName, .first_time = true, .follow = true});
  EXPECT_EQ(code, kExitInterrupted) << office_.client.err();
  EXPECT_EQ(signatures(), 3u);
  EXPECT_THAT(office_.client.err(), HasSubstr("Not cosigned for now"));
}

// Its registry never waits for it: another witness makes the quorum.
TEST_F(WitnessTest, FollowingJudgesWhatIsPublishedWithoutIt) {
  office_.lies.candidate = []() -> Result<std::string> { return std::string(); };
  int waits = 0;
  office_.client.context().wait = [&](int) {
    if (++waits == 2) office_.scene.log().SealWith(Hash());
    if (waits < 8) return;
    office_.lies.candidate = []() -> Result<std::string> {
      return Interrupted("the false seal was not noticed");
    };
  };
  EXPECT_EQ(office_.client.Run(AuditArgs{.cosign = kKeyName, .first_time = true, .follow = true}),
            kExitDeviation);
  EXPECT_EQ(signatures(), 0u);
}

TEST_F(WitnessTest, FollowingEndsWhereTheLogContradictsItself) {
  MemoryRegistry fork = Fork(4);
  office_.client.context().wait = [&](int) {
    if (signatures() == 1) Publish();
    if (signatures() == 2) Show(fork);
  };
  EXPECT_NE(office_.client.Run(AuditArgs{.cosign = kKeyName, .first_time = true, .follow = true}),
            kExitOk);
  EXPECT_EQ(signatures(), 2u);
}

}  // namespace
}  // namespace warifu

// `warifu verify`: files, and what is remembered of a registry.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "client/memory.h"
#include "core/base/exit.h"
#include "core/proof/evidence.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::uint64_t kDayS = 24 * 3600;

// --- Files.

TEST(Verify, AFileIsRefreshedAtItsRegistry) {
  VerifyScene it;
  const std::string path = it.SaveProof();
  it.Withdraw();
  EXPECT_EQ(Said(it, Of(path)), (Words{"15", "OFFER_WITHDRAWN"}));
  EXPECT_EQ(it.client.Json().at("verify").at("source"), "ANSWER");
  EXPECT_EQ(Said(it, Alone(path)), Words{"0"});
  EXPECT_EQ(it.client.Json().at("verify").at("source"), "FILE");
}

TEST(Verify, ARefreshThatFailsLeavesTheFilesVerdictAndALine) {
  VerifyScene it;
  const std::string path = it.SaveProof();
  it.server->unreachable = true;
  EXPECT_EQ(it.Verify(Of(path)), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("could not get newer news"));
  it.server->unreachable = false;
  it.server->proof = "no proof";
  EXPECT_EQ(it.Verify(Of(path)), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("could not get newer news"));
}

TEST(Verify, AnOlderAnswerLeavesTheFilesVerdict) {
  VerifyScene it;
  MemoryRegistry before = it.scene.log();
  it.Withdraw();
  const std::string path = it.SaveProof();
  it.server->log = &before;
  EXPECT_EQ(Said(it, Of(path)), (Words{"15", "OFFER_WITHDRAWN"}));
  EXPECT_EQ(it.client.Json().at("verify").at("newer_news_not_had"), true);
}

TEST(Verify, OfflineAsksNobody) {
  VerifyScene it;
  EXPECT_EQ(Said(it, Alone(it.SaveProof())), Words{"0"});
  EXPECT_EQ(it.server->calls, 0);
}

TEST(Verify, AnOldFileWithoutNetworkNamesBothCauses) {
  VerifyScene it;
  it.server->unreachable = true;
  it.SetClock(3 * kDayS);
  EXPECT_EQ(Said(it, Of(it.SaveProof())), (Words{"3", "SEAL_TOO_OLD", "NO_NETWORK"}));
}

TEST(Verify, FilesThatAreNoProofAreDamaged) {
  VerifyScene it;
  const std::string good = ProofOf(it.scene.log(), it.offer);
  std::string flipped = good;
  flipped[good.size() / 2] ^= 1;
  for (const std::string& bytes :
       {std::string(), std::string("hello"), good.substr(0, good.size() - 1), flipped, good + "x",
        std::string(1000, '\0')}) {
    EXPECT_EQ(Said(it, Alone(it.client.File("x.warifu", bytes))), (Words{"3", "FILE_DAMAGED"}));
  }
}

TEST(Verify, AFileOfALaterVersionNeedsANewerProgram) {
  VerifyScene it;
  std::string bytes = ProofOf(it.scene.log(), it.offer);
  bytes.replace(bytes.find("/v1"), 3, "/v2");
  EXPECT_EQ(Said(it, Of(it.client.File("x.warifu", bytes))), (Words{"3", "NEWER_PROGRAM"}));
}

// --- Memory.

TEST(Verify, RemembersWhatAnAnswerShowed) {
  VerifyScene it;
  ASSERT_EQ(it.Verify(), 0);
  const TrustFile trust = TrustOf(it.scene.log());
  const auto remembered = Recall(it.client.context(), trust).value();
  ASSERT_TRUE(remembered.has_value());
  EXPECT_EQ(remembered->checkpoint.size, it.scene.log().log_head().size);
  EXPECT_EQ(remembered->seal_time_ms, it.scene.log().last_ms());
}

TEST(Verify, RemembersNothingWithoutQuorum) {
  VerifyScene it;
  const TrustFile trust = TrustOf(it.scene.log(), OneOfTwoWitnesses());
  it.client.Believe(trust);
  ASSERT_EQ(it.Verify(), 3);
  EXPECT_FALSE(Recall(it.client.context(), trust).value().has_value());
}

// Else a seal of the future would make this computer's clock look wrong for good.
TEST(Verify, RemembersNothingOfAnotherTime) {
  VerifyScene it;
  VerifyArgs args = Alone(it.SaveProof());
  args.at = "2027-01-05T12:00:00+07:00";
  it.Verify(args);
  args.offline = false;
  it.Verify(args);
  const TrustFile trust = TrustOf(it.scene.log());
  EXPECT_FALSE(Recall(it.client.context(), trust).value().has_value());
  EXPECT_FALSE(RecallFromFile(it.client.context(), trust).value().has_value());
}

TEST(Verify, WhatAFileShowedIsProvenAtTheNextContact) {
  VerifyScene it;
  ASSERT_EQ(it.Verify(Alone(it.SaveProof())), 0);
  const TrustFile trust = TrustOf(it.scene.log());
  EXPECT_FALSE(Recall(it.client.context(), trust).value().has_value());
  EXPECT_TRUE(RecallFromFile(it.client.context(), trust).value().has_value());
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  ASSERT_EQ(it.Verify(), 0);
  EXPECT_TRUE(Recall(it.client.context(), trust).value().has_value());
  EXPECT_FALSE(RecallFromFile(it.client.context(), trust).value().has_value());
}

// A file alone is judged by itself; that this computer knows of newer news is said beside it.
TEST(Verify, AFileOlderThanWhatWasSeenSaysSoWithoutNetwork) {
  VerifyScene it;
  const std::string old = it.SaveProof("old.warifu");
  ASSERT_EQ(it.Verify(Alone(old)), 0);
  EXPECT_THAT(it.client.out(), Not(HasSubstr("newer news")));
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  ASSERT_EQ(it.Verify(), 0);
  EXPECT_EQ(it.Verify(Alone(old)), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("We could not get newer news"));
}

TEST(Verify, AnAnswerThatForksFromAFileIsEvidence) {
  VerifyScene it;
  MemoryRegistry fork = it.scene.log();
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  ASSERT_EQ(it.Verify(Alone(it.SaveProof())), 0);
  fork.set_now_ms(it.scene.now_ms());
  for (int i = 0; i < 3; ++i) fork.Seal();
  it.server->log = &fork;
  it.client.SetNow(fork.last_ms() / 1000 + 60);
  it.clock_set = true;
  const Words outcome = Said(it);
  // Seals alone: other entries than those of the file.
  EXPECT_EQ(outcome, (Words{"20", "HISTORY_REWRITTEN"}));
}

// No answer of the registry, however true, takes back what the file proves against it.
TEST(Verify, AFileThatForksFromMemoryIsEvidenceWhateverTheRegistrySays) {
  VerifyScene it;
  MemoryRegistry fork = it.scene.log();
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  ASSERT_EQ(it.Verify(), 0);
  fork.set_now_ms(it.scene.now_ms());
  while (fork.size() < it.scene.log().size()) fork.Seal();
  ASSERT_EQ(fork.size(), it.scene.log().size());
  const std::string file = it.client.File("fork.warifu", ProofOf(fork, it.offer));
  EXPECT_EQ(Said(it, Alone(file)), (Words{"20", "TWO_ROOTS"}));
  it.scene.log().Seal();
  EXPECT_EQ(Said(it, Of(file)), (Words{"20", "TWO_ROOTS"}));
}

// Not the largest that was seen, but one of the file's size, tells.
TEST(Verify, TwoFilesOfOneSizeThatDifferAreEvidence) {
  VerifyScene it;
  MemoryRegistry fork = it.scene.log();
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  fork.set_now_ms(it.scene.now_ms());
  while (fork.size() < it.scene.log().size()) fork.Seal();
  const std::string one = it.SaveProof("one.warifu");
  const std::string other = it.client.File("other.warifu", ProofOf(fork, it.offer));
  ASSERT_EQ(it.Verify(Alone(one)), 0);
  EXPECT_EQ(Said(it, Alone(other)), (Words{"20", "TWO_ROOTS"}));
}

// The log key is not needed to lengthen a note: anybody may add lines that nobody reads.
TEST(Verify, ReadsWhateverItRemembers) {
  VerifyScene it;
  const std::string line = "\u2014 nobody.example ";
  const std::string& note = it.scene.log().checkpoint();
  const std::size_t room = kMaxNoteBytes - note.size() - line.size() - 1;
  const std::string padded = note + line + std::string(room / 4 * 4, 'A') + "\n";
  const TrustFile trust = TrustOf(it.scene.log());
  ASSERT_TRUE(VerifyCheckpoint(padded, trust.policy().log_key()).ok());
  ASSERT_TRUE(Remember(it.client.context(), trust, padded, it.scene.log().last_ms()).ok());
  EXPECT_TRUE(Recall(it.client.context(), trust).value().has_value());
}

TEST(Verify, ADamagedMemoryIsSaidAloud) {
  VerifyScene it;
  ASSERT_EQ(it.Verify(), 0);
  const TrustFile trust = TrustOf(it.scene.log());
  const std::string folder = it.client.context().home + "/memory/";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ofstream(file.path()) << "nothing";
  }
  EXPECT_EQ(it.Verify(), kExitCouldNotCheck);
  EXPECT_THAT(it.client.err(), HasSubstr("is damaged: it remembers what this registry showed"));
}

TEST(Verify, AClockBehindWhatWasSeenIsExit3) {
  VerifyScene it;
  const std::string old = it.SaveProof("old.warifu");
  const std::uint64_t then_s = it.scene.log().last_ms() / 1000 + 60;
  it.scene.Wait(kDayS);
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  ASSERT_EQ(it.Verify(), 0);
  it.client.SetNow(then_s);
  EXPECT_EQ(Said(it, Alone(old)), (Words{"3", "CLOCK_BEHIND_MEMORY"}));
}

// --- Evidence.

// Two histories of one size, the second shown after the first was seen.
std::string Contradict(VerifyScene& it, MemoryRegistry& other) {
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  EXPECT_EQ(it.Verify(), 0);
  other.set_now_ms(it.scene.now_ms());
  const v1::Statement another = it.scene.world().Offer(LegalOffer::kEsd);
  EXPECT_TRUE(other.Append(it.scene.world().Sign(another)).admitted());
  other.Seal();
  it.server->log = &other;
  EXPECT_EQ(Said(it), (Words{"20", "TWO_ROOTS"}));
  return it.client.Json().at("verify").at("evidence_file");
}

TEST(Verify, EvidenceIsWrittenAndJudgedAgain) {
  VerifyScene it;
  MemoryRegistry other = it.scene.log();
  const std::string path = Contradict(it, other);
  EXPECT_EQ(Said(it, Of(path)), (Words{"20", "TWO_ROOTS"}));
  EXPECT_EQ(Said(it, Alone(path)), (Words{"20", "TWO_ROOTS"}));
}

TEST(Verify, AFileOfARegistryThatContradictedItselfIsNotBelieved) {
  VerifyScene it;
  const VerifyArgs file = Alone(it.SaveProof());
  MemoryRegistry other = it.scene.log();
  Contradict(it, other);
  EXPECT_EQ(Said(it, file), (Words{"20", "TWO_ROOTS"}));
}

TEST(Verify, EvidenceOfARegistryThatIsNotBelievedAccusesNobody) {
  VerifyScene it;
  MemoryRegistry other = it.scene.log();
  const std::string path = Contradict(it, other);
  it.client.context().home = it.client.Path("empty");
  EXPECT_EQ(Said(it, Of(path)), (Words{"3", "NO_TRUST_FILE"}));
}

TEST(Verify, EvidenceThatShowsNothingIsExit3) {
  VerifyScene it;
  const std::string& note = it.scene.log().checkpoint();
  const std::string file = EvidenceFile(MakeRootsEvidence(note, note));
  EXPECT_EQ(Said(it, Of(it.client.File("x.evidence", file))), (Words{"3", "FILE_DAMAGED"}));
}

}  // namespace
}  // namespace warifu

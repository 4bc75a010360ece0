// `warifu verify`: which registry speaks, and answers that lie.
#include <gtest/gtest.h>

#include "client/verify/checked_offer.h"
#include "client/verify/judgments.h"
#include "core/crypto/sha256.h"
#include "core/statement/file.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

constexpr std::uint64_t kHourS = 3600;

// --- Which registry speaks.

TEST(Verify, NoTrustFileIsExit3) {
  VerifyScene it;
  it.client.context().home = it.client.Path("empty");
  EXPECT_EQ(Said(it), (Words{"3", "NO_TRUST_FILE"}));
  EXPECT_EQ(it.server->calls, 0);
}

TEST(Verify, AFileOfARegistryThatIsNotBelievedIsExit3) {
  VerifyScene it;
  const std::string path = it.SaveProof();
  it.client.context().home = it.client.Path("empty");
  EXPECT_EQ(Said(it, Of(path)), (Words{"3", "NO_TRUST_FILE"}));
}

// A second registry that is believed besides.
struct TwoRegistries : VerifyScene {
  TwoRegistries() : other_log("other.example", "other log") {
    LegalWorld other_world;
    v1::Statement genesis = other_world.Genesis();
    genesis.mutable_genesis()->set_origin("other.example");
    other_log.set_now_ms(scene.now_ms());
    const Outcome outcome = other_log.Append(other_world.Sign(genesis));
    EXPECT_TRUE(outcome.admitted()) << DescribeFindings(outcome.findings);
    other_log.Seal();
    TrustFields fields = TrustFieldsOf(other_log);
    fields.servers = {"other.example:443"};
    client.Believe(TrustFile::Make(fields).value());
    other = std::make_shared<FakeServer>(other_log);
    client.Connect("other.example:443", other);
  }

  MemoryRegistry other_log;
  std::shared_ptr<FakeServer> other;
};

VerifyArgs UnknownCode() { return Of(CodeOf(Sha256("nobody's offer"))); }

TEST(Verify, AProvenAnswerBeatsAllOthers) {
  TwoRegistries it;
  EXPECT_EQ(Said(it), Words{"0"});
  it.other->unreachable = true;
  EXPECT_EQ(Said(it), Words{"0"});
  EXPECT_GT(it.other->calls, 0) << "every registry is asked";
}

TEST(Verify, UnknownOnlyWhenEveryRegistrySaysSo) {
  TwoRegistries it;
  EXPECT_EQ(Said(it, UnknownCode()), (Words{"13", "UNKNOWN_HERE", "UNKNOWN_HERE"}));
  EXPECT_EQ(it.client.Json().at("verify").at("registries").size(), 2U);
}

TEST(Verify, UnknownNeedsAnAnswerOfEachRegistry) {
  TwoRegistries it;
  it.other->unreachable = true;
  EXPECT_EQ(Said(it, UnknownCode()), (Words{"3", "NO_NETWORK"}));
}

// A damaged trust file stops its own registry, and is named.
TEST(Verify, ADamagedTrustFileKeepsNoOtherRegistryFromAnswering) {
  TwoRegistries it;
  it.client.File("home/trust/other.example.trust", "hello");
  EXPECT_EQ(Said(it), Words{"0"});
  EXPECT_NE(it.client.err().find("other.example.trust"), std::string::npos) << it.client.err();
  EXPECT_EQ(Said(it, Of(it.SaveProof())), Words{"0"});
  it.client.context().global.trust = "other.example";
  EXPECT_NE(it.Verify(), 0);
}

TEST(Verify, UnknownNeedsTheTrustFileOfEachRegistry) {
  TwoRegistries it;
  it.client.File("home/trust/other.example.trust", "hello");
  EXPECT_EQ(Said(it, UnknownCode()), (Words{"3", "NO_TRUST_FILE"}));
}

TEST(Verify, UnknownNeedsAYoungSeal) {
  VerifyScene it;
  it.SetClock(3 * kHourS);
  EXPECT_EQ(Said(it, UnknownCode()), (Words{"3", "SEAL_TOO_OLD"}));
}

TEST(Verify, UnknownNeedsTheQuorum) {
  VerifyScene it;
  it.client.Believe(TrustOf(it.scene.log(), OneOfTwoWitnesses()));
  EXPECT_EQ(Said(it, UnknownCode()), (Words{"3", "QUORUM_MISSING"}));
}

TEST(Verify, UnknownNeedsALastEntryThatIsInTheLog) {
  VerifyScene it;
  it.server->last_entry = it.scene.log().EntryBytes(LeafIndex(0));
  EXPECT_EQ(Said(it, UnknownCode()), (Words{"3", "ANSWER_DOES_NOT_VERIFY"}));
}

TEST(Verify, UnknownNeedsMoreThanWasSeenBefore) {
  VerifyScene it;
  const MemoryRegistry before = it.scene.log();
  it.Withdraw();
  EXPECT_EQ(Said(it), (Words{"15", "OFFER_WITHDRAWN"}));
  MemoryRegistry old = before;
  it.server->log = &old;
  EXPECT_EQ(Said(it, UnknownCode()), (Words{"3", "ONLY_OLD_NEWS"}));
}

TEST(Verify, NamesOneRegistryWithTrust) {
  TwoRegistries it;
  it.client.context().global.trust = "other.example";
  EXPECT_EQ(Said(it), (Words{"13", "UNKNOWN_HERE"}));
  EXPECT_EQ(it.server->calls, 0);
}

TEST(Verify, ABadServerAddressOrATrustFileWithoutOne) {
  VerifyScene it;
  TrustFields fields = TrustFieldsOf(it.scene.log());
  fields.servers.clear();
  fields.serial = 2;
  it.client.Believe(TrustFile::Make(fields).value());
  EXPECT_EQ(Said(it), (Words{"3", "NO_NETWORK"}));
  it.client.context().global.server = kFakeAddress;
  EXPECT_EQ(Said(it), Words{"0"});
}

// --- Answers that lie.

TEST(Verify, AnAnswerAboutAnotherOfferDoesNotVerify) {
  VerifyScene it;
  const Hash other = it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  it.server->proof = UnframeFile(FileKind::kProof, ProofOf(it.scene.log(), other)).value();
  EXPECT_EQ(Said(it), (Words{"3", "ANSWER_DOES_NOT_VERIFY"}));
}

TEST(Verify, ADamagedAnswerSaysNothingOfFiles) {
  VerifyScene it;
  it.server->proof = "no proof";
  EXPECT_EQ(Said(it), (Words{"3", "ANSWER_DOES_NOT_VERIFY"}));
}

TEST(Verify, AnAnswerThatWouldBe14IsExit3) {
  VerifyScene it;
  v1::OfferProof proof = OpenProof(ProofOf(it.scene.log(), it.offer));
  (*proof.mutable_log_hashes(0))[0] ^= 1;
  it.server->proof = EncodeMessage(proof);
  const Words outcome = Said(it);
  EXPECT_EQ(outcome[0], "3");
  EXPECT_EQ(outcome[1], "ANSWER_DOES_NOT_VERIFY");
}

TEST(Verify, AnAnswerOfAnotherLogIsExit3) {
  VerifyScene it;
  TwoRegistries two;
  it.server->checkpoint = two.other_log.checkpoint();
  EXPECT_EQ(Said(it), (Words{"3", "ANSWER_DOES_NOT_VERIFY"}));
}

TEST(Verify, AnAnswerMustContinueWhatWasSeen) {
  VerifyScene it;
  ASSERT_EQ(Said(it), Words{"0"});
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  it.server->history = std::vector<Hash>{Sha256("no proof of history")};
  EXPECT_EQ(Said(it), (Words{"3", "ANSWER_DOES_NOT_VERIFY"}));
  it.server->history.reset();
  EXPECT_EQ(Said(it), Words{"0"});
}

TEST(Verify, ASmallerAnswerIsNeverGenuine) {
  VerifyScene it;
  MemoryRegistry before = it.scene.log();
  it.scene.Publish(it.scene.world().Offer(LegalOffer::kTitp));
  ASSERT_EQ(Said(it), Words{"0"});
  it.server->log = &before;
  EXPECT_EQ(Said(it), (Words{"3", "ONLY_OLD_NEWS"}));
}

TEST(Verify, UnpublishedBadNewsIsBelieved) {
  VerifyScene it;
  v1::Statement change =
      it.scene.world().ChangeOf(it.offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  it.server->news = {SignStatement(change, {LegalWorld::KeyName(kSatsuki, 1)})};
  EXPECT_EQ(Said(it), (Words{"15", "OFFER_WITHDRAWN"}));
}

TEST(Verify, NewsThatCannotBeJudgedIsNeverGenuine) {
  VerifyScene it;
  v1::Statement change =
      it.scene.world().ChangeOf(it.offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  it.server->news = {SignStatement(change, {"nobody knows this key"})};
  EXPECT_EQ(Said(it), (Words{"3", "NEWS_NOT_JUDGED"}));
}

// --- A registry that contradicts itself beside one that proves the offer.

// The other registry's log as it was seen, and another of the same size.
struct OneContradicts : TwoRegistries {
  OneContradicts() : forged(other_log) {
    other_log.Seal();
    EXPECT_EQ(Said(*this), Words{"0"});  // remembers both
    forged.set_now_ms(forged.now_ms() + 1000);
    forged.Seal();
    EXPECT_NE(forged.checkpoint(), other_log.checkpoint());
    other->log = &forged;
  }

  MemoryRegistry forged;
};

TEST(Verify, ARegistryThatContradictsItselfSilencesNoOtherAndItsEvidenceIsKept) {
  OneContradicts it;
  EXPECT_EQ(Said(it), Words{"0"});
  const auto verify = it.client.Json().at("verify");
  ASSERT_EQ(verify.at("registries").size(), 1U);
  EXPECT_EQ(verify.at("registries")[0].at("origin"), it.scene.log().origin());
  EXPECT_EQ(Said(it, Of(verify.at("evidence_file"))), (Words{"20", "TWO_ROOTS"}));
}

TEST(Verify, ARegistryThatContradictedItselfIsNotBelievedAgain) {
  OneContradicts it;
  EXPECT_EQ(Said(it), Words{"0"});  // keeps the evidence
  it.other->log = &it.other_log;    // what was shown first
  it.client.context().global.trust = "other.example";
  EXPECT_EQ(Said(it), (Words{"20", "TWO_ROOTS", "UNKNOWN_HERE"}));
  EXPECT_TRUE(it.client.Json().at("verify").contains("evidence_file"));
  it.client.context().global.trust = it.scene.log().origin();
  EXPECT_EQ(Said(it), Words{"0"});
}

TEST(Verify, EvidenceAgainstOneRegistryIsNotLostWhereAnotherDoesNotAnswer) {
  OneContradicts it;
  it.server->unreachable = true;
  EXPECT_EQ(Said(it), (Words{"20", "TWO_ROOTS"}));
  EXPECT_TRUE(it.client.Json().at("verify").contains("evidence_file"));
}

TEST(ChooseAnswer, KeepsTheEvidenceOfAll) {
  std::vector<CheckedOffer> answers(3);
  VerifyRequest request;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    answers[i].judgment = JudgmentOf(
        {CauseOf(i == 0 ? VerdictCause::kNoNetwork : VerdictCause::kTwoRoots, Verbatim(""))},
        request);
    if (i > 0) answers[i].judgment.evidence = "evidence " + std::to_string(i);
    answers[i].registries = {TrustOf(VerifyScene().scene.log())};
  }
  const CheckedOffer chosen = ChooseAnswer(answers, request);
  EXPECT_EQ(chosen.judgment.code, VerdictCode::kLogMisbehaved);
  EXPECT_EQ(chosen.evidence, (std::vector<std::string>{"evidence 1", "evidence 2"}));
  EXPECT_EQ(chosen.registries.size(), 2U);
}

// --- Two answers.

TEST(ChooseAnswer, TwoProvenAnswersAreBothShownAndNoneBelieved) {
  VerifyScene first;
  VerifyScene second(LegalOffer::kTitp);
  VerifyRequest request;
  request.now_s = first.scene.log().last_ms() / 1000 + 60;
  std::vector<CheckedOffer> answers;
  for (VerifyScene* scene : {&first, &second}) {
    CheckedOffer answer;
    answer.judgment = VerifyNow(scene->scene.log(), ProofOf(scene->scene.log(), scene->offer));
    ASSERT_TRUE(answer.judgment.offer.has_value());
    answer.registries = {TrustOf(scene->scene.log())};
    answers.push_back(answer);
  }
  const CheckedOffer chosen = ChooseAnswer(answers, request);
  EXPECT_EQ(chosen.judgment.code, VerdictCode::kCouldNotCheck);
  EXPECT_EQ(chosen.judgment.causes.front().cause, VerdictCause::kTwoAnswers);
  EXPECT_EQ(chosen.answers.size(), 2U);
  answers[1] = answers[0];
  EXPECT_EQ(ChooseAnswer(answers, request).judgment.code, VerdictCode::kGenuine);
}

}  // namespace
}  // namespace warifu

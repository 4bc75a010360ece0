// `warifu verify`: which answer speaks, what is asked, what is remembered, exit codes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>

#include "client/exit.h"
#include "client/memory.h"
#include "client/verify/checked_offer.h"
#include "client/verify/judgments.h"
#include "core/crypto/sha256.h"
#include "core/proof/evidence.h"
#include "core/statement/file.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

constexpr std::uint64_t kDayS = 24 * 3600;
constexpr std::uint64_t kHourS = 3600;

std::vector<std::string> CausesOf(TestClient& client) {
  std::vector<std::string> names;
  const nlohmann::json answer = client.Json();
  for (const auto& cause : answer.at("verify").at("causes")) names.push_back(cause.at("name"));
  return names;
}

// The causes of a run with --json, and its exit code as its first.
std::vector<std::string> Said(VerifyScene& it, VerifyArgs args = {}) {
  it.client.context().global.json = true;
  const int exit_code = it.Verify(std::move(args));
  std::vector<std::string> result = CausesOf(it.client);
  result.insert(result.begin(), std::to_string(exit_code));
  return result;
}

using Words = std::vector<std::string>;

VerifyArgs Of(const std::string& what) {
  VerifyArgs args;
  args.what = what;
  return args;
}

// A file, without asking anybody.
VerifyArgs Alone(const std::string& what) {
  VerifyArgs args = Of(what);
  args.offline = true;
  return args;
}

VerifyArgs Explained() {
  VerifyArgs args;
  args.explain = true;
  return args;
}

// --- What is asked for.

TEST(Verify, AMistypedCodeIsExit2) {
  VerifyScene it;
  std::string code = it.code();
  code.back() = code.back() == 'A' ? 'B' : 'A';
  EXPECT_EQ(it.Verify(Of(code)), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("this code has a typing mistake"));
  EXPECT_EQ(it.server->calls, 0) << "nothing is asked about a mistyped code";
}

TEST(Verify, CodesAreReadAsPeopleTypeThem) {
  VerifyScene it;
  std::string code = it.code();
  std::transform(code.begin(), code.end(), code.begin(), ::tolower);
  EXPECT_EQ(it.Verify(Of(code)), 0);
}

TEST(Verify, WhatIsNeitherFileNorCodeIsExit2) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Of("no-such.warifu")), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("'no-such.warifu' is no file here, and no code either"));
}

TEST(Verify, ACodeCannotBeCheckedOffline) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Alone(it.code())), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("--offline checks a saved file"));
}

TEST(Verify, AnotherKindOfFileIsRefusedByName) {
  VerifyScene it;
  const std::string path = it.client.File("r.trust", TrustOf(it.scene.log()).text());
  EXPECT_EQ(it.Verify(Of(path)), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("not an offer proof"));
}

TEST(Verify, StandardInputIsAFile) {
  VerifyScene it;
  it.client.SetInput(ProofOf(it.scene.log(), it.offer));
  EXPECT_EQ(it.Verify(Alone("-")), 0) << it.client.err();
}

struct BadOption {
  const char* name;
  std::string VerifyArgs::*option;
  std::string value;
  const char* sentence;
};

class BadOptions : public ::testing::TestWithParam<BadOption> {};

TEST_P(BadOptions, AreExit2AndNamed) {
  VerifyScene it;
  VerifyArgs args;
  args.*GetParam().option = GetParam().value;
  EXPECT_EQ(it.Verify(args), kExitUsage);
  EXPECT_THAT(it.client.err(), AllOf(StartsWith("error: --"), HasSubstr(GetParam().sentence)));
  EXPECT_THAT(it.client.out(), IsEmpty());
  EXPECT_EQ(it.server->calls, 0);
}

INSTANTIATE_TEST_SUITE_P(
    All, BadOptions,
    ::testing::Values(BadOption{"NoCurrency", &VerifyArgs::told_total, "140000000",
                                "--told-total: "},
                      BadOption{"TwoReadings", &VerifyArgs::told_total, "1.234 USD", "1234"},
                      BadOption{"NegativePay", &VerifyArgs::told_pay, "-5 USD", "--told-pay: "},
                      BadOption{"NoPaper", &VerifyArgs::paper, "no-such.pdf", "--paper: "},
                      BadOption{"NoPlace", &VerifyArgs::place, "no-such.place", "--place: "},
                      BadOption{"NoStatement", &VerifyArgs::with, "no-such.statement", "--with: "},
                      BadOption{"NoOffset", &VerifyArgs::at, "2026-11-20T14:05:00", "--at: "},
                      BadOption{"LongAccount", &VerifyArgs::account, std::string(101, '1'),
                                "--account: an account number has at most 100"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(Verify, APlaceFileOfAnotherKindIsRefused) {
  VerifyScene it;
  VerifyArgs args;
  args.place = it.SaveProof();
  EXPECT_EQ(it.Verify(args), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("--place"));
}

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
  EXPECT_THAT(it.client.out(), HasSubstr("Newer news could not be had"));
  it.server->unreachable = false;
  it.server->proof = "no proof";
  EXPECT_EQ(it.Verify(Of(path)), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("Newer news could not be had"));
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

// --- What else was asked.

TEST(Verify, AStatementInHandIsBelieved) {
  VerifyScene it;
  v1::Statement change =
      it.scene.world().ChangeOf(it.offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  const std::string bytes = SignStatement(change, {LegalWorld::KeyName(kSatsuki, 1)});
  VerifyArgs args;
  args.with = it.client.File("x.statement", FrameFile(FileKind::kStatement, bytes));
  EXPECT_EQ(Said(it, args), (Words{"15", "OFFER_WITHDRAWN"}));
}

TEST(Verify, AStatementOfAStrangerIsNotBelievedAndSaidSo) {
  VerifyScene it;
  v1::Statement change =
      it.scene.world().ChangeOf(it.offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  const std::string bytes = SignStatement(change, {"nobody knows this key"});
  VerifyArgs args;
  args.with = it.client.File("x.statement", FrameFile(FileKind::kStatement, bytes));
  EXPECT_EQ(it.Verify(args), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("It is not believed."));
}

TEST(Verify, SavesTheProofThatWasJudged) {
  VerifyScene it;
  VerifyArgs args;
  args.save = it.client.Path("saved.warifu");
  ASSERT_EQ(it.Verify(args), 0);
  EXPECT_EQ(it.Verify(Alone(args.save)), 0);
  // Again over the same file.
  ASSERT_EQ(it.Verify(args), 0);
  EXPECT_THAT(it.client.err(), IsEmpty());
}

TEST(Verify, SavesOverNothingElse) {
  VerifyScene it;
  VerifyArgs args;
  args.save = it.client.File("mine.txt", "my own");
  EXPECT_EQ(it.Verify(args), 0);
  EXPECT_THAT(it.client.err(), HasSubstr("mine.txt"));
  EXPECT_EQ(TestClient::Read(args.save), "my own");
}

TEST(Verify, SavesNothingThatDoesNotVerify) {
  VerifyScene it;
  it.server->unreachable = true;
  VerifyArgs args;
  args.save = it.client.Path("saved.warifu");
  EXPECT_EQ(it.Verify(args), 3);
  EXPECT_THAT(it.client.err(), HasSubstr("nothing was saved"));
  EXPECT_FALSE(std::filesystem::exists(args.save));
}

TEST(Verify, ThePaperThatWasSignedIsRecognized) {
  VerifyScene it;
  VerifyArgs args;
  args.paper = it.client.File("form.pdf", "conditions form of ESD");
  EXPECT_EQ(it.Verify(args), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("This paper is the one that was signed"));
}

TEST(Verify, ToldNoMoreThanTheOfferIsGenuine) {
  VerifyScene it;
  VerifyArgs args;
  args.told_total = "61,923,000 VND";
  args.told_pay = "100,000 JPY";
  EXPECT_EQ(it.Verify(args), 0) << it.client.out();
}

TEST(Verify, ExplainListsChecksAndWhatIsLeftToReplay) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(Explained()), 0);
  EXPECT_THAT(it.client.out(),
              AllOf(HasSubstr("How this was judged:"), HasSubstr("passed: signatures and keys"),
                    HasSubstr("CONDITIONS_FORM (ja), 182044 bytes, SHA-256 "),
                    HasSubstr("Left to whoever replays the whole log")));
}

TEST(Verify, ExplainNamesTheCauses) {
  VerifyScene it;
  it.Withdraw();
  EXPECT_EQ(it.Verify(Explained()), 15);
  EXPECT_THAT(it.client.out(), HasSubstr("OFFER_WITHDRAWN (exit code 15)"));
}

// --- Languages.

TEST(Verify, TwoLanguagesStandOneAfterTheOther) {
  VerifyScene it;
  it.client.context().languages = {"vi", "en"};
  EXPECT_EQ(it.Verify(), 0);
  const std::string out = it.client.out();
  EXPECT_THAT(out, StartsWith("ĐƠN HÀNG NÀY LÀ THẬT\n(GENUINE)\n"));
  EXPECT_LT(out.find("Không ai khác được đòi tiền bạn."),
            out.find("Nobody else may ask you for money."));
}

TEST(Verify, EnglishAloneHasNoSecondHeadline) {
  VerifyScene it;
  EXPECT_EQ(it.Verify(), 0);
  EXPECT_THAT(it.client.out(), AllOf(StartsWith("GENUINE\nOffer "), Not(HasSubstr("(GENUINE)"))));
}

}  // namespace
}  // namespace warifu

// Signed Changes handed in beside a proof.
#include "core/proof/news.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const KeyNames kCompany = {"VNTEST:SATSUKI 1"};
const KeyNames kLastParty = {"VNTEST:CHIM-SAU 1"};

class News : public ::testing::Test {
 protected:
  News() { offer_ = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd)); }

  OfferJudgment With(const std::vector<std::string>& statements, bool from_answer = false) {
    VerifyOptions options = OptionsOf(scene_.log());
    options.now_s = std::max(options.now_s, scene_.world().now_s());
    for (const std::string& statement : statements) {
      options.news.push_back({statement, from_answer});
    }
    return VerifyOfferFile(ProofOf(scene_.log(), offer_, first_place_), TrustOf(scene_.log()),
                           options);
  }
  OfferJudgment With(const v1::Statement& change, const KeyNames& keys, bool from_answer = false) {
    return With({SignStatement(change, keys)}, from_answer);
  }
  void ExpectBelieved(const OfferJudgment& judgment, std::string_view cause) {
    EXPECT_EQ(judgment.code, VerdictCode::kNoLongerValid) << Describe(judgment);
    EXPECT_THAT(CauseNames(judgment), Contains(cause));
    EXPECT_EQ(judgment.news.back().outcome, NewsOutcome::kBelieved);
    EXPECT_TRUE(judgment.news.back().change.has_value());
  }
  // Passed over when a person handed it in, unsure when a server sent it.
  void ExpectNotBelieved(const std::string& statement, NewsOutcome outcome) {
    const OfferJudgment by_person = With({statement}, false);
    EXPECT_EQ(by_person.code, VerdictCode::kGenuine) << Describe(by_person);
    EXPECT_EQ(by_person.news.at(0).outcome, outcome)
        << DescribeFindings(by_person.news.at(0).findings);
    const OfferJudgment by_server = With({statement}, true);
    EXPECT_EQ(by_server.code, VerdictCode::kCouldNotCheck);
    EXPECT_THAT(CauseNames(by_server), ElementsAre("NEWS_NOT_JUDGED"));
  }

  Scene scene_;
  Hash offer_;
  std::uint32_t first_place_ = 0;
};

// --- Believed.

TEST_F(News, OfAWithdrawal) {
  const v1::Statement change = scene_.Change(offer_, v1::STATE_WITHDRAWN);
  for (const bool from_answer : {false, true}) {
    const OfferJudgment judgment = With(change, kCompany, from_answer);
    ExpectBelieved(judgment, "OFFER_WITHDRAWN");
    ASSERT_TRUE(judgment.offer.has_value());
    EXPECT_EQ(judgment.offer->standing().state, State::kWithdrawn);
    ASSERT_TRUE(judgment.offer->last_change().has_value());
    EXPECT_NE(judgment.offer->last_change()->change, nullptr);
    EXPECT_FALSE(judgment.offer->last_change()->superseding.has_value());
  }
}

TEST_F(News, OfAWithdrawalByTheLastPartyOrAnAuthority) {
  ExpectBelieved(With(scene_.Change(offer_, v1::STATE_WITHDRAWN), kLastParty), "OFFER_WITHDRAWN");
  ExpectBelieved(With(scene_.Decided(offer_, v1::STATE_WITHDRAWN), TheAuthority()),
                 "OFFER_WITHDRAWN");
}

TEST_F(News, OfASuspensionOrRevocation) {
  ExpectBelieved(With(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority()),
                 "PARTY_SUSPENDED");
  ExpectBelieved(With(scene_.DecidedOf(kFuji, v1::STATE_REVOKED), TheAuthority()), "PARTY_REVOKED");
}

TEST_F(News, OfAnAppointmentWithdrawn) {
  const Hash appointment = scene_.world().AppointmentName(kFuji, kChimSau);
  ExpectBelieved(With(scene_.Change(appointment, v1::STATE_WITHDRAWN), {"VNTEST:FUJI 1"}),
                 "APPOINTMENT_WITHDRAWN");
}

TEST_F(News, OfAStolenKeyMakesWhatItSignedFall) {
  const Hash binding = scene_.BindingOf("VNTEST:SATSUKI 1");
  const v1::Statement since_birth =
      scene_.Decided(binding, v1::STATE_REVOKED, scene_.AdmittedAt(binding));
  ExpectBelieved(With(since_birth, TheAuthority()), "KEY_COMPROMISED");
  // A key that is only revoked signed while it was in force.
  EXPECT_EQ(With(scene_.Decided(binding, v1::STATE_REVOKED), TheAuthority()).code,
            VerdictCode::kGenuine);
}

TEST_F(News, OfASuspendedPayeeMarksItsLine) {
  const OfferJudgment judgment =
      With(scene_.DecidedOf(kClinic, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine);
  bool marked = false;
  for (const FeeLineView& line : judgment.offer->fee_lines()) {
    const bool is_clinic = line.payee.id == kClinic;
    EXPECT_EQ(line.warning != PayeeWarning::kNone, is_clinic) << line.payee.id;
    marked = marked || is_clinic;
  }
  EXPECT_TRUE(marked);
}

TEST_F(News, OfSeveralThingsInOrder) {
  const std::string suspended =
      SignStatement(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  const std::string revoked =
      SignStatement(scene_.DecidedOf(kFuji, v1::STATE_REVOKED), TheAuthority());
  ExpectBelieved(With({suspended, revoked}), "PARTY_REVOKED");
}

TEST_F(News, OfAWithdrawalIssuedBeforeAPlaceWasGiven) {
  const v1::Statement change = scene_.Change(offer_, v1::STATE_WITHDRAWN);
  for (std::uint32_t place = 1; place <= 3; ++place) {
    scene_.Publish(scene_.world().Allocation(offer_, place), kLastParty);
  }
  ASSERT_EQ(scene_.StateOf(offer_), State::kFull);
  ExpectBelieved(With(change, kCompany), "OFFER_WITHDRAWN");
}

TEST_F(News, OfAWithdrawalIssuedBeforeAPlaceWasTakenBack) {
  const v1::Statement change = scene_.Change(offer_, v1::STATE_WITHDRAWN);
  Hash last;
  for (std::uint32_t place = 1; place <= 3; ++place) {
    last = scene_.Publish(scene_.world().Allocation(offer_, place), kLastParty);
  }
  scene_.Publish(scene_.Change(last, v1::STATE_WITHDRAWN), kLastParty);
  ASSERT_EQ(scene_.StateOf(offer_), State::kInForce);
  ExpectBelieved(With(change, kCompany), "OFFER_WITHDRAWN");
}

// --- No bad news about this offer.

TEST_F(News, OfSomethingGoodIsPassedOver) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  const OfferJudgment judgment =
      With(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority(), true);
  EXPECT_EQ(judgment.news.at(0).outcome, NewsOutcome::kNoBadNews);
  EXPECT_THAT(CauseNames(judgment), ElementsAre("PARTY_SUSPENDED"));
}

TEST_F(News, OfAnotherOfferIsPassedOver) {
  Scene other = scene_;
  const Hash another = other.Publish(other.world().Offer(LegalOffer::kEsd));
  const OfferJudgment judgment = With(other.Change(another, v1::STATE_WITHDRAWN), kCompany);
  EXPECT_EQ(judgment.news.at(0).outcome, NewsOutcome::kNoBadNews);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine);
}

// A server sends what touched this offer: an appointment that took the place of the one in the
// proof, and is withdrawn, before either was published.
TEST_F(News, OfAnUnpublishedSuccessorMakesAnAnswerUnsure) {
  Scene later = scene_;
  const v1::Statement before = later.world().FirstAppointment(kSatsuki, kFuji);
  const Hash successor = later.Publish(later.world().Next(before));
  const v1::Statement change = later.Change(successor, v1::STATE_WITHDRAWN);
  later.Publish(change, kCompany);
  const OfferJudgment by_server = With(change, kCompany, true);
  EXPECT_EQ(by_server.news.at(0).outcome, NewsOutcome::kCannotJudge);
  EXPECT_EQ(by_server.code, VerdictCode::kCouldNotCheck) << Describe(by_server);
  EXPECT_THAT(CauseNames(by_server), ElementsAre("NEWS_NOT_JUDGED"));
}

// --- Not believed.

TEST_F(News, OfOneWhoMayNotSaySo) {
  ExpectNotBelieved(SignStatement(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:FUJI 1"}),
                    NewsOutcome::kNotEntitled);
  ExpectNotBelieved(SignStatement(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), kCompany),
                    NewsOutcome::kNotEntitled);
}

TEST_F(News, OfAChangeThatTheTableLacks) {
  ExpectNotBelieved(SignStatement(scene_.Decided(offer_, v1::STATE_REVOKED), TheAuthority()),
                    NewsOutcome::kNotEntitled);
  ExpectNotBelieved(SignStatement(scene_.Decided(offer_, v1::STATE_SUSPENDED), TheAuthority()),
                    NewsOutcome::kNotEntitled);
}

TEST_F(News, OfASignerWhoseBindingIsNotInTheProof) {
  scene_.Publish(scene_.world().Key(kSatsuki, 2));
  ExpectNotBelieved(SignStatement(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 2"}),
                    NewsOutcome::kCannotJudge);
  ExpectNotBelieved(SignStatement(scene_.Change(offer_, v1::STATE_WITHDRAWN), {"stranger"}),
                    NewsOutcome::kCannotJudge);
}

TEST_F(News, OfARevokedKey) {
  scene_.Publish(scene_.Change(scene_.BindingOf("VNTEST:SATSUKI 1"), v1::STATE_REVOKED), kCompany);
  ExpectNotBelieved(SignStatement(scene_.Change(offer_, v1::STATE_WITHDRAWN), kCompany),
                    NewsOutcome::kNotEntitled);
}

TEST_F(News, OfOldTimes) {
  const std::uint64_t offer_s = scene_.Find(offer_).statement().issued_at();
  v1::Statement change = scene_.Change(offer_, v1::STATE_WITHDRAWN);
  for (const std::uint64_t issued_s : {offer_s, offer_s - 1, offer_s - 200 * 86400}) {
    change.set_issued_at(issued_s);
    ExpectNotBelieved(SignStatement(change, kCompany), NewsOutcome::kOldNews);
  }
  change.set_issued_at(offer_s + 1);
  ExpectBelieved(With(change, kCompany), "OFFER_WITHDRAWN");
}

// A suspension that was lifted since is not handed in again.
TEST_F(News, OfASuspensionThatWasLiftedSince) {
  const v1::Statement suspended = scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED);
  scene_.Publish(suspended);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE));
  ExpectNotBelieved(SignStatement(suspended, TheAuthority()), NewsOutcome::kOldNews);
}

TEST_F(News, OfAFalseSignature) {
  std::string change = SignStatement(scene_.Change(offer_, v1::STATE_WITHDRAWN), kCompany);
  change.back() = static_cast<char>(change.back() ^ 1);
  ExpectNotBelieved(change, NewsOutcome::kMalformed);
}

TEST_F(News, OfAnotherRegistry) {
  v1::Statement change = scene_.Change(offer_, v1::STATE_WITHDRAWN);
  change.set_registry(std::string(32, 'x'));
  ExpectNotBelieved(SignStatement(change, kCompany), NewsOutcome::kMalformed);
}

TEST_F(News, OfGarbageOrAnotherKind) {
  ExpectNotBelieved("garbage", NewsOutcome::kMalformed);
  ExpectNotBelieved("", NewsOutcome::kMalformed);
  ExpectNotBelieved(scene_.world().Sign(scene_.world().Record(kFuji)), NewsOutcome::kMalformed);
}

TEST_F(News, OfABindingIsNoNews) {
  const OfferJudgment judgment = With({scene_.world().Sign(scene_.world().Key(kSatsuki, 2))}, true);
  EXPECT_EQ(judgment.news.at(0).outcome, NewsOutcome::kBinding);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine);
}

TEST_F(News, OfMoreThanTheBound) {
  const std::vector<std::string> many(65, "garbage");
  EXPECT_THAT(CauseNames(With(many)), ElementsAre("NEWS_NOT_JUDGED"));
}

// Bad news is believed of an old file too.
TEST_F(News, NeedsNoFreshness) {
  const std::string change = SignStatement(scene_.Change(offer_, v1::STATE_WITHDRAWN), kCompany);
  VerifyOptions options = OptionsOf(scene_.log());
  options.now_s += 10 * 86400;
  options.news.push_back({change, false});
  const OfferJudgment judgment =
      VerifyOfferFile(ProofOf(scene_.log(), offer_), TrustOf(scene_.log()), options);
  EXPECT_EQ(judgment.code, VerdictCode::kNoLongerValid);
}

}  // namespace
}  // namespace warifu

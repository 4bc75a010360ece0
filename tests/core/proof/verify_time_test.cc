// Clock, seal and dates: what freshness decides.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint64_t kDayS = 86400;

class VerifyTime : public ::testing::Test {
 protected:
  VerifyTime() { offer_ = scene_.Publish(scene_.world().Offer(LegalOffer::kEsd)); }

  std::uint64_t SealS() const { return LogOf().last_ms() / 1000; }
  const MemoryRegistry& LogOf() const { return scene_.legal().log(); }
  VerifyOptions Now(std::uint64_t now_s) const {
    VerifyOptions options;
    options.now_s = now_s;
    return options;
  }
  OfferJudgment Verify(const VerifyOptions& options) {
    return VerifyOfferFile(ProofOf(scene_.log(), offer_), TrustOf(scene_.log()), options);
  }
  std::vector<std::string_view> CausesAt(std::uint64_t now_s) {
    return CauseNames(Verify(Now(now_s)));
  }

  Scene scene_;
  Hash offer_;
};

// --- The seal.

TEST_F(VerifyTime, AFileMayBeADayOld) {
  EXPECT_THAT(CausesAt(SealS() + kDayS), IsEmpty());
  EXPECT_THAT(CausesAt(SealS() + kDayS + 1), ElementsAre("SEAL_TOO_OLD"));
}

TEST_F(VerifyTime, AnAnswerMayBeTwoHoursOld) {
  VerifyOptions options = Now(SealS() + 7200);
  options.source = ProofSource::kAnswer;
  EXPECT_THAT(CauseNames(Verify(options)), IsEmpty());
  options.now_s += 1;
  EXPECT_THAT(CauseNames(Verify(options)), ElementsAre("SEAL_TOO_OLD"));
}

TEST_F(VerifyTime, TheTrustFileSaysHowOld) {
  TrustFields fields = TrustFieldsOf(scene_.log());
  fields.file_age_s = 100;
  const TrustFile trust = TrustFile::Make(fields).value();
  const std::string proof = ProofOf(scene_.log(), offer_);
  EXPECT_EQ(VerifyOfferFile(proof, trust, Now(SealS() + 100)).code, VerdictCode::kGenuine);
  EXPECT_EQ(VerifyOfferFile(proof, trust, Now(SealS() + 101)).code, VerdictCode::kCouldNotCheck);
}

TEST_F(VerifyTime, TheSealMayBeTenMinutesAhead) {
  EXPECT_THAT(CausesAt(SealS() - 600), IsEmpty());
  EXPECT_THAT(CausesAt(SealS() - 601), ElementsAre("CLOCK_BEHIND_SEAL"));
  EXPECT_THAT(CausesAt(0), Contains("CLOCK_BEHIND_SEAL"));
}

TEST_F(VerifyTime, AnOldProofStillSaysWhatItProves) {
  const OfferJudgment judgment = Verify(Now(SealS() + 3 * kDayS));
  EXPECT_EQ(judgment.code, VerdictCode::kCouldNotCheck);
  ASSERT_TRUE(judgment.offer.has_value());
  EXPECT_EQ(judgment.offer->seal().time_ms / 1000, SealS());
}

// --- The offer's dates.

TEST_F(VerifyTime, TheOfferHasItsOwnDates) {
  const v1::Offer body = OfferBody(LegalOffer::kEsd);
  scene_.Wait(body.valid_until() - 1 - scene_.world().now_s());
  scene_.log().Seal();
  const std::uint64_t until = body.valid_until();
  EXPECT_THAT(CausesAt(until - 1), ::testing::Not(Contains("EXPIRED")));
  EXPECT_THAT(CausesAt(until), Contains("EXPIRED"));
}

TEST_F(VerifyTime, AnOfferMayNotHaveBegun) {
  v1::Statement draft = scene_.world().Offer(LegalOffer::kEsd);
  draft.mutable_offer()->set_valid_from(scene_.world().now_s() + 5000);
  offer_ = scene_.Publish(draft);
  const std::uint64_t from = draft.offer().valid_from();
  EXPECT_THAT(CausesAt(from - 1), ElementsAre("NOT_YET_VALID"));
  EXPECT_THAT(CausesAt(from), IsEmpty());
  EXPECT_EQ(Verify(Now(from - 1)).code, VerdictCode::kOutsideDates);
}

// --- Another time than now.

TEST_F(VerifyTime, MayBeJudgedAsOfAnotherTime) {
  VerifyOptions options = Now(SealS() + 30 * kDayS);
  options.at_s = SealS() + 60;
  const OfferJudgment judgment = Verify(options);
  EXPECT_EQ(judgment.code, VerdictCode::kGenuine);
  EXPECT_TRUE(judgment.judged_at_other_time);
  EXPECT_EQ(judgment.judged_at_s, SealS() + 60);
  options.at_s = SealS() + kDayS + 1;
  EXPECT_THAT(CauseNames(Verify(options)), ElementsAre("SEAL_TOO_OLD"));
  options.at_s = SealS() - 601;
  EXPECT_THAT(CauseNames(Verify(options)), ElementsAre("CLOCK_BEHIND_SEAL"));
}

// --- What needs freshness.

TEST_F(VerifyTime, BadNewsThatMayTurnGoodNeedsFreshness) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED));
  EXPECT_THAT(CausesAt(SealS() + 60), ElementsAre("PARTY_SUSPENDED"));
  EXPECT_THAT(CausesAt(SealS() + kDayS + 1), ElementsAre("SEAL_TOO_OLD"));
  EXPECT_THAT(CausesAt(SealS() - 601), ElementsAre("CLOCK_BEHIND_SEAL"));
}

TEST_F(VerifyTime, BadNewsForGoodNeedsNone) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_REVOKED));
  EXPECT_THAT(CausesAt(SealS() + kDayS + 1), ElementsAre("PARTY_REVOKED", "SEAL_TOO_OLD"));
  EXPECT_THAT(CausesAt(SealS() - 601), ElementsAre("PARTY_REVOKED", "CLOCK_BEHIND_SEAL"));
}

// --- Dates of parties and appointments, as of now.

TEST_F(VerifyTime, ARecordMustHoldNow) {
  v1::Statement record = scene_.world().Record(kFuji);
  record.mutable_organization()->mutable_validity()->set_until("2026-11-20");
  scene_.Publish(record);
  EXPECT_THAT(CausesAt(kLegalStartS + kDayS - 1), IsEmpty());
  EXPECT_THAT(CausesAt(kLegalStartS + kDayS), ElementsAre("PARTY_DATES_PAST"));
}

TEST_F(VerifyTime, ALicenseMustHoldNow) {
  v1::Statement record = scene_.world().Record(kFuji);
  record.mutable_organization()->mutable_license()->mutable_validity()->set_until("2026-11-20");
  scene_.Publish(record);
  EXPECT_THAT(CausesAt(kLegalStartS + kDayS - 1), IsEmpty());
  EXPECT_THAT(CausesAt(kLegalStartS + kDayS), ElementsAre("PARTY_LICENSE_PAST"));
}

TEST_F(VerifyTime, ARecordMayLoseTheRole) {
  v1::Statement record = scene_.world().Record(kFuji);
  record.mutable_organization()->clear_roles();
  record.mutable_organization()->add_roles(v1::ROLE_SUPPORT_ORGANIZATION);
  scene_.Publish(record);
  EXPECT_THAT(CausesAt(SealS() + 60), ElementsAre("PARTY_ROLE_LACKING"));
}

TEST_F(VerifyTime, AnAppointmentMustHoldNow) {
  v1::Statement next = scene_.world().Next(scene_.world().FirstAppointment(kFuji, kChimSau));
  next.mutable_appointment()->mutable_validity()->set_until("2026-11-20");
  scene_.Publish(next);
  EXPECT_THAT(CausesAt(kLegalStartS + kDayS - 1), IsEmpty());
  EXPECT_THAT(CausesAt(kLegalStartS + kDayS), ElementsAre("APPOINTMENT_DATES_PAST"));
}

TEST_F(VerifyTime, AnAppointmentMayLoseTheOccupation) {
  v1::Statement next = scene_.world().Next(scene_.world().FirstAppointment(kFuji, kChimSau));
  next.mutable_appointment()->clear_occupations();
  *next.mutable_appointment()->add_occupations() = TraineeOccupation();
  scene_.Publish(next);
  EXPECT_THAT(CausesAt(SealS() + 60), ElementsAre("APPOINTMENT_NOT_COVERING"));
}

TEST_F(VerifyTime, ARulesetAfterTheOfferDoesNotJudgeIt) {
  v1::Statement ruleset = scene_.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->add_licensed_roles(v1::ROLE_ACCEPTING_COMPANY);
  ruleset.mutable_ruleset()->clear_fee_codes();
  scene_.Publish(ruleset);
  EXPECT_THAT(CausesAt(SealS() + 60), IsEmpty());
}

// --- What the client remembers.

TEST_F(VerifyTime, AClockBehindWhatWasSeenIsNoClock) {
  VerifyOptions options = OptionsOf(scene_.log());
  options.remembered = Remembered{LogOf().checkpoint(), (options.now_s + 601) * 1000, {}};
  EXPECT_THAT(CauseNames(Verify(options)), ElementsAre("CLOCK_BEHIND_MEMORY"));
  options.remembered->seal_time_ms = (options.now_s + 600) * 1000;
  EXPECT_THAT(CauseNames(Verify(options)), IsEmpty());
  options.remembered->seal_time_ms = (options.now_s + 601) * 1000;
  options.at_s = options.now_s;
  EXPECT_THAT(CauseNames(Verify(options)), IsEmpty());
}

}  // namespace
}  // namespace warifu

// Stolen keys: what falls, what stands, what is undone, and what must be said anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/rules/counts.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Theft : public ::testing::Test {
 protected:
  Answer CountsNow(const Hash& name) { return Counts(scene_.state(), scene_.IndexOf(name)); }
  Answer InForceNow(const Hash& name) {
    return InForceAt(scene_.state(), scene_.IndexOf(name), scene_.state().next());
  }
  v1::Statement Offer() { return scene_.world().Offer(LegalOffer::kEsd); }
  LegalWorld& world() { return scene_.world(); }

  Scene scene_;
};

// --- A company's key.

class StolenCompanyKey : public Theft {
 protected:
  StolenCompanyKey() {
    before_ = scene_.Publish(Offer());
    early_ = PublishWithKey2();                          // by the company itself, before the theft
    since_ = scene_.BindKeyToBeStolen("VNTEST:HINOKI");  // another company's, untouched
    scene_.Wait(10);
    since_ = scene_.now_ms();
    scene_.Wait(10);
    forged_ = scene_.Publish(Offer(), keys_);
    scene_.Publish(scene_.Change(before_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 2"});
  }
  Hash PublishWithKey2() {
    scene_.Publish(world().Key(kSatsuki, 2));
    return scene_.Publish(Offer(), keys_);
  }
  void Revoke() { scene_.RevokeStolen(kSatsuki, since_); }

  const KeyNames keys_ = {"VNTEST:SATSUKI 2", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"};
  Hash before_;  // by key 1
  Hash early_;   // by key 2, before the theft
  Hash forged_;  // by key 2, after it
  std::uint64_t since_ = 0;
};

TEST_F(StolenCompanyKey, IsBelievedUntilItIsRevoked) {
  EXPECT_EQ(CountsNow(forged_), Answer::kYes);
  EXPECT_EQ(scene_.StateOf(before_), State::kWithdrawn);
}

TEST_F(StolenCompanyKey, TakesDownWhatItSignedSince) {
  Revoke();
  EXPECT_EQ(CountsNow(forged_), Answer::kNoByCompromise);
  EXPECT_EQ(InForceNow(forged_), Answer::kYes) << "its leaf stands";
  EXPECT_EQ(CountsInForce(scene_.state(), scene_.IndexOf(forged_)), Answer::kNoByCompromise);
  EXPECT_EQ(CountsNow(early_), Answer::kYes);
  EXPECT_EQ(CountsNow(before_), Answer::kYes);
}

TEST_F(StolenCompanyKey, LeavesWhatItForbadeForbiddenUntilUndone) {
  Revoke();
  EXPECT_EQ(InForceNow(before_), Answer::kNo);
  scene_.Publish(scene_.Decided(before_, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_EQ(InForceNow(before_), Answer::kYes);
  EXPECT_EQ(CountsInForce(scene_.state(), scene_.IndexOf(before_)), Answer::kYes);
}

TEST_F(StolenCompanyKey, CanBeWithdrawnFromByItsOwnerWhatItSigned) {
  Revoke();
  EXPECT_THAT(scene_.Try(scene_.Change(forged_, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"}),
              IsEmpty());
}

TEST_F(StolenCompanyKey, SinceIsIncluded) {
  const std::uint64_t admitted_at = scene_.AdmittedAt(forged_);
  scene_.RevokeStolen(kSatsuki, admitted_at + 1);
  EXPECT_EQ(CountsNow(forged_), Answer::kYes);
  scene_.Publish(
      scene_.Decided(scene_.BindingOf("VNTEST:SATSUKI 2"), v1::STATE_REVOKED, admitted_at),
      TheAuthority());
  EXPECT_EQ(CountsNow(forged_), Answer::kNoByCompromise);
}

TEST_F(StolenCompanyKey, RevokedWithoutATimeTakesNothingDown) {
  scene_.Publish(scene_.Change(scene_.BindingOf("VNTEST:SATSUKI 2"), v1::STATE_REVOKED),
                 {"VNTEST:SATSUKI 2"});
  EXPECT_EQ(CountsNow(forged_), Answer::kYes);
  EXPECT_THAT(scene_.Try(Offer(), keys_), ElementsAre(v1::FINDING_CODE_KEY_NOT_IN_FORCE));
}

TEST_F(StolenCompanyKey, IsNotRestoredByItself) {
  Revoke();
  const v1::Statement undo =
      scene_.Change(scene_.BindingOf("VNTEST:SATSUKI 2"), v1::STATE_IN_FORCE);
  EXPECT_THAT(scene_.Try(undo, {"VNTEST:SATSUKI 2"}),
              ElementsAre(v1::FINDING_CODE_KEY_NOT_IN_FORCE, v1::FINDING_CODE_SIGNER_NOT_ENTITLED,
                          v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS));
}

// A key that bound another falls with it.
TEST_F(Theft, OfAKeyThatBoundAnotherTakesThatDown) {
  const std::uint64_t since = scene_.BindKeyToBeStolen(kSatsuki);
  scene_.Publish(world().Key(kSatsuki, 3), {"VNTEST:SATSUKI 3", "VNTEST:SATSUKI 2"});
  const KeyNames keys = {"VNTEST:SATSUKI 3", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"};
  const Hash offer = scene_.Publish(Offer(), keys);
  scene_.RevokeStolen(kSatsuki, since);
  EXPECT_EQ(CountsNow(scene_.BindingOf("VNTEST:SATSUKI 3")), Answer::kNoByCompromise);
  EXPECT_EQ(CountsNow(offer), Answer::kNoByCompromise);
  EXPECT_THAT(scene_.Try(Offer(), keys), ElementsAre(v1::FINDING_CODE_KEY_NOT_COUNTING));
  // It is not bound again, not even by its own authority.
  EXPECT_THAT(scene_.Try(world().Key(kSatsuki, 3)), ElementsAre(v1::FINDING_CODE_KEY_BOUND_BEFORE));
}

// --- An authority's key.

class StolenAuthorityKey : public Theft {
 protected:
  StolenAuthorityKey() {
    since_ = scene_.BindKeyToBeStolen();
    offer_ = scene_.Publish(Offer());
  }
  void Revoke() { scene_.RevokeStolen(kAuthority, since_); }

  const KeyNames thief_ = {"VNTEST 2"};
  std::uint64_t since_ = 0;
  Hash offer_;
};

TEST_F(StolenAuthorityKey, TakesDownItsRecordsAndTheirKeys) {
  v1::Statement forged = world().Record(kFuji);
  forged.mutable_organization()->set_id("VNTEST:THIEF");
  forged.mutable_organization()->mutable_legal_number()->set_scheme("THIEVES");
  forged.mutable_organization()->add_similar_names_allowed(std::string(kFuji));
  const Hash record = scene_.Publish(forged, thief_);
  v1::Statement binding = world().Key(kFuji, 5);
  binding.mutable_key_binding()->set_organization("VNTEST:THIEF");
  const Hash key = scene_.Publish(binding, {"VNTEST:FUJI 5", "VNTEST 2"});
  EXPECT_EQ(CountsNow(record), Answer::kYes);
  Revoke();
  EXPECT_EQ(CountsNow(record), Answer::kNoByCompromise);
  EXPECT_EQ(CountsNow(key), Answer::kNoByCompromise);
  // Its legal number and its key stay taken.
  v1::Statement honest = world().Record(kFuji);
  honest.mutable_organization()->mutable_legal_number()->set_scheme("THIEVES");
  EXPECT_THAT(scene_.Try(honest), ElementsAre(v1::FINDING_CODE_LEGAL_NUMBER_TAKEN));
}

TEST_F(StolenAuthorityKey, DoesNotBringBackWhatItsRecordSuperseded) {
  const Hash old = scene_.RecordOf(kFuji);
  const Hash forged = scene_.Publish(world().Record(kFuji), thief_);
  Revoke();
  EXPECT_EQ(scene_.StateOf(old), State::kSuperseded);
  EXPECT_EQ(InForceNow(old), Answer::kNo);
  EXPECT_EQ(CountsNow(forged), Answer::kNoByCompromise);
  EXPECT_THAT(scene_.Try(Offer()), ElementsAre(v1::FINDING_CODE_ORGANIZATION_NOT_IN_FORCE));
  // The authority registers it anew, over the forged record.
  scene_.Publish(world().Record(kFuji));
  EXPECT_EQ(scene_.StateOf(forged), State::kSuperseded);
  EXPECT_THAT(scene_.Try(Offer()), IsEmpty());
}

TEST_F(StolenAuthorityKey, KeepsASuspensionUntilItIsUndone) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), thief_);
  Revoke();
  EXPECT_EQ(InForceNow(scene_.RecordOf(kFuji)), Answer::kNo);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_EQ(InForceNow(scene_.RecordOf(kFuji)), Answer::kYes);
}

TEST_F(StolenAuthorityKey, KeepsARevocationUntilItIsUndoneToInForceOrSuspended) {
  const Hash record = scene_.RecordOf(kFuji);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_REVOKED), thief_);
  EXPECT_THAT(scene_.Try(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority()),
              ElementsAre(v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS));
  Revoke();
  EXPECT_THAT(scene_.Try(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority()), IsEmpty());
  const Hash undo = scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_EQ(scene_.Find(record).standing, (Standing{State::kSuspended, scene_.IndexOf(undo)}));
}

TEST_F(StolenAuthorityKey, DoesNotReinstateASuspendedOrganization) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), thief_);
  EXPECT_EQ(InForceNow(scene_.RecordOf(kFuji)), Answer::kYes);
  Revoke();
  EXPECT_EQ(InForceNow(scene_.RecordOf(kFuji)), Answer::kNoByCompromise);
  EXPECT_THAT(scene_.Try(Offer()), ElementsAre(v1::FINDING_CODE_ORGANIZATION_NOT_IN_FORCE));
  // Confirmed, or suspended anew, by the authority itself.
  EXPECT_THAT(scene_.Try(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority()), IsEmpty());
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_EQ(InForceNow(scene_.RecordOf(kFuji)), Answer::kYes);
}

TEST_F(StolenAuthorityKey, TakesDownItsRulesetSoThatNoOfferIsAdmitted) {
  scene_.Publish(world().Ruleset(kAuthority), thief_);
  Revoke();
  EXPECT_THAT(scene_.Try(Offer()), ElementsAre(v1::FINDING_CODE_RULESET_MISSING));
  scene_.Publish(world().Ruleset(kAuthority));
  EXPECT_THAT(scene_.Try(Offer()), IsEmpty());
}

TEST_F(StolenAuthorityKey, KeepsAWithdrawalOfAnAppointmentUntilItIsUndone) {
  const Hash appointment = world().AppointmentName(kFuji, kChimSau);
  scene_.Publish(scene_.Decided(appointment, v1::STATE_WITHDRAWN), thief_);
  Revoke();
  EXPECT_THAT(scene_.Try(Offer()), ElementsAre(v1::FINDING_CODE_APPOINTMENT_NOT_IN_FORCE));
  scene_.Publish(scene_.Decided(appointment, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(scene_.Try(Offer()), IsEmpty());
}

// Forged twice: withdrawn by the one thief, put in force by the other. 1 > 1 confirms.
class ForgedTwice : public StolenAuthorityKey {
 protected:
  void ExpectConfirmed(const Hash& subject) {
    scene_.Publish(scene_.Decided(subject, v1::STATE_WITHDRAWN), thief_);
    scene_.Publish(world().Key(kAuthority, 3));
    scene_.Wait(5);
    const std::uint64_t since_third = scene_.now_ms();
    scene_.Wait(5);
    Revoke();
    scene_.Publish(scene_.Decided(subject, v1::STATE_IN_FORCE), {"VNTEST 3"});
    scene_.Publish(scene_.Decided(scene_.BindingOf("VNTEST 3"), v1::STATE_REVOKED, since_third),
                   TheRoot());
    EXPECT_EQ(InForceNow(subject), Answer::kNoByCompromise);
    const Hash confirmed =
        scene_.Publish(scene_.Decided(subject, v1::STATE_IN_FORCE), TheAuthority());
    EXPECT_EQ(scene_.Find(subject).standing,
              (Standing{State::kInForce, scene_.IndexOf(confirmed)}));
    EXPECT_EQ(InForceNow(subject), Answer::kYes);
  }
};

TEST_F(ForgedTwice, AnOfferIsConfirmed) { ExpectConfirmed(offer_); }

TEST_F(ForgedTwice, AnAppointmentIsConfirmed) {
  ExpectConfirmed(world().AppointmentName(kFuji, kChimSau));
}

// A forged revocation of a company's key: what the company signed before stands, by the leaf; what
// it signs after the undo counts.
TEST_F(StolenAuthorityKey, RevokingACompanysKeyIsUndone) {
  const Hash binding = scene_.BindingOf("VNTEST:SATSUKI 1");
  scene_.Publish(scene_.Decided(binding, v1::STATE_REVOKED, scene_.AdmittedAt(binding)), thief_);
  EXPECT_EQ(CountsNow(offer_), Answer::kNoByCompromise);
  Revoke();
  EXPECT_EQ(CountsNow(offer_), Answer::kNoByCompromise) << "it holds whether or not it counts";
  scene_.Publish(scene_.Decided(binding, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_EQ(CountsNow(offer_), Answer::kYes);
  EXPECT_THAT(scene_.Try(Offer()), IsEmpty());
}

// The root says so too early; it moves the time back itself, never forward.
TEST_F(StolenAuthorityKey, IsJudgedByTheEarliestTimeThatTheRootStated) {
  const Hash record = scene_.Publish(world().Record(kFuji), thief_);
  const std::uint64_t admitted_at = scene_.AdmittedAt(record);
  scene_.RevokeStolen(kAuthority, admitted_at + 1);
  EXPECT_EQ(CountsNow(record), Answer::kYes);
  const Hash binding = scene_.BindingOf("VNTEST 2");
  scene_.Publish(scene_.Decided(binding, v1::STATE_REVOKED, admitted_at), TheRoot());
  EXPECT_EQ(CountsNow(record), Answer::kNoByCompromise);
  EXPECT_THAT(scene_.Try(scene_.Decided(binding, v1::STATE_REVOKED, admitted_at + 1), TheRoot()),
              ElementsAre(v1::FINDING_CODE_COMPROMISED_SINCE_WRONG));
}

TEST_F(StolenAuthorityKey, LeavesThePayloadAndCodeKnown) {
  const v1::Statement renewal = world().Record(kFuji);
  scene_.Publish(renewal, thief_);
  Revoke();
  // The honest statement is issued anew with another issued_at.
  EXPECT_THAT(scene_.Try(renewal, TheAuthority()),
              ::testing::Contains(v1::FINDING_CODE_PAYLOAD_KNOWN));
  v1::Statement anew = renewal;
  anew.set_issued_at(world().now_s());
  EXPECT_THAT(scene_.Try(anew, TheAuthority()), IsEmpty());
}

}  // namespace
}  // namespace warifu

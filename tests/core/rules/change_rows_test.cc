// Group L of Changes: every move of the table with each of its signers, and what is refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "core/standing/transition.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const v1::FindingCode kNotAllowed = v1::FINDING_CODE_TRANSITION_NOT_ALLOWED;
const v1::FindingCode kNotEntitled = v1::FINDING_CODE_SIGNER_NOT_ENTITLED;
const v1::FindingCode kDecisionWrong = v1::FINDING_CODE_DECISION_WRONG;
const v1::FindingCode kUndoOfWhatCounts = v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS;
const v1::FindingCode kIssuedBefore = v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT;

class ChangeRows : public ::testing::Test {
 protected:
  Hash PublishOffer() { return scene_.Publish(scene_.world().Offer(LegalOffer::kEsd)); }
  Hash Appointment() { return scene_.world().AppointmentName(kSatsuki, kFuji); }
  Codes Try(const v1::Statement& statement, const KeyNames& keys) {
    return scene_.Try(statement, keys);
  }
  // A Change without decision by an organization, with one by an authority or the root.
  Codes TryBy(const std::string& key, const Hash& subject, v1::State to) {
    const bool is_organization = key.find(':') != std::string::npos;
    return Try(is_organization ? scene_.Change(subject, to) : scene_.Decided(subject, to),
               key == "root" ? TheRoot() : KeyNames{key});
  }

  Scene scene_;
};

// --- SUBJECT_UNKNOWN

TEST_F(ChangeRows, RefuseAnUnknownSubject) {
  const Hash nothing = NameOf(scene_.world().Offer(LegalOffer::kSsw));
  EXPECT_THAT(Try(scene_.Decided(nothing, v1::STATE_WITHDRAWN), TheAuthority()),
              ElementsAre(v1::FINDING_CODE_SUBJECT_UNKNOWN));
  EXPECT_THAT(Try(scene_.DecidedOf("VNTEST:NOBODY", v1::STATE_SUSPENDED), TheAuthority()),
              ElementsAre(v1::FINDING_CODE_SUBJECT_UNKNOWN));
}

TEST_F(ChangeRows, TakeAnOrganizationByItsIdOrByItsNewestRecord) {
  EXPECT_THAT(Try(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority()), IsEmpty());
  EXPECT_THAT(Try(scene_.Decided(scene_.RecordOf(kFuji), v1::STATE_SUSPENDED), TheAuthority()),
              IsEmpty());
  const Hash old = scene_.RecordOf(kFuji);
  scene_.Publish(scene_.world().Record(kFuji));
  EXPECT_THAT(Try(scene_.Decided(old, v1::STATE_SUSPENDED), TheAuthority()),
              ElementsAre(kNotAllowed));
  const Hash suspension =
      scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_EQ(scene_.Find(scene_.RecordOf(kFuji)).standing,
            (Standing{State::kSuspended, scene_.IndexOf(suspension)}));
  EXPECT_EQ(scene_.StateOf(old), State::kSuperseded);
}

// --- TRANSITION_NOT_ALLOWED: each kind of subject in each state, to each state.

TEST_F(ChangeRows, RefuseEveryMoveThatTheTableLacks) {
  const Hash offer = PublishOffer();
  const Hash allocation =
      scene_.Publish(scene_.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 1"});
  const std::vector<std::pair<SubjectKind, Hash>> subjects = {
      {SubjectKind::kRuleset, NameOf(scene_.world().FirstRuleset(kAuthority))},
      {SubjectKind::kOrganization, scene_.RecordOf(kHinoki)},
      {SubjectKind::kKeyBinding, scene_.BindingOf("VNTEST:HINOKI 1")},
      {SubjectKind::kAppointment, Appointment()},
      {SubjectKind::kOffer, offer},
      {SubjectKind::kAllocation, allocation},
  };
  for (const auto& [kind, subject] : subjects) {
    for (int from = 1; from <= kLastState; ++from) {
      scene_.ForceState(subject, State(from));
      for (int to = 1; to <= kLastState; ++to) {
        const Codes codes =
            Try(scene_.Decided(subject, static_cast<v1::State>(to)), TheAuthority());
        const bool in_table = FindChange(kind, State(from), State(to)) != nullptr;
        EXPECT_EQ(std::count(codes.begin(), codes.end(), kNotAllowed) == 0, in_table)
            << SubjectKindName(kind) << " " << from << " > " << to;
      }
    }
  }
}

TEST_F(ChangeRows, RefuseSubjectsWithoutStanding) {
  const Hash genesis = NameOf(scene_.world().Genesis());
  EXPECT_THAT(Try(scene_.Decided(genesis, v1::STATE_REVOKED), TheRoot()), ElementsAre(kNotAllowed));
  const Hash suspension =
      scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(Try(scene_.Decided(suspension, v1::STATE_WITHDRAWN), TheAuthority()),
              ElementsAre(kNotAllowed));
}

TEST_F(ChangeRows, SayWhatWouldBeAllowed) {
  const Findings findings =
      scene_.FindingsOf(scene_.DecidedOf(kFuji, v1::STATE_WITHDRAWN), TheAuthority());
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].field(), "change.to");
  EXPECT_EQ(findings[0].found(), "WITHDRAWN");
  EXPECT_EQ(findings[0].wanted(), "IN_FORCE, SUSPENDED, REVOKED, from IN_FORCE of organization");
}

// --- Who may: organizations.

TEST_F(ChangeRows, LetAnOrganizationsAuthoritySuspendReinstateAndRevoke) {
  const KeyNames authority = TheAuthority();
  EXPECT_THAT(Try(scene_.DecidedOf(kFuji, v1::STATE_REVOKED), authority), IsEmpty());
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), authority);
  EXPECT_EQ(scene_.StateOf(scene_.RecordOf(kFuji)), State::kSuspended);
  EXPECT_THAT(Try(scene_.DecidedOf(kFuji, v1::STATE_REVOKED), authority), IsEmpty());
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), authority);
  EXPECT_EQ(scene_.StateOf(scene_.RecordOf(kFuji)), State::kInForce);
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_REVOKED), authority);
  EXPECT_EQ(scene_.StateOf(scene_.RecordOf(kFuji)), State::kRevoked);
}

TEST_F(ChangeRows, RevokeAnOrganizationForGood) {
  scene_.Publish(scene_.DecidedOf(kFuji, v1::STATE_REVOKED), TheAuthority());
  EXPECT_THAT(Try(scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority()),
              ElementsAre(kUndoOfWhatCounts));
  EXPECT_THAT(Try(scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority()),
              ElementsAre(kUndoOfWhatCounts));
  EXPECT_THAT(Try(scene_.world().Record(kFuji), TheAuthority()),
              ElementsAre(v1::FINDING_CODE_SUPERSEDED_NOT_IN_FORCE));
}

TEST_F(ChangeRows, LetNobodyElseSuspendAnOrganization) {
  for (const std::string key : {"VNTEST:FUJI 1", "VNTEST:HINOKI 1"}) {
    EXPECT_THAT(TryBy(key, scene_.RecordOf(kFuji), v1::STATE_SUSPENDED), ElementsAre(kNotEntitled))
        << key;
  }
  EXPECT_THAT(TryBy("root", scene_.RecordOf(kFuji), v1::STATE_SUSPENDED),
              ElementsAre(kNotEntitled));
}

TEST(ChangeRowsOfTwoAuthorities, TellThemApart) {
  Scene scene({.second_authority = true, .other_authority = true});
  v1::Statement suspension = scene.Change(scene.RecordOf(kFuji), v1::STATE_SUSPENDED);
  LegalWorld::AddDecision(kSecondAuthority, suspension);
  EXPECT_THAT(scene.Try(suspension, {"JPTEST 1"}), ElementsAre(kNotEntitled));
  // Of the corridor: both may withdraw an offer and an appointment, the third may not.
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
  const Hash appointment = scene.world().AppointmentName(kSatsuki, kFuji);
  for (const Hash& subject : {offer, appointment}) {
    v1::Statement withdrawal = scene.Change(subject, v1::STATE_WITHDRAWN);
    LegalWorld::AddDecision(kAuthority, withdrawal);
    EXPECT_THAT(scene.Try(withdrawal, {"VNTEST 1"}), IsEmpty());
    LegalWorld::AddDecision(kSecondAuthority, withdrawal);
    EXPECT_THAT(scene.Try(withdrawal, {"JPTEST 1"}), IsEmpty());
    LegalWorld::AddDecision(kOtherAuthority, withdrawal);
    EXPECT_THAT(scene.Try(withdrawal, {"NPTEST 1"}), ElementsAre(kNotEntitled));
  }
}

// --- Who may: keys.

TEST_F(ChangeRows, LetAKeyItsBinderAndItsAuthorityRevokeIt) {
  scene_.Publish(scene_.world().Key(kHinoki, 2), {"VNTEST:HINOKI 2", "VNTEST:HINOKI 1"});
  scene_.Publish(scene_.world().Key(kHinoki, 3), {"VNTEST:HINOKI 3", "VNTEST 1"});
  const Hash binding = scene_.BindingOf("VNTEST:HINOKI 2");
  EXPECT_THAT(TryBy("VNTEST:HINOKI 2", binding, v1::STATE_REVOKED), IsEmpty());
  EXPECT_THAT(TryBy("VNTEST:HINOKI 1", binding, v1::STATE_REVOKED), IsEmpty());
  EXPECT_THAT(TryBy("VNTEST 1", binding, v1::STATE_REVOKED), IsEmpty());
  EXPECT_THAT(TryBy("VNTEST:HINOKI 3", binding, v1::STATE_REVOKED), ElementsAre(kNotEntitled));
  EXPECT_THAT(TryBy("VNTEST:FUJI 1", binding, v1::STATE_REVOKED), ElementsAre(kNotEntitled));
  EXPECT_THAT(TryBy("root", binding, v1::STATE_REVOKED), ElementsAre(kNotEntitled));
}

TEST_F(ChangeRows, LetAnAuthoritysKeyAndTheRootRevokeIt) {
  scene_.Publish(scene_.world().Key(kAuthority, 2));
  const Hash binding = scene_.BindingOf("VNTEST 2");
  EXPECT_THAT(TryBy("VNTEST 2", binding, v1::STATE_REVOKED), IsEmpty());
  EXPECT_THAT(TryBy("root", binding, v1::STATE_REVOKED), IsEmpty());
  EXPECT_THAT(TryBy("VNTEST 1", binding, v1::STATE_REVOKED), ElementsAre(kNotEntitled));
  EXPECT_THAT(TryBy("VNTEST:HINOKI 1", binding, v1::STATE_REVOKED), ElementsAre(kNotEntitled));
}

TEST_F(ChangeRows, LetAnAuthoritysOtherKeyOfTheSameAuthorityRevokeWhatTheFirstBound) {
  scene_.Publish(scene_.world().Key(kAuthority, 2));
  EXPECT_THAT(TryBy("VNTEST 2", scene_.BindingOf("VNTEST:HINOKI 1"), v1::STATE_REVOKED), IsEmpty());
}

// --- Who may: appointments, offers, allocations.

TEST_F(ChangeRows, LetPrincipalAgentAndAuthorityWithdrawAnAppointment) {
  for (const std::string key : {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST 1"}) {
    EXPECT_THAT(TryBy(key, Appointment(), v1::STATE_WITHDRAWN), IsEmpty()) << key;
  }
  EXPECT_THAT(TryBy("VNTEST:CHIM-SAU 1", Appointment(), v1::STATE_WITHDRAWN),
              ElementsAre(kNotEntitled));
  EXPECT_THAT(TryBy("root", Appointment(), v1::STATE_WITHDRAWN), ElementsAre(kNotEntitled));
}

TEST_F(ChangeRows, LetCompanyLastPartyAndAuthorityWithdrawAnOffer) {
  const Hash offer = PublishOffer();
  for (const std::string key : {"VNTEST:SATSUKI 1", "VNTEST:CHIM-SAU 1", "VNTEST 1"}) {
    EXPECT_THAT(TryBy(key, offer, v1::STATE_WITHDRAWN), IsEmpty()) << key;
  }
  // The party between may not.
  EXPECT_THAT(TryBy("VNTEST:FUJI 1", offer, v1::STATE_WITHDRAWN), ElementsAre(kNotEntitled));
  EXPECT_THAT(TryBy("root", offer, v1::STATE_WITHDRAWN), ElementsAre(kNotEntitled));
}

TEST_F(ChangeRows, LetAFullOfferBeWithdrawn) {
  v1::Statement draft = scene_.world().Offer(LegalOffer::kEsd);
  draft.mutable_offer()->mutable_job()->set_places(1);
  const Hash offer = scene_.Publish(draft);
  scene_.Publish(scene_.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 1"});
  ASSERT_EQ(scene_.StateOf(offer), State::kFull);
  scene_.Publish(scene_.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  EXPECT_EQ(scene_.StateOf(offer), State::kWithdrawn);
}

TEST_F(ChangeRows, LetOnlyTheLastPartyTakeAPlaceBack) {
  const Hash offer = PublishOffer();
  const Hash allocation =
      scene_.Publish(scene_.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 1"});
  EXPECT_THAT(TryBy("VNTEST:CHIM-SAU 1", allocation, v1::STATE_WITHDRAWN), IsEmpty());
  EXPECT_THAT(TryBy("VNTEST:SATSUKI 1", allocation, v1::STATE_WITHDRAWN),
              ElementsAre(kNotEntitled));
  EXPECT_THAT(TryBy("VNTEST 1", allocation, v1::STATE_WITHDRAWN), ElementsAre(kNotEntitled));
}

// --- DECISION_WRONG

TEST_F(ChangeRows, DemandADecisionOfAuthorities) {
  EXPECT_THAT(Try(scene_.Change(scene_.RecordOf(kFuji), v1::STATE_SUSPENDED), TheAuthority()),
              ElementsAre(kDecisionWrong));
  v1::Statement change = scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED);
  change.mutable_change()->mutable_decision()->set_authority("JPTEST");
  EXPECT_THAT(Try(change, TheAuthority()), ElementsAre(kDecisionWrong));
}

TEST_F(ChangeRows, DemandADecisionOfTheRootAndOfAnAuthoritysOwnKey) {
  scene_.Publish(scene_.world().Key(kAuthority, 2));
  const Hash binding = scene_.BindingOf("VNTEST 2");
  EXPECT_THAT(Try(scene_.Change(binding, v1::STATE_REVOKED), TheRoot()),
              ElementsAre(kDecisionWrong));
  EXPECT_THAT(Try(scene_.Change(binding, v1::STATE_REVOKED), {"VNTEST 2"}),
              ElementsAre(kDecisionWrong));
}

TEST_F(ChangeRows, RefuseADecisionOfOthers) {
  const Hash offer = PublishOffer();
  EXPECT_THAT(Try(scene_.Decided(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"}),
              ElementsAre(kDecisionWrong));
}

// --- ISSUED_BEFORE_SUBJECT

TEST_F(ChangeRows, RefuseAChangeIssuedNoLaterThanWhatSetTheStanding) {
  const v1::Statement suspension = scene_.DecidedOf(kFuji, v1::STATE_SUSPENDED);
  scene_.Publish(suspension, TheAuthority());
  v1::Statement reinstatement = scene_.DecidedOf(kFuji, v1::STATE_IN_FORCE);
  EXPECT_THAT(Try(reinstatement, TheAuthority()), IsEmpty());
  reinstatement.set_issued_at(suspension.issued_at());
  EXPECT_THAT(Try(reinstatement, TheAuthority()), ElementsAre(kIssuedBefore));
  reinstatement.set_issued_at(suspension.issued_at() - 1);
  EXPECT_THAT(Try(reinstatement, TheAuthority()), ElementsAre(kIssuedBefore));
  reinstatement.set_issued_at(suspension.issued_at() + 1);
  EXPECT_THAT(Try(reinstatement, TheAuthority()), IsEmpty());
}

TEST_F(ChangeRows, LetAWithdrawalSignedBeforehandCome) {
  v1::Statement withdrawal = scene_.Change(Hash(), v1::STATE_WITHDRAWN);
  scene_.Wait(100);
  const Hash offer = PublishOffer();
  withdrawal.mutable_change()->set_statement(offer.ToString());
  EXPECT_THAT(Try(withdrawal, {"VNTEST:SATSUKI 1"}), IsEmpty());
}

TEST_F(ChangeRows, RefuseARevocationIssuedBeforeTheBinding) {
  v1::Statement revocation = scene_.Change(Hash(), v1::STATE_REVOKED);
  scene_.Wait(100);
  const Hash binding = scene_.Publish(scene_.world().Key(kFuji, 2));
  revocation.mutable_change()->set_statement(binding.ToString());
  EXPECT_THAT(Try(revocation, {"VNTEST:FUJI 2"}), ElementsAre(kIssuedBefore));
}

// --- UNDO_OF_WHAT_COUNTS

TEST_F(ChangeRows, RefuseToUndoWhatWasNeverChanged) {
  const Hash offer = PublishOffer();
  const Hash allocation =
      scene_.Publish(scene_.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 1"});
  for (const Hash& subject : {offer, allocation, Appointment(), scene_.RecordOf(kFuji),
                              scene_.BindingOf("VNTEST:FUJI 1")}) {
    EXPECT_THAT(Try(scene_.Decided(subject, v1::STATE_IN_FORCE), TheAuthority()),
                ElementsAre(kUndoOfWhatCounts));
  }
}

TEST_F(ChangeRows, RefuseToUndoAWithdrawalThatCounts) {
  const Hash offer = PublishOffer();
  scene_.Publish(scene_.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  EXPECT_THAT(Try(scene_.Decided(offer, v1::STATE_IN_FORCE), TheAuthority()),
              ElementsAre(kUndoOfWhatCounts));
  EXPECT_THAT(Try(scene_.Change(offer, v1::STATE_IN_FORCE), {"VNTEST:SATSUKI 1"}),
              ElementsAre(kNotEntitled, kUndoOfWhatCounts));
}

}  // namespace
}  // namespace warifu

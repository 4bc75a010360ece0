// Group L of Changes of keys: since when a key is stolen, and which revocations can be undone.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/rules/counts.h"
#include "core/rules/table.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const v1::FindingCode kSinceWrong = v1::FINDING_CODE_COMPROMISED_SINCE_WRONG;
const v1::FindingCode kNotEntitled = v1::FINDING_CODE_SIGNER_NOT_ENTITLED;
const v1::FindingCode kNotAllowed = v1::FINDING_CODE_TRANSITION_NOT_ALLOWED;
const v1::FindingCode kUndoOfWhatCounts = v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS;

class KeyChangeRows : public ::testing::Test {
 protected:
  KeyChangeRows() {
    since_ = scene_.BindKeyToBeStolen(kHinoki);
    key_ = scene_.BindingOf("VNTEST:HINOKI 2");
    bound_at_ = scene_.AdmittedAt(key_);
  }

  Codes TryRevoke(std::optional<std::uint64_t> since, const KeyNames& keys = TheAuthority()) {
    return scene_.Try(scene_.Decided(key_, v1::STATE_REVOKED, since), keys);
  }
  Hash Revoke(std::optional<std::uint64_t> since, const KeyNames& keys = TheAuthority()) {
    return scene_.Publish(scene_.Decided(key_, v1::STATE_REVOKED, since), keys);
  }
  Codes TryUndo(const KeyNames& keys = TheAuthority()) {
    return scene_.Try(scene_.Decided(key_, v1::STATE_IN_FORCE), keys);
  }
  Hash Undo(const KeyNames& keys = TheAuthority()) {
    return scene_.Publish(scene_.Decided(key_, v1::STATE_IN_FORCE), keys);
  }
  std::optional<std::uint64_t> Since() const {
    return *CompromisedSinceMs(scene_.state(), TestPublicKey("VNTEST:HINOKI 2"));
  }
  Answer CountsNow(const Hash& name) { return Counts(scene_.state(), scene_.IndexOf(name)); }

  Scene scene_;
  std::uint64_t since_ = 0;
  Hash key_;
  std::uint64_t bound_at_ = 0;
};

// --- Where compromised_since_ms may stand.

TEST_F(KeyChangeRows, LetTheAuthorityStateSinceWhen) {
  EXPECT_THAT(TryRevoke(since_), IsEmpty());
  EXPECT_THAT(TryRevoke(std::nullopt), IsEmpty());
  Revoke(since_);
  EXPECT_EQ(Since(), since_);
}

TEST_F(KeyChangeRows, LetNobodyElseStateIt) {
  v1::Statement change = scene_.Change(key_, v1::STATE_REVOKED);
  change.mutable_change()->set_compromised_since_ms(since_);
  EXPECT_THAT(scene_.Try(change, {"VNTEST:HINOKI 2"}), ElementsAre(kSinceWrong));
  change.mutable_change()->clear_compromised_since_ms();
  EXPECT_THAT(scene_.Try(change, {"VNTEST:HINOKI 2"}), IsEmpty());
}

TEST_F(KeyChangeRows, LetOnlyTheRootStateItOfAnAuthoritysKey) {
  const std::uint64_t since = scene_.BindKeyToBeStolen();
  const v1::Statement change =
      scene_.Decided(scene_.BindingOf("VNTEST 2"), v1::STATE_REVOKED, since);
  EXPECT_THAT(scene_.Try(change, TheRoot()), IsEmpty());
  EXPECT_THAT(scene_.Try(change, {"VNTEST 2"}), ElementsAre(kSinceWrong));
}

TEST_F(KeyChangeRows, RefuseItOfWhatIsNoKeyOrNotRevoked) {
  v1::Statement change = scene_.DecidedOf(kHinoki, v1::STATE_REVOKED);
  change.mutable_change()->set_compromised_since_ms(since_);
  EXPECT_THAT(scene_.Try(change, TheAuthority()), ElementsAre(kSinceWrong));
}

TEST_F(KeyChangeRows, RefuseItInAnUndo) {
  const std::uint64_t since = scene_.BindKeyToBeStolen();
  Revoke(std::nullopt, {"VNTEST 2"});
  scene_.RevokeStolen(kAuthority, since);
  EXPECT_THAT(TryUndo(), IsEmpty());
  EXPECT_THAT(scene_.Try(scene_.Decided(key_, v1::STATE_IN_FORCE, since_), TheAuthority()),
              ElementsAre(kSinceWrong));
}

// --- Between the binding and the revocation, both included.

TEST_F(KeyChangeRows, TakeTheRangeFromBindingToRevocation) {
  EXPECT_THAT(TryRevoke(bound_at_), IsEmpty());
  EXPECT_THAT(TryRevoke(bound_at_ - 1), ElementsAre(kSinceWrong));
  EXPECT_THAT(TryRevoke(0), ElementsAre(kSinceWrong));
  scene_.Wait(100);
  const v1::Statement at_its_time = scene_.Decided(key_, v1::STATE_REVOKED, std::nullopt);
  scene_.Wait(0);
  v1::Statement change = at_its_time;
  change.mutable_change()->set_compromised_since_ms(scene_.now_ms());
  EXPECT_THAT(scene_.Try(change, TheAuthority()), IsEmpty());
  change.mutable_change()->set_compromised_since_ms(scene_.now_ms() + 1);
  EXPECT_THAT(scene_.Try(change, TheAuthority()), ElementsAre(kSinceWrong));
}

TEST_F(KeyChangeRows, KeepTheRangeForLaterChangesToTheFirstRevocation) {
  const std::uint64_t revoked_at = scene_.AdmittedAt(Revoke(std::nullopt));
  scene_.Wait(1000);
  EXPECT_THAT(TryRevoke(revoked_at), IsEmpty());
  EXPECT_THAT(TryRevoke(revoked_at + 1), ElementsAre(kSinceWrong));
  EXPECT_THAT(TryRevoke(bound_at_), IsEmpty());
  EXPECT_THAT(TryRevoke(bound_at_ - 1), ElementsAre(kSinceWrong));
}

// --- 3 > 3

TEST_F(KeyChangeRows, LetOnlyTheAuthorityChangeARevokedKey) {
  Revoke(std::nullopt, TheAuthority());
  EXPECT_THAT(TryRevoke(since_), IsEmpty());
  EXPECT_THAT(scene_.Try(scene_.Change(key_, v1::STATE_REVOKED), {"VNTEST:HINOKI 1"}),
              ElementsAre(kNotEntitled, kSinceWrong));
}

TEST_F(KeyChangeRows, DemandATimeOfARevokedKey) {
  Revoke(since_);
  EXPECT_THAT(TryRevoke(std::nullopt), ElementsAre(kSinceWrong));
}

TEST_F(KeyChangeRows, MoveTheTimeBackOnly) {
  Revoke(since_);
  EXPECT_THAT(TryRevoke(since_ + 1), ElementsAre(kSinceWrong));
  EXPECT_THAT(TryRevoke(since_), IsEmpty());
  Revoke(since_ - 5);
  EXPECT_EQ(Since(), since_ - 5);
  EXPECT_THAT(TryRevoke(since_ - 4), ElementsAre(kSinceWrong));
  EXPECT_THAT(TryRevoke(since_ - 6), IsEmpty());
}

TEST_F(KeyChangeRows, SetATimeWhereNoneWasStated) {
  Revoke(std::nullopt);
  EXPECT_EQ(Since(), std::nullopt);
  Revoke(since_ + 3);
  EXPECT_EQ(Since(), since_ + 3);
}

// A forged 3 > 3 moved it back too far: once that does not count, it may move forward again, but
// never later than what a Change that counts stated.
TEST_F(KeyChangeRows, MoveTheTimeForwardOverAForgedChangeOnly) {
  const std::uint64_t since_authority = scene_.BindKeyToBeStolen();
  Revoke(since_ + 10);
  Revoke(bound_at_, {"VNTEST 2"});
  EXPECT_EQ(Since(), bound_at_);
  EXPECT_THAT(TryRevoke(since_), ElementsAre(kSinceWrong));
  scene_.RevokeStolen(kAuthority, since_authority);
  EXPECT_EQ(Since(), bound_at_) << "it holds whether or not the Change counts";
  EXPECT_THAT(TryRevoke(since_), IsEmpty());
  EXPECT_THAT(TryRevoke(since_ + 10), IsEmpty());
  EXPECT_THAT(TryRevoke(since_ + 11), ElementsAre(kSinceWrong));
}

TEST_F(KeyChangeRows, KeepSixteenChangesOfOneRevocation) {
  Revoke(since_);
  for (std::size_t kept = 1; kept < kMaxKeyChanges; ++kept) Revoke(since_ - kept);
  EXPECT_EQ(scene_.state().KeyChanges(TestPublicKey("VNTEST:HINOKI 2"))->size(), kMaxKeyChanges);
  EXPECT_THAT(TryRevoke(since_ - kMaxKeyChanges), ElementsAre(kNotAllowed));
}

// --- Undo: 3 > 1 and 1 > 1.

class ForgedRevocation : public KeyChangeRows {
 protected:
  ForgedRevocation() { since_authority_ = scene_.BindKeyToBeStolen(); }
  void RevokeThief() { scene_.RevokeStolen(kAuthority, since_authority_); }

  KeyNames thief_ = {"VNTEST 2"};
  std::uint64_t since_authority_ = 0;
};

TEST_F(ForgedRevocation, IsUndoneByTheAuthorityAlone) {
  Revoke(since_, thief_);
  EXPECT_THAT(TryUndo(), ElementsAre(kUndoOfWhatCounts));
  RevokeThief();
  EXPECT_THAT(TryUndo(TheRoot()), ElementsAre(kNotEntitled));
  EXPECT_THAT(scene_.Try(scene_.Change(key_, v1::STATE_IN_FORCE), {"VNTEST:HINOKI 1"}),
              ElementsAre(kNotEntitled));
  const Hash undo = Undo();
  EXPECT_EQ(scene_.Find(key_).standing, (Standing{State::kInForce, scene_.IndexOf(undo)}));
  EXPECT_EQ(Since(), std::nullopt);
}

TEST_F(ForgedRevocation, IsNotUndoneOnceAnHonestChangeConfirmedIt) {
  Revoke(since_, thief_);
  Revoke(since_ - 1);
  RevokeThief();
  EXPECT_THAT(TryUndo(), ElementsAre(kUndoOfWhatCounts));
}

// 1 > 3 counts, a forged 3 > 3 follows: the leaf's last Change does not count, but the key stays
// revoked; the repair is another 3 > 3.
TEST_F(ForgedRevocation, IsNotUndoneWhereTheFirstRevocationCounts) {
  Revoke(since_);
  Revoke(bound_at_, thief_);
  RevokeThief();
  EXPECT_THAT(TryUndo(), ElementsAre(kUndoOfWhatCounts));
  EXPECT_THAT(TryRevoke(since_), IsEmpty());
}

TEST_F(ForgedRevocation, IsUndoneWhereNoneOfItsChangesCounts) {
  Revoke(since_, thief_);
  Revoke(since_ - 1, thief_);
  Revoke(bound_at_, thief_);
  RevokeThief();
  EXPECT_THAT(TryUndo(), IsEmpty());
}

// The key revoked itself; later its time of theft is moved before that, so its own Change does not
// count. It stays revoked all the same.
TEST_F(ForgedRevocation, OfAKeyByItselfIsNotUndone) {
  scene_.Publish(scene_.Change(key_, v1::STATE_REVOKED), {"VNTEST:HINOKI 2"});
  Revoke(since_, thief_);
  RevokeThief();
  EXPECT_THAT(TryUndo(), ElementsAre(kNotAllowed));
  EXPECT_THAT(TryRevoke(since_), IsEmpty());
}

// --- A forged undo: repaired by a 1 > 3 from the thief's time on.

class ForgedUndo : public ForgedRevocation {
 protected:
  // The key is revoked, with a time, by the authority's stolen key; undone by the same thief, who
  // must first make the revocation not count. Here the thief holds a third key, which says so.
  ForgedUndo() {
    scene_.Publish(scene_.world().Key(kAuthority, 3));
    scene_.Wait(5);
    since_third_ = scene_.now_ms();
    scene_.Wait(5);
    Revoke(std::nullopt, thief_);
    RevokeThief();
    undo_ = Undo({"VNTEST 3"});
    scene_.Wait(50);
  }
  void RevokeThirdKey() {
    scene_.Publish(scene_.Decided(scene_.BindingOf("VNTEST 3"), v1::STATE_REVOKED, since_third_),
                   TheRoot());
  }

  std::uint64_t since_third_ = 0;
  Hash undo_;
};

TEST_F(ForgedUndo, LeavesTheKeyInForceUntilItIsKnown) {
  EXPECT_EQ(InForceAt(scene_.state(), scene_.IndexOf(key_), scene_.state().next()), Answer::kYes);
  RevokeThirdKey();
  EXPECT_EQ(InForceAt(scene_.state(), scene_.IndexOf(key_), scene_.state().next()),
            Answer::kNoByCompromise);
}

TEST_F(ForgedUndo, MakesRevocationTheAuthoritysAlone) {
  EXPECT_THAT(scene_.Try(scene_.Change(key_, v1::STATE_REVOKED), {"VNTEST:HINOKI 2"}),
              ElementsAre(kNotEntitled, kSinceWrong));
  EXPECT_THAT(TryRevoke(std::nullopt), ElementsAre(kSinceWrong));
  EXPECT_THAT(TryRevoke(since_), IsEmpty());
}

TEST_F(ForgedUndo, IsRepairedFromTheForgeryOnAtTheLatest) {
  const std::uint64_t undone_at = scene_.AdmittedAt(undo_);
  EXPECT_THAT(TryRevoke(undone_at + 1), IsEmpty()) << "as long as the undo counts";
  RevokeThirdKey();
  EXPECT_THAT(TryRevoke(undone_at + 1), ElementsAre(kSinceWrong));
  EXPECT_THAT(TryRevoke(undone_at), IsEmpty());
}

TEST_F(ForgedUndo, IsConfirmedByAnotherUndoWhereNoRevocationCounts) {
  EXPECT_THAT(TryUndo(), ElementsAre(kUndoOfWhatCounts)) << "as long as the undo counts";
  RevokeThirdKey();
  const Hash confirmed = Undo();
  EXPECT_EQ(scene_.Find(key_).standing, (Standing{State::kInForce, scene_.IndexOf(confirmed)}));
  EXPECT_EQ(InForceAt(scene_.state(), scene_.IndexOf(key_), scene_.state().next()), Answer::kYes);
}

TEST_F(ForgedUndo, StartsANewListOfChangesWhenRevokedAnew) {
  const PublicKey key = TestPublicKey("VNTEST:HINOKI 2");
  EXPECT_EQ(scene_.state().KeyChanges(key)->size(), 1U);
  const Hash again = Revoke(since_);
  EXPECT_EQ(*scene_.state().KeyChanges(key), std::vector<LeafIndex>{scene_.IndexOf(again)});
}

}  // namespace
}  // namespace warifu

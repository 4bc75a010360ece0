// Group K: who signed, in which order, and how the keys stand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const v1::FindingCode kMissing = v1::FINDING_CODE_SIGNATURE_MISSING;
const v1::FindingCode kExtra = v1::FINDING_CODE_SIGNATURE_EXTRA;
const v1::FindingCode kWrong = v1::FINDING_CODE_SIGNER_WRONG;
const v1::FindingCode kUnknown = v1::FINDING_CODE_KEY_UNKNOWN;
const v1::FindingCode kNotInForce = v1::FINDING_CODE_KEY_NOT_IN_FORCE;
const v1::FindingCode kNotCounting = v1::FINDING_CODE_KEY_NOT_COUNTING;

KeyNames OfferKeys() { return {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1"}; }

class KeyRows : public ::testing::Test {
 protected:
  v1::Statement Offer() { return scene_.world().Offer(LegalOffer::kEsd); }
  v1::Statement Key(std::string_view owner, int number) {
    return scene_.world().Key(owner, number);
  }
  Codes Try(const v1::Statement& statement, const KeyNames& keys) {
    return scene_.Try(statement, keys);
  }
  LegalWorld& world() { return scene_.world(); }

  Scene scene_;
};

TEST_F(KeyRows, AllowEachPartyInOrder) { EXPECT_THAT(Try(Offer(), OfferKeys()), IsEmpty()); }

TEST_F(KeyRows, RefuseAMissingSignature) {
  EXPECT_THAT(Try(Offer(), {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1"}), ElementsAre(kMissing));
  EXPECT_THAT(Try(Offer(), {"VNTEST:SATSUKI 1"}), ElementsAre(kMissing));
  EXPECT_EQ(scene_.FindingsOf(Offer(), {"VNTEST:SATSUKI 1"}).size(), 2U);
}

TEST_F(KeyRows, RefuseAnExtraSignature) {
  KeyNames keys = OfferKeys();
  keys.push_back("VNTEST 1");
  EXPECT_THAT(Try(Offer(), keys), ElementsAre(kExtra));
  keys.back() = "stranger";
  EXPECT_THAT(Try(Offer(), keys), ElementsAre(kExtra));
}

TEST_F(KeyRows, RefuseAnotherOrder) {
  const KeyNames keys = {"VNTEST:FUJI 1", "VNTEST:SATSUKI 1", "VNTEST:CHIM-SAU 1"};
  EXPECT_THAT(Try(Offer(), keys), ElementsAre(kWrong));
  const Findings findings = scene_.FindingsOf(Offer(), keys);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].field(), "signatures[0]");
  EXPECT_EQ(findings[0].found(), "VNTEST:FUJI");
  EXPECT_EQ(findings[0].wanted(), "a key of VNTEST:SATSUKI");
  EXPECT_EQ(findings[1].field(), "signatures[1]");
}

TEST_F(KeyRows, RefuseAMissingSignatureInTheMiddle) {
  const Codes codes = Try(Offer(), {"VNTEST:SATSUKI 1", "VNTEST:CHIM-SAU 1"});
  EXPECT_THAT(codes, ElementsAre(kMissing, kWrong));
}

TEST_F(KeyRows, RefuseAnotherSigner) {
  EXPECT_THAT(Try(Offer(), {"VNTEST:SATSUKI 1", "VNTEST 1", "VNTEST:CHIM-SAU 1"}),
              ElementsAre(kWrong));
  EXPECT_THAT(Try(Offer(), {"VNTEST:SATSUKI 1", "VNTEST:KIKYO 1", "VNTEST:CHIM-SAU 1"}),
              ElementsAre(kWrong));
  EXPECT_THAT(Try(Offer(), {"VNTEST:SATSUKI 1", "VNTEST root 0", "VNTEST:CHIM-SAU 1"}),
              ElementsAre(kWrong));
}

TEST_F(KeyRows, RefuseAnUnknownKey) {
  EXPECT_THAT(Try(Offer(), {"VNTEST:SATSUKI 1", "stranger", "VNTEST:CHIM-SAU 1"}),
              ElementsAre(kUnknown));
  EXPECT_THAT(Try(world().Record(kHinoki), {"VNTEST 2"}), ElementsAre(kUnknown));
}

TEST_F(KeyRows, RefuseARevokedKey) {
  scene_.Publish(scene_.Change(scene_.BindingOf("VNTEST:FUJI 1"), v1::STATE_REVOKED),
                 {"VNTEST:FUJI 1"});
  EXPECT_THAT(Try(Offer(), OfferKeys()), ElementsAre(kNotInForce));
  scene_.Publish(Key(kFuji, 2));
  EXPECT_THAT(Try(Offer(), {"VNTEST:SATSUKI 1", "VNTEST:FUJI 2", "VNTEST:CHIM-SAU 1"}), IsEmpty());
}

// Bound by an authority's key that turns out to be stolen: in force, but it does not count.
TEST_F(KeyRows, RefuseAKeyWhoseBindingDoesNotCount) {
  const std::uint64_t since = scene_.BindKeyToBeStolen();
  scene_.Publish(Key(kFuji, 2), {"VNTEST:FUJI 2", "VNTEST 2"});
  const KeyNames keys = {"VNTEST:SATSUKI 1", "VNTEST:FUJI 2", "VNTEST:CHIM-SAU 1"};
  EXPECT_THAT(Try(Offer(), keys), IsEmpty());
  scene_.RevokeStolen(kAuthority, since);
  EXPECT_THAT(Try(Offer(), keys), ElementsAre(kNotCounting));
  EXPECT_EQ(scene_.StateOf(scene_.BindingOf("VNTEST:FUJI 2")), State::kInForce);
}

// --- The authority's statements.

TEST_F(KeyRows, AllowOnlyTheAuthorityToRegister) {
  EXPECT_THAT(Try(world().Record(kHinoki), {"VNTEST 1"}), IsEmpty());
  EXPECT_THAT(Try(world().Record(kHinoki), {"VNTEST:HINOKI 1"}), ElementsAre(kWrong));
  EXPECT_THAT(Try(world().Record(kHinoki), {"VNTEST root 0"}), ElementsAre(kWrong));
  EXPECT_THAT(Try(world().Record(kHinoki), {"VNTEST root 0", "VNTEST root 1"}),
              ElementsAre(kExtra, kWrong));
  EXPECT_THAT(Try(world().Ruleset(kAuthority), {"VNTEST 1"}), IsEmpty());
  EXPECT_THAT(Try(world().Ruleset(kAuthority), {"VNTEST:FUJI 1"}), ElementsAre(kWrong));
}

TEST(KeyRowsOfTwoAuthorities, RefuseTheOtherOne) {
  Scene scene({.second_authority = true});
  EXPECT_THAT(scene.Try(scene.world().Record(kHinoki), {"VNTEST 1"}), IsEmpty());
  EXPECT_THAT(scene.Try(scene.world().Record(kHinoki), {"JPTEST 1"}), ElementsAre(kWrong));
  EXPECT_THAT(scene.Try(scene.world().Ruleset(kSecondAuthority), {"JPTEST 1"}), IsEmpty());
  EXPECT_THAT(scene.Try(scene.world().Ruleset(kSecondAuthority), {"VNTEST 1"}),
              ElementsAre(kWrong));
  EXPECT_THAT(scene.Try(scene.world().Key(kHinoki, 2), {"VNTEST:HINOKI 2", "JPTEST 1"}),
              ElementsAre(kWrong));
  EXPECT_THAT(
      scene.Try(scene.world().Key(kAuthority, 2), {"VNTEST 2", "JPTEST root 0", "JPTEST root 1"}),
      ElementsAre(kWrong));
}

TEST_F(KeyRows, AllowPrincipalAgentAndAuthorityOfAnAppointment) {
  const v1::Statement next = world().Next(world().FirstAppointment(kSatsuki, kFuji));
  EXPECT_THAT(Try(next, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST 1"}), IsEmpty());
  EXPECT_THAT(Try(next, {"VNTEST:FUJI 1", "VNTEST:SATSUKI 1", "VNTEST 1"}), ElementsAre(kWrong));
  EXPECT_THAT(Try(next, {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1"}), ElementsAre(kMissing));
}

// --- Bindings.

TEST_F(KeyRows, AllowABindingByTheAuthority) {
  EXPECT_THAT(Try(Key(kHinoki, 2), {"VNTEST:HINOKI 2", "VNTEST 1"}), IsEmpty());
}

TEST_F(KeyRows, AllowABindingByAKeyThatTheAuthorityBound) {
  EXPECT_THAT(Try(Key(kHinoki, 2), {"VNTEST:HINOKI 2", "VNTEST:HINOKI 1"}), IsEmpty());
}

TEST_F(KeyRows, RefuseABindingByAKeyThatTheAuthorityDidNotBind) {
  scene_.Publish(Key(kHinoki, 2), {"VNTEST:HINOKI 2", "VNTEST:HINOKI 1"});
  EXPECT_THAT(Try(Key(kHinoki, 3), {"VNTEST:HINOKI 3", "VNTEST:HINOKI 2"}), ElementsAre(kWrong));
}

TEST_F(KeyRows, RefuseABindingByAnotherOrganization) {
  EXPECT_THAT(Try(Key(kHinoki, 2), {"VNTEST:HINOKI 2", "VNTEST:FUJI 1"}), ElementsAre(kWrong));
}

TEST_F(KeyRows, RefuseABindingThatTheNewKeyDidNotSignFirst) {
  EXPECT_THAT(Try(Key(kHinoki, 2), {"VNTEST 1", "VNTEST:HINOKI 2"}), ElementsAre(kWrong, kUnknown));
  EXPECT_THAT(Try(Key(kHinoki, 2), {"VNTEST:HINOKI 3", "VNTEST 1"}), ElementsAre(kWrong));
  EXPECT_THAT(Try(Key(kHinoki, 2), {"VNTEST:HINOKI 2"}), ElementsAre(kMissing));
}

TEST_F(KeyRows, RefuseAnOrganizationsKeyBoundByTheRoot) {
  EXPECT_THAT(Try(Key(kHinoki, 2), {"VNTEST:HINOKI 2", "VNTEST root 0", "VNTEST root 1"}),
              ElementsAre(kExtra, kWrong));
}

// --- The root: two of three, in the order of the genesis.

TEST_F(KeyRows, AllowAnyTwoRootKeysInOrder) {
  const v1::Statement key = Key(kAuthority, 2);
  for (const auto& [a, b] : {std::pair{"0", "1"}, {"0", "2"}, {"1", "2"}}) {
    const std::string first = std::string("VNTEST root ") + a;
    const std::string second = std::string("VNTEST root ") + b;
    EXPECT_THAT(Try(key, {"VNTEST 2", first, second}), IsEmpty()) << a << b;
    EXPECT_THAT(Try(key, {"VNTEST 2", second, first}), ElementsAre(kWrong)) << b << a;
  }
}

TEST_F(KeyRows, RefuseFewerRootKeysThanTheThreshold) {
  EXPECT_THAT(Try(Key(kAuthority, 2), {"VNTEST 2", "VNTEST root 0"}), ElementsAre(kMissing));
}

TEST_F(KeyRows, RefuseMoreRootKeysThanTheThreshold) {
  EXPECT_THAT(
      Try(Key(kAuthority, 2), {"VNTEST 2", "VNTEST root 0", "VNTEST root 1", "VNTEST root 2"}),
      ElementsAre(kExtra));
}

TEST_F(KeyRows, RefuseAnAuthoritysKeyBoundByAnotherOfItsKeys) {
  EXPECT_THAT(Try(Key(kAuthority, 2), {"VNTEST 2", "VNTEST 1"}), ElementsAre(kMissing, kWrong));
  EXPECT_THAT(Try(Key(kAuthority, 2), {"VNTEST 2", "VNTEST 1", "VNTEST root 0"}),
              ElementsAre(kWrong));
}

TEST_F(KeyRows, RefuseTheRootWhereItDoesNotSign) {
  scene_.Wait(10);
  const v1::Statement suspension = scene_.DecidedOf(kHinoki, v1::STATE_SUSPENDED);
  EXPECT_THAT(Try(suspension, TheRoot()), ElementsAre(v1::FINDING_CODE_SIGNER_NOT_ENTITLED));
  EXPECT_THAT(Try(suspension, {"VNTEST root 0"}),
              ElementsAre(kMissing, v1::FINDING_CODE_SIGNER_NOT_ENTITLED));
}

// --- Changes: one signer.

TEST_F(KeyRows, RefuseAChangeOfTwoSigners) {
  const Hash offer = scene_.Publish(Offer());
  const v1::Statement withdrawal = scene_.Change(offer, v1::STATE_WITHDRAWN);
  EXPECT_THAT(Try(withdrawal, {"VNTEST:SATSUKI 1"}), IsEmpty());
  EXPECT_THAT(Try(withdrawal, {"VNTEST:SATSUKI 1", "VNTEST:CHIM-SAU 1"}), ElementsAre(kExtra));
  EXPECT_THAT(Try(withdrawal, {"stranger"}), ElementsAre(kUnknown));
}

// --- Allocations: the offer's last party.

TEST_F(KeyRows, AllowOnlyTheLastPartyToGiveAPlace) {
  const Hash offer = scene_.Publish(Offer());
  const v1::Statement allocation = world().Allocation(offer, 1);
  EXPECT_THAT(Try(allocation, {"VNTEST:CHIM-SAU 1"}), IsEmpty());
  EXPECT_THAT(Try(allocation, {"VNTEST:SATSUKI 1"}), ElementsAre(kWrong));
  EXPECT_THAT(Try(allocation, {"VNTEST 1"}), ElementsAre(kWrong));
}

TEST_F(KeyRows, AllowTheCompanyAloneToGiveAPlaceOfItsDirectOffer) {
  const Hash offer = scene_.Publish(world().Offer(LegalOffer::kSswDirect));
  EXPECT_THAT(Try(world().Allocation(offer, 1), {"VNTEST:HINOKI 1"}), IsEmpty());
}

// --- KEY_BOUND_BEFORE, KEY_OWNER_NOT_IN_FORCE.

TEST_F(KeyRows, RefuseAKeyThatWasBoundBefore) {
  v1::Statement again = Key(kHinoki, 1);
  EXPECT_THAT(Try(again, {"VNTEST:HINOKI 1", "VNTEST 1"}),
              ElementsAre(v1::FINDING_CODE_KEY_BOUND_BEFORE));
  again.mutable_key_binding()->set_organization(std::string(kFuji));
  EXPECT_THAT(Try(again, {"VNTEST:HINOKI 1", "VNTEST 1"}),
              ElementsAre(v1::FINDING_CODE_KEY_BOUND_BEFORE));
}

TEST_F(KeyRows, RefuseAKeyThatWasBoundAndRevoked) {
  scene_.Publish(scene_.Change(scene_.BindingOf("VNTEST:HINOKI 1"), v1::STATE_REVOKED),
                 {"VNTEST:HINOKI 1"});
  EXPECT_THAT(Try(Key(kHinoki, 1), {"VNTEST:HINOKI 1", "VNTEST 1"}),
              ElementsAre(v1::FINDING_CODE_KEY_BOUND_BEFORE));
}

TEST_F(KeyRows, RefuseABindingOfARootKey) {
  v1::Statement binding = Key(kHinoki, 2);
  binding.mutable_key_binding()->set_public_key(TestPublicKey("VNTEST root 2").ToString());
  EXPECT_THAT(Try(binding, {"VNTEST root 2", "VNTEST 1"}),
              ElementsAre(v1::FINDING_CODE_KEY_BOUND_BEFORE));
}

TEST_F(KeyRows, RefuseAKeyOfAnUnregisteredOrganization) {
  v1::Statement binding = Key(kHinoki, 2);
  binding.mutable_key_binding()->set_organization("VNTEST:NOBODY");
  EXPECT_THAT(Try(binding, {"VNTEST:HINOKI 2", "VNTEST 1"}),
              ElementsAre(v1::FINDING_CODE_KEY_OWNER_NOT_IN_FORCE));
}

TEST_F(KeyRows, RefuseAKeyOfASuspendedOrganization) {
  scene_.Publish(scene_.DecidedOf(kHinoki, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(scene_.Try(Key(kHinoki, 2)), ElementsAre(v1::FINDING_CODE_KEY_OWNER_NOT_IN_FORCE));
  scene_.Publish(scene_.DecidedOf(kHinoki, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(scene_.Try(Key(kHinoki, 2)), IsEmpty());
}

TEST_F(KeyRows, RefuseAKeyOfAnOrganizationWhoseRecordDoesNotCount) {
  const std::uint64_t since = scene_.BindKeyToBeStolen();
  scene_.Publish(world().Record(kHinoki), {"VNTEST 2"});
  EXPECT_THAT(scene_.Try(Key(kHinoki, 2)), IsEmpty());
  scene_.RevokeStolen(kAuthority, since);
  EXPECT_THAT(scene_.Try(Key(kHinoki, 2)), ElementsAre(v1::FINDING_CODE_KEY_OWNER_NOT_IN_FORCE));
}

TEST_F(KeyRows, LetASuspendedOrganizationWithdraw) {
  const Hash offer = scene_.Publish(Offer());
  scene_.Publish(scene_.DecidedOf(kSatsuki, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(Try(scene_.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"}), IsEmpty());
}

}  // namespace
}  // namespace warifu

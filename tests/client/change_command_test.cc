// suspend, reinstate, revoke, key revoke: what is shown, what is wanted, what is never sent. What
// they do: acts_test.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/vouching.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "tests/client/office.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;

struct ChangeOffice : Office {
  ChangeOffice() {
    offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
    Hold("authority", LegalWorld::KeyName(kAuthority, 1));
    Hold("fuji", LegalWorld::KeyName(kFuji, 1));
    SetClock();
    args.organization = std::string(kFuji);
    args.order = {.keys = {"authority"},
                  .reason = "investigation",
                  .decision = "TEST-17/2026",
                  .decided_on = "2026-11-20",
                  .confirm = std::string(CastMemberOf(kFuji).license),
                  .output = {}};
  }
  State Now() { return scene.StateOf(scene.RecordOf(kFuji)); }

  Hash offer;
  SuspendArgs args;
};

TEST(SuspendCommand, ShowsTheVerifiedRecordAndTheProvenOffers) {
  ChangeOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err() << office.client.out();
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("Checked: who had to sign this signed it"),
                                         HasSubstr("NOT VERIFIED that these are all"),
                                         HasSubstr(CodeOf(office.offer) + "  checked: 0 of 3")));
  EXPECT_EQ(office.Now(), State::kSuspended);
}

TEST(SuspendCommand, WantsTheLicenseNumberTyped) {
  ChangeOffice office;
  const std::string license = office.args.order.confirm;
  office.args.order.confirm.clear();
  for (const char* typed : {"", "yes", "VNTEST:FUJI", "JP-TEST-SUP-0002"}) {
    office.client.terminal().Answer(typed);
    EXPECT_EQ(office.client.Run(office.args), kExitUsage) << typed;
  }
  EXPECT_EQ(office.Now(), State::kInForce);
  office.client.terminal().Answer(" " + license + " ");
  EXPECT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_EQ(office.Now(), State::kSuspended);
}

TEST(SuspendCommand, WithNobodyToAskSendsNothing) {
  ChangeOffice office;
  office.args.order.confirm.clear();
  EXPECT_EQ(office.client.Run(office.args), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("--confirm"));
  EXPECT_EQ(office.server->calls, 0);
}

TEST(SuspendCommand, RefusesWhatIsMissingOrWrongBeforeItAsks) {
  ChangeOffice office;
  const SuspendArgs good = office.args;
  const auto expect_usage = [&](const char* words) {
    EXPECT_EQ(office.client.Run(office.args), kExitUsage);
    EXPECT_THAT(office.client.err(), HasSubstr(words));
    EXPECT_EQ(office.Now(), State::kInForce);
    office.args = good;
  };
  office.args.organization = "fuji";
  expect_usage("no organization's id");
  office.args.order.reason = "investigatoin";
  expect_usage("did you mean \"investigation\"");
  office.args.order.decision.clear();
  expect_usage("belong together");
  office.args.order.decision.clear();
  office.args.order.decided_on.clear();
  expect_usage("VNTEST is an authority");
  office.args.order.keys = {"fuji"};
  expect_usage("is no authority");
  office.args.order.keys = {"nobody"};
  expect_usage("nobody");
  office.Hold("stranger", "a stranger");
  office.args.order.keys = {"stranger"};
  expect_usage("bound to nobody");
  office.args.organization = "VNTEST:NOBODY";
  expect_usage("no such organization");
}

TEST(SuspendCommand, PrintsJson) {
  ChangeOffice office;
  ASSERT_EQ(office.RunJson(office.args), kExitOk) << office.client.out();
  const nlohmann::json answer = office.client.Json();
  EXPECT_EQ(answer["suspended"], std::string(kFuji));
  EXPECT_EQ(answer["falls"]["offers"]["listed"][0]["code"], CodeOf(office.offer));
  EXPECT_EQ(answer["falls"]["offers"]["listed"][0]["proven"], true);
  EXPECT_EQ(answer["receipt"]["kind"], "change");
  office.SetClock();
  EXPECT_EQ(office.RunJson(office.args), kExitRefusedByRule);
  EXPECT_EQ(office.client.Json()["refused"][0]["code"], "TRANSITION_NOT_ALLOWED");
}

TEST(SuspendCommand, SpeaksTheReadersLanguages) {
  ChangeOffice office;
  office.client.context().languages = {"vi", "ja"};
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("đã bị đình chỉ"), HasSubstr("CHƯA KIỂM CHỨNG là đủ hết"),
                    HasSubstr("を停止しました"), HasSubstr("これで全部かは未確認")));
}

TEST(SuspendCommand, GoesOnWhereTheServerListsNothing) {
  ChangeOffice office;
  office.lies.offers = [](const v1::OfferFilter&,
                          const AskedPage&) -> Result<HintPage<v1::OfferHint>> {
    return Unavailable("no list today");
  };
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("could not be asked: no list today"));
}

TEST(SuspendCommand, SaysWhichOfferIsNotProven) {
  ChangeOffice office;
  office.server->proof = "no proof";
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr(CodeOf(office.offer) + "  NOT VERIFIED: "));
}

TEST(RevokeAndReinstate, AreTheSameStory) {
  ChangeOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk);
  office.SetClock();
  ReinstateArgs back{office.args.organization, office.args.order};
  back.order.reason = "cause-removed";
  ASSERT_EQ(office.client.Run(back), kExitOk) << office.client.err() << office.client.out();
  EXPECT_EQ(office.Now(), State::kInForce);
  office.SetClock();
  RevokeArgs revoke{office.args.organization, office.args.order};
  ASSERT_EQ(office.client.Run(revoke), kExitOk) << office.client.err() << office.client.out();
  EXPECT_EQ(office.Now(), State::kRevoked);
}

// --- key revoke

struct KeyOffice : ChangeOffice {
  KeyOffice() {
    revoke.what = "fuji";
    revoke.order = args.order;
    revoke.order.reason = "key-stolen";
    revoke.order.confirm = CodeOf(scene.BindingOf("VNTEST:FUJI 1"));
    revoke.compromised_since = "binding";
  }
  State OfKey() { return scene.StateOf(scene.BindingOf("VNTEST:FUJI 1")); }

  KeyRevokeArgs revoke;
};

TEST(KeyRevokeCommand, FindsTheKeyByEachOfItsNames) {
  const std::string hex = EncodeHex(TestPublicKey("VNTEST:FUJI 1").view());
  for (const std::string& what :
       {std::string("fuji"), hex, std::string(kFuji), KeyOffice().revoke.order.confirm}) {
    KeyOffice office;
    office.revoke.what = what;
    ASSERT_EQ(office.client.Run(office.revoke), kExitOk)
        << what << office.client.err() << office.client.out();
    EXPECT_EQ(office.OfKey(), State::kRevoked) << what;
  }
}

TEST(KeyRevokeCommand, ListsWhatStopsCounting) {
  KeyOffice office;
  ASSERT_EQ(office.RunJson(office.revoke), kExitOk) << office.client.out();
  const nlohmann::json falls = office.client.Json()["falls"]["uncounted"];
  EXPECT_EQ(falls["more"], false);
  std::vector<std::string> codes;
  for (const auto& one : falls["listed"]) codes.push_back(one["code"]);
  EXPECT_THAT(codes, AllOf(Contains(CodeOf(office.offer)),
                           Not(Contains(office.revoke.order.confirm))));  // its own binding counts
}

TEST(KeyRevokeCommand, FollowsTheKeysThatTheKeyBound) {
  KeyOffice office;
  LegalWorld& world = office.scene.world();
  const Hash second = office.scene.Publish(world.Key(kFuji, 2), {"VNTEST:FUJI 2", "VNTEST:FUJI 1"});
  const Hash other = office.scene.Publish(world.Offer(LegalOffer::kSsw));
  const Hash by_company = office.scene.Publish(
      office.scene.Change(office.offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  const Hash rests = office.scene.Publish(
      world.Offer(LegalOffer::kEsd), {"VNTEST:SATSUKI 1", "VNTEST:FUJI 2", "VNTEST:CHIM-SAU 1"});
  office.SetClock();
  ASSERT_EQ(office.RunJson(office.revoke), kExitOk) << office.client.out();
  std::vector<std::string> codes;
  const nlohmann::json listed = office.client.Json()["falls"]["uncounted"]["listed"];
  for (const auto& one : listed) codes.push_back(one["code"]);
  EXPECT_THAT(codes, AllOf(Contains(CodeOf(second)), Contains(CodeOf(rests)),
                           Not(Contains(CodeOf(other))), Not(Contains(CodeOf(by_company)))));
}

TEST(KeyRevokeCommand, WantsOneKeyNamedWhereThereAreTwo) {
  KeyOffice office;
  office.scene.Publish(office.scene.world().Key(kFuji, 2));
  office.SetClock();
  office.revoke.what = std::string(kFuji);
  EXPECT_EQ(office.client.Run(office.revoke), kExitUsage);
  EXPECT_THAT(office.client.err(),
              AllOf(HasSubstr("has 2 keys in force"), HasSubstr(office.revoke.order.confirm)));
}

TEST(KeyRevokeCommand, ShowsTheOwnerItsLicenseAndItsOffersWithPlaces) {
  KeyOffice office;
  ASSERT_EQ(office.client.Run(office.revoke), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr(std::string(CastMemberOf(kFuji).license)),
                    HasSubstr("Offers of VNTEST:FUJI that are open or full now"),
                    HasSubstr(CodeOf(office.offer) + "  checked: 0 of 3")));
}

TEST(KeyRevokeCommand, DoesNotWaitForTheOwnersRecord) {
  KeyOffice office;
  office.lies.record = [](std::string_view) -> Result<std::string> {
    return NotFound("no such record");
  };
  ASSERT_EQ(office.client.Run(office.revoke), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("The record of VNTEST:FUJI could not be had"));
}

TEST(KeyRevokeCommand, RefusesATimeOutsideTheKeysLife) {
  KeyOffice office;
  office.revoke.compromised_since = "2019-12-31T00:00:00+00:00";
  EXPECT_EQ(office.client.Run(office.revoke), kExitUsage);
  EXPECT_THAT(office.client.err(), AllOf(HasSubstr("was bound only at "), HasSubstr("binding")));
  office.revoke.compromised_since = "2199-01-01T00:00:00+00:00";
  EXPECT_EQ(office.client.Run(office.revoke), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("is in the future"));
  EXPECT_EQ(office.OfKey(), State::kInForce);
}

TEST(KeyRevokeCommand, RefusesATimeThatIsNone) {
  KeyOffice office;
  office.revoke.compromised_since = "yesterday";
  EXPECT_EQ(office.client.Run(office.revoke), kExitUsage);
  EXPECT_THAT(office.client.err(), AllOf(HasSubstr("--compromised-since"), HasSubstr("binding")));
  EXPECT_EQ(office.OfKey(), State::kInForce);
}

TEST(KeyRevokeCommand, LetsNobodyButTheAuthorityTellSinceWhen) {
  KeyOffice office;
  office.revoke.order.keys = {"fuji"};
  office.revoke.order.decision.clear();
  office.revoke.order.decided_on.clear();
  EXPECT_EQ(office.client.Run(office.revoke), kExitRefusedByRule) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("COMPROMISED_SINCE_WRONG"));
  office.revoke.compromised_since.clear();
  EXPECT_EQ(office.client.Run(office.revoke), kExitOk) << office.client.err();
}

TEST(KeyRevokeCommand, RefusesWhatIsNoKey) {
  KeyOffice office;
  office.revoke.what = CodeOf(office.offer);
  EXPECT_EQ(office.client.Run(office.revoke), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr("is no key binding"));
  office.revoke.what = EncodeHex(TestPublicKey("unbound").view());
  EXPECT_EQ(office.client.Run(office.revoke), kExitUsage);
  office.lies.binding = [&](const PublicKey&) {
    return ConnectToFake(office.server)->GetBinding(TestPublicKey("VNTEST:HINOKI 1"));
  };
  office.revoke.what = "fuji";
  EXPECT_EQ(office.client.Run(office.revoke), kExitCouldNotCheck);
  EXPECT_EQ(office.OfKey(), State::kInForce);
}

// --- Vouching

std::string WhyNot(const Vouching& vouching) {
  return vouching.why_not ? vouching.why_not->English() : std::string();
}

struct VouchingOffice : ChangeOffice {
  Vouching Of(std::string_view organization) {
    const BelievedRegistry registry = OpenRegistry(client.context()).value();
    return VouchFor(registry, FetchRecord(registry, organization).value(),
                    client.context().now_s());
  }
};

TEST(VouchFor, BelievesARecordOfItsAuthority) {
  VouchingOffice office;
  const Vouching vouching = office.Of(kFuji);
  EXPECT_TRUE(vouching.counts) << WhyNot(vouching);
}

TEST(VouchFor, DoesNotBelieveARecordByAStolenKey) {
  VouchingOffice office;
  office.scene.BindKeyToBeStolen();
  const std::uint64_t since = office.scene.AdmittedAt(office.scene.BindingOf("VNTEST 2"));
  office.scene.Publish(office.scene.world().Record(kFuji), {"VNTEST 2"});
  office.SetClock();
  EXPECT_TRUE(office.Of(kFuji).counts) << WhyNot(office.Of(kFuji));
  office.scene.RevokeStolen(kAuthority, since);
  office.SetClock();
  EXPECT_FALSE(office.Of(kFuji).counts);
  EXPECT_THAT(WhyNot(office.Of(kFuji)), HasSubstr("a key that does not count"));
}

// Statements of every kind that a confirmation shows.
TEST(VouchFor, BelievesWhatIsInOrder) {
  VouchingOffice office;
  const Hash place = office.scene.Publish(office.scene.world().Allocation(office.offer, 1),
                                          {LegalWorld::KeyName(kChimSau, 1)});
  office.SetClock();
  ASSERT_EQ(office.client.Run(office.args), kExitOk);
  const LeafIndex changed = office.scene.Find(office.scene.RecordOf(kFuji)).standing.changed_by;
  const Hash change = (*office.scene.state().EntryAt(changed))->statement()->name();
  office.SetClock();
  const BelievedRegistry registry = OpenRegistry(office.client.context()).value();
  for (const Hash& name :
       {place, change, office.offer, office.scene.world().AppointmentName(kFuji, kChimSau),
        office.scene.BindingOf("VNTEST:FUJI 1"), office.scene.BindingOf("VNTEST 1")}) {
    const VerifiedReceipt receipt = FetchStatement(registry, Code::Of(name)).value();
    const Vouching vouching = VouchFor(registry, receipt, office.client.context().now_s());
    EXPECT_TRUE(vouching.counts) << CodeOf(name) << ": " << WhyNot(vouching);
  }
}

TEST(VouchFor, DoesNotBelieveAChangeByAStranger) {
  VouchingOffice office;
  struct Changes none;
  const v1::Statement stranger =
      office.scene.Change(office.scene.RecordOf(kFuji), v1::STATE_SUSPENDED);
  office.scene.log().AppendAnyway(SignStatement(stranger, {"VNTEST:HINOKI 1"}), none);
  office.scene.log().Seal();
  office.SetClock();
  const BelievedRegistry registry = OpenRegistry(office.client.context()).value();
  const VerifiedReceipt receipt = FetchStatement(registry, Code::Of(NameOf(stranger))).value();
  EXPECT_THAT(WhyNot(VouchFor(registry, receipt, office.client.context().now_s())),
              HasSubstr("not signed by whom it must be"));
}

TEST(VouchFor, DoesNotBelieveOldNews) {
  VouchingOffice office;
  office.client.SetNow(office.client.context().now_s() + 3 * 3600);
  EXPECT_THAT(WhyNot(office.Of(kFuji)), HasSubstr("only old news"));
}

TEST(VouchFor, DoesNotBelieveWhatItCannotAskFor) {
  VouchingOffice office;
  office.lies.binding = [](const PublicKey&) -> Result<std::string> {
    return Unavailable("not today");
  };
  EXPECT_THAT(WhyNot(office.Of(kFuji)), HasSubstr("could not be had"));
  office.lies.binding = [&](const PublicKey&) {
    return ConnectToFake(office.server)->GetBinding(TestPublicKey("VNTEST:HINOKI 1"));
  };
  EXPECT_FALSE(office.Of(kFuji).counts);
}

TEST(SignKeyBindingTelephone, IsLabelledWhenItsRecordIsNotVerified) {
  ChangeOffice office;
  v1::Statement record = office.scene.world().Record(kFuji);
  record.mutable_organization()->add_channels()->set_telephone("+81 29 000 0000");
  office.scene.Publish(record);
  office.SetClock();
  const v1::Statement binding = office.scene.world().Key(kFuji, 2);
  SignArgs sign;
  sign.files = {office.Statement("key.statement", binding, {LegalWorld::KeyName(kFuji, 2)})};
  sign.key = "authority";
  sign.yes = true;
  office.client.terminal().Answer("no");
  EXPECT_EQ(office.client.Run(sign), kExitUsage);
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("+81 29 000 0000"), Not(HasSubstr("NOT VERIFIED"))));
  office.lies.binding = [](const PublicKey&) -> Result<std::string> {
    return Unavailable("not today");
  };
  office.client.terminal().Answer("no");
  EXPECT_EQ(office.client.Run(sign), kExitUsage);
  EXPECT_THAT(office.client.out(), HasSubstr("NOT VERIFIED: the numbers below"));
}

}  // namespace
}  // namespace warifu

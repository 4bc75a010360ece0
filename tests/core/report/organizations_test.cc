// The lists about organizations: what is found, and where the lines are drawn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/statement/name_keys.h"
#include "tests/core/report/listed.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// --- 3. Licenses

TEST(EndingLicenses, AreListedUpToSixtyDaysAhead) {
  // A last day ends at midnight behind it: day 59 from today ends within 60 days.
  for (const auto& [days, listed] : std::map<int, bool>{{1, true}, {59, true}, {60, false}}) {
    Scene scene;
    const Hash offer = scene.Publish(OfferWith(scene, 1));
    Renew(scene, kFuji, [&scene, days = days](v1::Organization& record) {
      record.mutable_license()->mutable_validity()->set_until(DayAfter(scene, days));
    });
    const auto findings = FindingsIn(ReportList::kEndingLicenses, scene);
    ASSERT_EQ(!findings.empty(), listed) << days;
    if (!listed) continue;
    EXPECT_EQ(findings[0].organizations[0].id, kFuji);
    EXPECT_EQ(Fact<Day>(findings[0], "ends_on").date, DayAfter(scene, days));
    EXPECT_THAT(findings[0].offers.named, ElementsAre(Code::Of(offer)));
  }
}

TEST(EndingLicenses, PassOverWhoHasNoOpenOffer) {
  Scene scene;
  Renew(scene, kFuji, [&](v1::Organization& record) {
    record.mutable_license()->mutable_validity()->set_until(DayAfter(scene, 5));
  });
  EXPECT_THAT(FindingsIn(ReportList::kEndingLicenses, scene), IsEmpty());
}

// --- 4. Stopped parties

TEST(StoppedParties, AreListedWithTheirOffers) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 1));
  EXPECT_THAT(FindingsIn(ReportList::kStoppedParties, scene), IsEmpty());
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  const auto findings = FindingsIn(ReportList::kStoppedParties, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].what, ReportWhat::kPartyStopped);
  EXPECT_EQ(findings[0].organizations[0].id, kFuji);
  EXPECT_EQ(Fact<State>(findings[0], "state"), State::kSuspended);
  EXPECT_THAT(findings[0].offers.named, ElementsAre(Code::Of(offer)));
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(FindingsIn(ReportList::kStoppedParties, scene), IsEmpty());
}

TEST(StoppedParties, HaveThoseWhoseRecordDoesNotCount) {
  Scene scene;
  scene.Publish(OfferWith(scene, 1));
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.Publish(scene.world().Record(kFuji), {"VNTEST 2"});
  EXPECT_THAT(FindingsIn(ReportList::kStoppedParties, scene), IsEmpty());
  scene.RevokeStolen(kAuthority, since_ms);
  const auto findings = FindingsIn(ReportList::kStoppedParties, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].what, ReportWhat::kPartyNotCounting);
  EXPECT_EQ(findings[0].next, NextStep::kIssueAnew);
}

TEST(StoppedParties, PassOverWhoIsNoParty) {
  Scene scene;
  scene.Publish(OfferWith(scene, 1));
  scene.Publish(scene.DecidedOf(kHinoki, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(FindingsIn(ReportList::kStoppedParties, scene), IsEmpty());
}

// --- 6. Records

TEST(EndingRecords, AreListedUpToSixtyDaysAhead) {
  for (const auto& [days, listed] : std::map<int, bool>{{1, true}, {59, true}, {60, false}}) {
    for (const std::string_view id : {kSatsuki, kClinic}) {  // a party, a payee
      Scene scene;
      const Hash offer = scene.Publish(OfferWith(scene, 1));
      Renew(scene, id, [&scene, days = days](v1::Organization& record) {
        record.mutable_validity()->set_until(DayAfter(scene, days));
      });
      const auto findings = FindingsIn(ReportList::kEndingRecords, scene);
      ASSERT_EQ(!findings.empty(), listed) << id << days;
      if (!listed) continue;
      EXPECT_EQ(findings[0].organizations[0].id, id);
      EXPECT_THAT(findings[0].offers.named, ElementsAre(Code::Of(offer)));
    }
  }
}

// The offer holds until 30 October 2027, 24:00 UTC; asked is forty days before.
TEST(EndingRecords, PassOverRecordsThatOutliveTheOffer) {
  for (const auto& [last_day, listed] :
       std::map<std::string, bool>{{"2027-10-29", true}, {"2027-10-30", false}}) {
    Scene scene;
    scene.Publish(OfferWith(scene, 1));
    Renew(scene, kSatsuki, [&last_day = last_day](v1::Organization& record) {
      record.mutable_validity()->set_until(last_day);
    });
    EXPECT_EQ(!FindingsIn(ReportList::kEndingRecords, scene, 305 * kDayMs).empty(), listed)
        << last_day;
  }
}

// --- 7. Shared

TEST(SharedDetails, ListAccountsHoweverWritten) {
  Scene scene;
  Renew(scene, kClinic,
        [](v1::Organization& record) { record.mutable_accounts(0)->set_number("12-34.56"); });
  EXPECT_THAT(FindingsIn(ReportList::kSharedDetails, scene), IsEmpty());
  Renew(scene, kChimSau,
        [](v1::Organization& record) { record.mutable_accounts(0)->set_number("123456"); });
  const auto findings = FindingsIn(ReportList::kSharedDetails, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].what, ReportWhat::kSharedAccount);
  EXPECT_EQ(Fact<std::uint64_t>(findings[0], "organizations_count"), 2U);
  EXPECT_EQ(findings[0].organizations[0].id, kChimSau);
  EXPECT_EQ(findings[0].organizations[1].id, kClinic);
}

TEST(SharedDetails, ListAddressesHoweverWritten) {
  Scene scene;
  Renew(scene, kHoaSen,
        [](v1::Organization& record) { record.add_channels()->set_address("12 Phố Huế, Hà Nội"); });
  Renew(scene, kCayTram,
        [](v1::Organization& record) { record.add_channels()->set_address("1-2 PHO HUE HA NOI"); });
  EXPECT_THAT(FindingsIn(ReportList::kSharedDetails, scene), IsEmpty());
  Renew(scene, kChimSau,
        [](v1::Organization& record) { record.add_channels()->set_address("12 PHO HUE; HA NOI"); });
  const auto findings = FindingsIn(ReportList::kSharedDetails, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].what, ReportWhat::kSharedAddress);
}

TEST(SharedDetails, PassOverDeclaredAffiliates) {
  Scene scene;
  Renew(scene, kClinic,
        [](v1::Organization& record) { record.mutable_accounts(0)->set_number("123456"); });
  Renew(scene, kChimSau, [](v1::Organization& record) {
    record.mutable_accounts(0)->set_number("123456");
    record.add_affiliates(std::string(kClinic));
  });
  EXPECT_THAT(FindingsIn(ReportList::kSharedDetails, scene), IsEmpty());
}

TEST(SharedDetails, PassOverWhoIsRevoked) {
  Scene scene;
  for (const std::string_view id : {kClinic, kChimSau}) {
    Renew(scene, id,
          [](v1::Organization& record) { record.mutable_accounts(0)->set_number("123456"); });
  }
  scene.Publish(scene.DecidedOf(kClinic, v1::STATE_REVOKED), TheAuthority());
  EXPECT_THAT(FindingsIn(ReportList::kSharedDetails, scene), IsEmpty());
}

// --- 8. Look-alike keys

TEST(DifferingNameKeys, AreListedWithWhoLooksAlike) {
  Scene scene;
  const NameKeys others = NameKeysOf("Somebody else entirely");
  Renew(scene, kFuji, [&](v1::Organization& record) {
    record.mutable_names(0)->set_name(CastMemberOf(kHinoki).native_name.data());
    record.mutable_names(0)->set_exact_key(others.exact.ToString());
    record.mutable_names(0)->set_skeleton_key(others.skeleton.ToString());
    record.mutable_names(0)->set_plain_key(others.plain.ToString());
  });
  const auto findings = FindingsIn(ReportList::kDifferingNameKeys, scene);
  ASSERT_THAT(findings, SizeIs(3));  // one for each key
  EXPECT_EQ(findings[0].next, NextStep::kCompareNames);
  ASSERT_THAT(findings[0].organizations, SizeIs(2));
  EXPECT_EQ(findings[0].organizations[1].id, kHinoki);
  EXPECT_EQ(Fact<std::string>(findings[0], "field"), "exact_key");
}

TEST(DifferingNameKeys, NeedNobodyWhoLooksAlike) {
  Scene scene;
  Renew(scene, kFuji, [&](v1::Organization& record) {
    record.mutable_names(0)->set_plain_key(NameKeysOf("other").plain.ToString());
  });
  const auto findings = FindingsIn(ReportList::kDifferingNameKeys, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].next, NextStep::kSignNameAnew);
  EXPECT_EQ(Fact<std::string>(findings[0], "field"), "plain_key");
}

}  // namespace
}  // namespace warifu

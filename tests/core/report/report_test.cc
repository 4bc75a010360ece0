// Each list of the report: what it finds, and where its lines are drawn.
#include "core/report/report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/lists.h"
#include "core/statement/name_keys.h"
#include "core/text/civil_date.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::uint64_t kDayMs = 24 * 3600 * std::uint64_t{1000};

// One list of the report over a scene, as of now or so much later.
ReportSection ListOf(ReportList list, const Scene& scene, std::uint64_t later_ms = 0) {
  const std::uint64_t at_ms = scene.legal().log().last_ms() + later_ms;
  return MakeReport(ReportInput::Of(scene.state(), at_ms))[static_cast<std::size_t>(list)];
}

std::vector<ReportFinding> FindingsIn(ReportList list, const Scene& scene,
                                      std::uint64_t later_ms = 0) {
  return ListOf(list, scene, later_ms).findings;
}

// "2027-01-19", so many days after the scene's now.
std::string DayAfter(const Scene& scene, std::int64_t days) {
  const auto today = DateAt(scene.now_ms() / 1000, 0);
  return FormatCivilDate(AddDays(*today, days).value());
}

template <typename T>
T Fact(const ReportFinding& finding, std::string_view name) {
  for (const ReportFact& fact : finding.facts) {
    if (fact.name == name) return std::get<T>(fact.value);
  }
  ADD_FAILURE() << name;
  return {};
}

// Two months of the offer's base pay, 204533 JPY, at 168 VND: JP-ESD-2M.
constexpr std::int64_t kCeilingVnd = 2 * 204'533 * 168;

// An offer with one service charge; places: of the appointments twelve may be promised.
v1::Statement OfferWith(Scene& scene, std::uint32_t places, std::int64_t charge_vnd = 0) {
  v1::Statement offer = scene.world().Offer(LegalOffer::kEsd);
  v1::Offer& body = *offer.mutable_offer();
  body.mutable_job()->set_places(places);
  if (charge_vnd == 0) return offer;
  for (v1::FeeLine& line : *body.mutable_worker_fees()) {
    if (line.code() == v1::FEE_CODE_SERVICE_CHARGE) {
      line.mutable_amount()->set_minor_units(charge_vnd);
    }
  }
  SetFeeTotal(body);
  return offer;
}

// Renews a record with whatever `change` does to it.
template <typename Change>
Hash Renew(Scene& scene, std::string_view id, Change change) {
  v1::Statement record = scene.world().Record(id);
  change(*record.mutable_organization());
  return scene.Publish(record);
}

// --- All

TEST(Report, HasTenListsInOrderAlsoOfAnEmptyRegistry) {
  const Scene scene;
  const auto sections = MakeReport(ReportInput::Of(scene.state(), scene.now_ms()));
  ASSERT_THAT(sections, SizeIs(kReportLists));
  for (std::size_t i = 0; i < sections.size(); ++i) {
    EXPECT_EQ(sections[i].list, static_cast<ReportList>(i));
    EXPECT_EQ(sections[i].count, 0U) << ReportListName(sections[i].list);
  }
}

TEST(Report, ShowsOnlySoManyFindingsAndCountsTheRest) {
  ReportSection section;
  for (std::size_t i = 0; i <= kMaxShownFindings; ++i) section.Add({});
  EXPECT_THAT(section.findings, SizeIs(kMaxShownFindings));
  EXPECT_EQ(section.count, kMaxShownFindings + 1);
}

TEST(OfferCodes, NameOnlySoMany) {
  OfferCodes codes;
  for (std::size_t i = 0; i <= kMaxNamedOffers; ++i) codes.Add(Code());
  EXPECT_THAT(codes.named, SizeIs(kMaxNamedOffers));
  EXPECT_EQ(codes.count, kMaxNamedOffers + 1);
}

// --- 1. Near a ceiling

TEST(NearCeilings, HasAnOfferFromItsShareOn) {
  constexpr std::int64_t kNear = (kCeilingVnd * 95 + 99) / 100;
  for (const auto& [charge, listed] : std::map<std::int64_t, bool>{
           {1, false}, {kNear - 1, false}, {kNear, true}, {kCeilingVnd, true}}) {
    Scene scene;
    scene.Publish(OfferWith(scene, 1, charge));
    EXPECT_EQ(!FindingsIn(ReportList::kNearCeilings, scene).empty(), listed) << charge;
  }
}

TEST(NearCeilings, NamesSumCeilingAndItsCode) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 1, kCeilingVnd));
  const auto findings = FindingsIn(ReportList::kNearCeilings, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].about->code, Code::Of(offer));
  EXPECT_EQ(Fact<v1::Money>(findings[0], "sum").minor_units(), kCeilingVnd);
  EXPECT_EQ(Fact<v1::Money>(findings[0], "ceiling").minor_units(), kCeilingVnd);
  EXPECT_EQ(Fact<std::uint64_t>(findings[0], "percent"), 100U);
  EXPECT_EQ(Fact<std::string>(findings[0], "ceiling_code"), "JP-ESD-2M");
  EXPECT_EQ(findings[0].organizations.front().id, kSatsuki);
  EXPECT_FALSE(findings[0].organizations.front().name.empty());
}

TEST(NearCeilings, KeepToTheRulesetOfTheAdmission) {
  Scene scene;
  scene.Publish(OfferWith(scene, 1, kCeilingVnd));
  v1::Statement ruleset = scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->clear_ceilings();
  scene.Publish(ruleset);
  EXPECT_THAT(FindingsIn(ReportList::kNearCeilings, scene), SizeIs(1));
}

TEST(NearCeilings, PassOverWhatIsWithdrawnOrPast) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 1, kCeilingVnd));
  EXPECT_THAT(FindingsIn(ReportList::kNearCeilings, scene, 400 * kDayMs), IsEmpty());
  scene.Publish(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  EXPECT_THAT(FindingsIn(ReportList::kNearCeilings, scene), IsEmpty());
}

// --- 2. Used appointments: twelve places each

TEST(UsedAppointments, AreListedFromNineTenthsOn) {
  for (const auto& [places, listed] :
       std::map<std::uint32_t, bool>{{1, false}, {10, false}, {11, true}, {12, true}}) {
    Scene scene;
    scene.Publish(OfferWith(scene, places));
    EXPECT_EQ(!FindingsIn(ReportList::kUsedAppointments, scene).empty(), listed) << places;
  }
}

TEST(UsedAppointments, TellNearlyFromAll) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 11));
  const auto nearly = FindingsIn(ReportList::kUsedAppointments, scene);
  ASSERT_THAT(nearly, SizeIs(2));  // by the supervising organization and by the sending one
  EXPECT_EQ(nearly[0].what, ReportWhat::kPlacesNearlyUsed);
  EXPECT_EQ(Fact<std::uint64_t>(nearly[0], "places_used"), 11U);
  EXPECT_EQ(Fact<std::uint64_t>(nearly[0], "places"), 12U);
  scene.Publish(OfferWith(scene, 1));
  EXPECT_EQ(FindingsIn(ReportList::kUsedAppointments, scene)[0].what, ReportWhat::kPlacesUsed);
  scene.Publish(scene.Change(offer, v1::STATE_WITHDRAWN), {"VNTEST:SATSUKI 1"});
  EXPECT_THAT(FindingsIn(ReportList::kUsedAppointments, scene), IsEmpty());
}

TEST(UsedAppointments, PassOverThosePastTheirDates) {
  Scene scene;
  scene.Publish(OfferWith(scene, 12));
  EXPECT_THAT(FindingsIn(ReportList::kUsedAppointments, scene, 600 * kDayMs), IsEmpty());
}

// --- 3. Licenses

TEST(EndingLicenses, AreListedUpToSixtyDaysAhead) {
  // A last day ends at midnight behind it: day 59 from today ends within 60 days.
  for (const auto& [days, listed] : std::map<int, bool>{{1, true}, {59, true}, {60, false}}) {
    Scene scene;
    const Hash offer = scene.Publish(OfferWith(scene, 1));
    Renew(scene, kFuji, [&](v1::Organization& record) {
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

TEST(StoppedParties, PassOverWhoIsNoParty) {
  Scene scene;
  scene.Publish(OfferWith(scene, 1));
  scene.Publish(scene.DecidedOf(kHinoki, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(FindingsIn(ReportList::kStoppedParties, scene), IsEmpty());
}

// --- 5. Never given

TEST(NeverGiven, IsListedAfterNinetyDays) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 2));
  const std::uint64_t since_ms = scene.AdmittedAt(offer);
  const auto after = [&](std::uint64_t ms) {
    return ReportInput::Of(scene.state(), since_ms + ms);
  };
  ReportSection at_it;
  ListNeverGiven(after(90 * kDayMs), at_it);
  EXPECT_THAT(at_it.findings, IsEmpty());
  ReportSection beyond;
  ListNeverGiven(after(90 * kDayMs + 1), beyond);
  ASSERT_THAT(beyond.findings, SizeIs(1));
  EXPECT_EQ(Fact<std::uint64_t>(beyond.findings[0], "days"), 90U);
  EXPECT_EQ(Fact<std::uint64_t>(beyond.findings[0], "places"), 2U);
  EXPECT_EQ(beyond.findings[0].organizations[0].id, kChimSau);
}

TEST(NeverGiven, PassesOverAnOfferWithOnePlaceGiven) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 2));
  scene.Publish(scene.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 1"});
  EXPECT_THAT(FindingsIn(ReportList::kNeverGiven, scene, 100 * kDayMs), IsEmpty());
}

// --- 6. Records

TEST(EndingRecords, AreListedUpToSixtyDaysAhead) {
  for (const auto& [days, listed] : std::map<int, bool>{{1, true}, {59, true}, {60, false}}) {
    for (const std::string_view id : {kSatsuki, kClinic}) {  // a party, a payee
      Scene scene;
      const Hash offer = scene.Publish(OfferWith(scene, 1));
      Renew(scene, id, [&](v1::Organization& record) {
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
    Renew(scene, kSatsuki, [&last_day](v1::Organization& record) {
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

// --- 9. No longer counting

// Signs as the first authority with its second key, to be stolen.
KeyNames Stolen() { return {"VNTEST 2"}; }

TEST(NoLongerCounting, HasNothingWithoutATheft) {
  Scene scene;
  scene.BindKeyToBeStolen();
  scene.Publish(scene.world().Record(kFuji), Stolen());
  EXPECT_THAT(FindingsIn(ReportList::kNoLongerCounting, scene), IsEmpty());
}

TEST(NoLongerCounting, ListsARecordToBeIssuedAnew) {
  Scene scene;
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  const Hash record = scene.Publish(scene.world().Record(kFuji), Stolen());
  scene.RevokeStolen(kAuthority, since_ms);
  const auto findings = FindingsIn(ReportList::kNoLongerCounting, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].about->code, Code::Of(record));
  EXPECT_EQ(findings[0].next, NextStep::kIssueAnew);
  EXPECT_EQ(Fact<std::string>(findings[0], "key_of"), kAuthority);
  EXPECT_EQ(Fact<AtMs>(findings[0], "since_ms").ms, since_ms);
  EXPECT_EQ(findings[0].organizations[0].id, kFuji);
  scene.Publish(scene.world().Record(kFuji));  // issued anew
  EXPECT_THAT(FindingsIn(ReportList::kNoLongerCounting, scene), IsEmpty());
}

TEST(NoLongerCounting, ListsAChangeToBeUndone) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 1));
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  const Hash change = scene.Publish(scene.Decided(offer, v1::STATE_WITHDRAWN), Stolen());
  scene.RevokeStolen(kAuthority, since_ms);
  const auto findings = FindingsIn(ReportList::kNoLongerCounting, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].about->code, Code::Of(change));
  EXPECT_EQ(findings[0].next, NextStep::kUndoOrConfirm);
  scene.Publish(scene.Decided(offer, v1::STATE_IN_FORCE), TheAuthority());
  EXPECT_THAT(FindingsIn(ReportList::kNoLongerCounting, scene), IsEmpty());
}

TEST(NoLongerCounting, ListsAKeyBoundByAStolenOneAndWhatThatSigned) {
  Scene scene;
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  v1::Statement binding = scene.world().Key(kSatsuki, 3);
  scene.Publish(binding, {"VNTEST:SATSUKI 3", "VNTEST 2"});
  scene.RevokeStolen(kAuthority, since_ms);
  const auto findings = FindingsIn(ReportList::kNoLongerCounting, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].next, NextStep::kBindAnotherKey);
  EXPECT_EQ(findings[0].organizations[0].id, kSatsuki);
}

TEST(NoLongerCounting, PassesOverWhatWasSignedBefore) {
  Scene scene;
  scene.BindKeyToBeStolen();
  scene.Publish(scene.world().Record(kFuji), Stolen());
  scene.Wait(10);
  const std::uint64_t since_ms = scene.now_ms();
  scene.RevokeStolen(kAuthority, since_ms);
  EXPECT_THAT(FindingsIn(ReportList::kNoLongerCounting, scene), IsEmpty());
}

// --- 10. Freed by theft

// Fuji is suspended, let go with a key that is stolen, and renewed.
std::uint64_t FreeFuji(Scene& scene) {
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_IN_FORCE), Stolen());
  return since_ms;
}

TEST(FreedByTheft, ListsARecordRenewedBeforeAnybodyKnew) {
  Scene scene;
  const std::uint64_t since_ms = FreeFuji(scene);
  const Hash renewed = scene.Publish(scene.world().Record(kFuji));
  EXPECT_THAT(FindingsIn(ReportList::kFreedByTheft, scene), IsEmpty());
  scene.RevokeStolen(kAuthority, since_ms);
  const auto findings = FindingsIn(ReportList::kFreedByTheft, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].about->code, Code::Of(renewed));
  EXPECT_EQ(findings[0].next, NextStep::kSuspendAgain);
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  EXPECT_THAT(FindingsIn(ReportList::kFreedByTheft, scene), IsEmpty());
}

TEST(FreedByTheft, PassesOverWhatIsNotRenewed) {
  Scene scene;
  const std::uint64_t since_ms = FreeFuji(scene);
  scene.RevokeStolen(kAuthority, since_ms);
  EXPECT_THAT(FindingsIn(ReportList::kFreedByTheft, scene), IsEmpty());
  EXPECT_THAT(FindingsIn(ReportList::kNoLongerCounting, scene), SizeIs(1));
}

TEST(FreedByTheft, PassesOverAnHonestReinstatement) {
  Scene scene;
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_SUSPENDED), TheAuthority());
  scene.Publish(scene.DecidedOf(kFuji, v1::STATE_IN_FORCE), TheAuthority());
  scene.Publish(scene.world().Record(kFuji));
  scene.RevokeStolen(kAuthority, since_ms);
  EXPECT_THAT(FindingsIn(ReportList::kFreedByTheft, scene), IsEmpty());
}

}  // namespace
}  // namespace warifu

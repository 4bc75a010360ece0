// The lists about offers and their appointments: what is found, and where the lines are drawn.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "core/report/lists.h"
#include "tests/core/report/listed.h"

namespace warifu {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

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

// One that an authority fixed is named by the appointment.
TEST(NearCeilings, AreThoseOfAppointmentsToo) {
  Scene scene;
  v1::Statement appointment = scene.world().Next(scene.world().FirstAppointment(kFuji, kChimSau));
  v1::FixedCeiling& ceiling = *appointment.mutable_appointment()->add_ceilings();
  ceiling.add_fee_codes(v1::FEE_CODE_SERVICE_CHARGE);
  ceiling.mutable_amount()->set_currency("VND");
  ceiling.mutable_amount()->set_minor_units(60'000'000);
  const Hash fixed = scene.Publish(appointment);
  scene.Publish(OfferWith(scene, 1, 60'000'000));
  const auto findings = FindingsIn(ReportList::kNearCeilings, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(Fact<std::string>(findings[0], "ceiling_code"), CodeOf(fixed));
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

TEST(UsedAppointments, TellWhereAnUndoPromisedMoreThanAll) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 12));
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.Publish(scene.Decided(offer, v1::STATE_WITHDRAWN), {"VNTEST 2"});
  scene.Publish(OfferWith(scene, 1));
  scene.RevokeStolen(kAuthority, since_ms);
  scene.Publish(scene.Decided(offer, v1::STATE_IN_FORCE), TheAuthority());
  const auto findings = FindingsIn(ReportList::kUsedAppointments, scene);
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].what, ReportWhat::kPlacesOverUsed);
  EXPECT_EQ(Fact<std::uint64_t>(findings[0], "places_used"), 13U);
  EXPECT_EQ(findings[0].next, NextStep::kFreePlaces);
}

TEST(UsedAppointments, PassOverThosePastTheirDates) {
  Scene scene;
  scene.Publish(OfferWith(scene, 12));
  EXPECT_THAT(FindingsIn(ReportList::kUsedAppointments, scene, 600 * kDayMs), IsEmpty());
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

}  // namespace
}  // namespace warifu

// The lists about what a theft leaves: what is found, and what not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/core/report/listed.h"

namespace warifu {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

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

TEST(NoLongerCounting, ListsRulesetsAppointmentsAndOffers) {
  Scene scene;
  const std::uint64_t since_ms = scene.BindKeyToBeStolen();
  scene.Publish(scene.world().Ruleset(kAuthority), Stolen());
  scene.Publish(scene.world().Next(scene.world().FirstAppointment(kFuji, kChimSau)),
                {"VNTEST:FUJI 1", "VNTEST:CHIM-SAU 1", "VNTEST 2"});
  scene.RevokeStolen(kAuthority, since_ms);
  const auto findings = FindingsIn(ReportList::kNoLongerCounting, scene);
  ASSERT_THAT(findings, SizeIs(2));
  EXPECT_EQ(findings[0].about->kind, StatementKind::kRuleset);
  EXPECT_EQ(findings[0].organizations[0].id, kAuthority);
  EXPECT_EQ(findings[1].about->kind, StatementKind::kAppointment);
  EXPECT_EQ(findings[1].organizations[1].id, kChimSau);
  for (const ReportFinding& one : findings) EXPECT_EQ(one.next, NextStep::kIssueAnew);
}

TEST(NoLongerCounting, ListsAnOfferUntilItsLastDay) {
  Scene scene;
  const std::uint64_t since_ms = scene.BindKeyToBeStolen(kChimSau);
  scene.Publish(OfferWith(scene, 1), {"VNTEST:SATSUKI 1", "VNTEST:FUJI 1", "VNTEST:CHIM-SAU 2"});
  scene.RevokeStolen(kChimSau, since_ms);
  const auto findings = FindingsIn(ReportList::kNoLongerCounting, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(Fact<std::string>(findings[0], "key_of"), kChimSau);
  EXPECT_THAT(findings[0].organizations, SizeIs(3));
  EXPECT_THAT(FindingsIn(ReportList::kNoLongerCounting, scene, 400 * kDayMs), IsEmpty());
}

TEST(NoLongerCounting, ListsAPlaceToBeGivenAnew) {
  Scene scene;
  const Hash offer = scene.Publish(OfferWith(scene, 2));
  const std::uint64_t since_ms = scene.BindKeyToBeStolen(kChimSau);
  const Hash place = scene.Publish(scene.world().Allocation(offer, 1), {"VNTEST:CHIM-SAU 2"});
  scene.RevokeStolen(kChimSau, since_ms);
  const auto findings = FindingsIn(ReportList::kNoLongerCounting, scene);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings[0].next, NextStep::kGivePlaceAnew);
  EXPECT_EQ(findings[0].organizations[0].id, kSatsuki);
  scene.Publish(scene.Change(place, v1::STATE_WITHDRAWN), {"VNTEST:CHIM-SAU 1"});
  EXPECT_THAT(FindingsIn(ReportList::kNoLongerCounting, scene), IsEmpty());
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

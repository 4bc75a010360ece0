// One illegal change of a legal offer is refused with the code of that change: one table for all
// rules that version 1 adds, checked against the table of rules.
#include "tests/support/illegal_changes.h"

#include <set>

#include "core/rules/row.h"
#include "core/rules/rows.h"
#include "core/statement/finding_value.h"
#include "tests/core/rules/offer/version_one.h"

namespace warifu {
namespace {

// What needs an offer before (superseding_test.cc) or another organization (name_rows_test.cc).
const std::set<v1::FindingCode> kElsewhere = {v1::FINDING_CODE_WORSE_FOR_WORKER,
                                              v1::FINDING_CODE_NAME_TOO_SIMILAR};

std::string NameOf(v1::FindingCode code) { return v1::FindingCode_Name(code).substr(13); }

// Words go over the wire and come back as what they were.
void ExpectSayable(const v1::Finding& finding) {
  if (finding.has_found_words()) {
    const auto found = FromWords(finding.found_words());
    ASSERT_TRUE(found.has_value()) << finding.found();
    EXPECT_EQ(found->English(), finding.found());
  }
  if (finding.has_wanted_words()) {
    const auto wanted = FromWords(finding.wanted_words());
    ASSERT_TRUE(wanted.has_value()) << finding.wanted();
    EXPECT_EQ(wanted->English(), finding.wanted());
  }
}

TEST_F(VersionOne, AdmitsEveryLegalOffer) {
  for (const LegalOffer kind : kLegalOffers) {
    EXPECT_THAT(Judged(world().Offer(kind)), IsEmpty()) << static_cast<int>(kind);
  }
}

// The legal registry, with the ruleset that forbids the change.
LegalRegistry RegistryFor(const IllegalChange& one) {
  LegalRegistry registry;
  if (one.ruleset == nullptr) return registry;
  v1::Statement ruleset = registry.world().Ruleset(kAuthority);
  one.ruleset(*ruleset.mutable_ruleset());
  registry.Publish(ruleset);
  return registry;
}

TEST_F(VersionOne, RefusesEachIllegalChangeWithItsCode) {
  for (const IllegalChange& one : IllegalChanges()) {
    LegalRegistry registry = RegistryFor(one);
    v1::Statement offer = registry.world().Offer(one.kind);
    one.change(*offer.mutable_offer());
    const Findings findings = registry.log().DryRun(registry.world().Sign(offer)).findings;
    const auto found = Short(findings);
    EXPECT_THAT(found, Contains(NameOf(one.code) + " " + std::string(one.field)));
    EXPECT_THAT(found, Each(StartsWith(NameOf(one.code) + " ")));
    for (const v1::Finding& finding : findings) ExpectSayable(finding);
  }
}

// What a version adds judges no entry of an earlier one.
class EarlierVersion : public NotingState {
 public:
  using NotingState::NotingState;
  std::uint32_t rules_version() const override { return 0; }
};

TEST_F(VersionOne, LeavesAnEarlierVersionAlone) {
  for (const IllegalChange& one : IllegalChanges()) {
    LegalRegistry registry = RegistryFor(one);
    const EarlierVersion state(registry.state());
    v1::Statement offer = registry.world().Offer(one.kind);
    one.change(*offer.mutable_offer());
    const ExaminedStatement examined =
        MustExamine(registry.world().registry(), registry.world().Sign(offer));
    Judgment judgment(state, examined, registry.log().now_ms());
    JudgeRows(judgment, {});
    EXPECT_THAT(Short(judgment.PlainFindings()), IsEmpty()) << NameOf(one.code);
  }
}

TEST(IllegalChanges, CoverEveryCodeOfVersionOne) {
  std::set<v1::FindingCode> covered = kElsewhere;
  for (const IllegalChange& one : IllegalChanges()) {
    EXPECT_FALSE(kElsewhere.contains(one.code)) << NameOf(one.code);
    covered.insert(one.code);
  }
  std::set<v1::FindingCode> added;
  for (const Row& row : AllRows()) {
    if (row.since == 1) added.insert(row.code);
  }
  EXPECT_EQ(covered, added);
}

// --- At the ceiling, and at each norm.

TEST_F(VersionOne, AdmitsWhatIsExactlyAtItsLimit) {
  v1::Statement ssw = world().Offer(LegalOffer::kSsw);
  SetFee(0, kSswCeiling, *ssw.mutable_offer());
  ssw.mutable_offer()->mutable_lodging()->set_square_meters_x10(75);
  ssw.mutable_offer()->mutable_hours()->set_overtime_minutes_month_max(2700);
  ssw.mutable_offer()->mutable_term()->set_probation_days(90);
  EXPECT_THAT(Judged(ssw), IsEmpty());
  v1::Statement esd = world().Offer(LegalOffer::kEsd);
  SetFee(0, kEsdCeiling, *esd.mutable_offer());
  EXPECT_THAT(Judged(esd), IsEmpty());
}

TEST_F(VersionOne, RefusesTheLargestFee) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  SetFee(0, 900000000000000, *offer.mutable_offer());
  EXPECT_THAT(Judged(offer), ElementsAre("FEE_ABOVE_CEILING offer.worker_fee_total",
                                         "FEE_ABOVE_CEILING offer.worker_fee_total"));
}

TEST_F(VersionOne, AdmitsLongWeeksWithACalendar) {
  v1::Statement offer = world().Offer(LegalOffer::kEsd);
  v1::Hours& hours = *offer.mutable_offer()->mutable_hours();
  v1::Shift* saturday = hours.add_schedule();
  *saturday = hours.schedule(0);
  saturday->set_end("13:00");
  saturday->clear_weekdays();
  saturday->add_weekdays(v1::WEEKDAY_SATURDAY);
  hours.set_days_per_week(6);
  hours.set_yearly_days_off(60);
  hours.set_calendar_hash(std::string(32, 'c'));
  EXPECT_THAT(Judged(offer), IsEmpty());
}

}  // namespace
}  // namespace warifu

// Working time that companies really have is admitted: the weeks of a year do not come out even,
// and a calendar moves days about.
#include "tests/core/rules/offer/version_one.h"

namespace warifu {
namespace {

class WorkingHours : public VersionOne {
 protected:
  WorkingHours() : statement_(world().Offer(LegalOffer::kSsw)) {}

  v1::Hours& hours() { return *statement_.mutable_offer()->mutable_hours(); }
  // Of days with `minutes` each.
  void SetYear(std::uint32_t days_off, std::uint32_t minutes) {
    hours().set_yearly_days_off(days_off);
    hours().set_yearly_minutes((365 - days_off) * minutes);
  }
  std::vector<std::string> Judged() { return VersionOne::Judged(statement_); }

  v1::Statement statement_;
};

constexpr std::uint32_t kShift = 393;  // minutes, of the legal offer

// 2,088 hours at 1,180 JPY make the net pay.
TEST_F(WorkingHours, AYearOf261DaysIsOneOfFortyHours) {
  statement_ = world().Offer(LegalOffer::kEsd);
  SetYear(104, 480);
  statement_.mutable_offer()->mutable_net_pay()->set_minor_units(146163);
  EXPECT_THAT(Judged(), IsEmpty());
}

TEST_F(WorkingHours, TwoGroupsMayHaveWeeksOfTheirOwn) {
  v1::Shift* later = hours().add_schedule();
  *later = hours().schedule(0);
  later->clear_weekdays();
  for (int day = v1::WEEKDAY_TUESDAY; day <= v1::WEEKDAY_SATURDAY; ++day) {
    later->add_weekdays(static_cast<v1::Weekday>(day));
  }
  EXPECT_THAT(Judged(), IsEmpty());
}

TEST_F(WorkingHours, EveryOtherSaturdayIsACalendars) {
  hours().mutable_schedule(0)->add_weekdays(v1::WEEKDAY_SATURDAY);
  hours().set_days_per_week(6);
  SetYear(105, kShift);
  EXPECT_THAT(Judged(), ElementsAre("HOURS_DISAGREE offer.hours.yearly_days_off"));
  hours().set_calendar_hash(std::string(32, 'c'));
  EXPECT_THAT(Judged(), IsEmpty());
}

TEST_F(WorkingHours, AYearHasNoMoreDaysThanItsWeeks) {
  hours().set_calendar_hash(std::string(32, 'c'));
  hours().set_days_per_week(4);
  hours().mutable_schedule(0)->mutable_weekdays()->RemoveLast();
  SetYear(365 - (208 + 30), kShift);
  EXPECT_THAT(Judged(), IsEmpty());
  SetYear(365 - (208 + 31), kShift);
  EXPECT_THAT(Judged(), ElementsAre("HOURS_DISAGREE offer.hours.yearly_days_off"));
}

TEST_F(WorkingHours, ASlackSeasonIsAShareOfTheBusyOne) {
  v1::Shift* slack = hours().add_schedule();
  *slack = hours().schedule(0);
  slack->set_end(slack->start().substr(0, 3) + "59");
  slack->set_break_minutes(0);
  hours().set_calendar_hash(std::string(32, 'c'));
  hours().set_yearly_minutes(78109);  // three quarters of 104,145, rounded up
  EXPECT_THAT(Judged(), IsEmpty());
  hours().set_yearly_minutes(78108);
  EXPECT_THAT(Judged(), ElementsAre("YEARLY_MINUTES_WRONG offer.hours.yearly_minutes"));
}

}  // namespace
}  // namespace warifu

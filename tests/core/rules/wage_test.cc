// The arithmetic of the rules: exact, rounded once, in the worker's favor, never wrapped.
#include "core/rules/wage.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/rules/ceiling.h"
#include "core/rules/conversion.h"
#include "core/rules/scale.h"
#include "core/rules/working_time.h"
#include "tests/support/legal_offers.h"
#include "tests/support/legal_ruleset.h"

namespace warifu {
namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMostMoney = 1000000000000000;

TEST(Scale, RoundsOnceAndNeverWraps) {
  EXPECT_EQ(ScaleDown(7, 1, 2), 3);
  EXPECT_EQ(ScaleUp(7, 1, 2), 4);
  EXPECT_EQ(ScaleUp(8, 1, 2), 4);
  EXPECT_EQ(ScaleDown(0, 5, 7), 0);
  EXPECT_EQ(ScaleUp(0, 5, 7), 0);
  EXPECT_EQ(ScaleDown(kMost, 2, 2), kMost);
  EXPECT_EQ(ScaleDown(kMost, 2, 1), kMost);
  EXPECT_EQ(ScaleUp(kMost, std::numeric_limits<std::uint64_t>::max(), 1), kMost);
}

v1::Shift Shift(const char* start, const char* end, std::uint32_t break_minutes) {
  v1::Shift shift;
  shift.set_start(start);
  shift.set_end(end);
  shift.set_break_minutes(break_minutes);
  return shift;
}

TEST(ShiftMinutes, RunIntoTheNextDay) {
  EXPECT_EQ(ShiftMinutes(Shift("08:30", "16:03", 60)), 393U);
  EXPECT_EQ(ShiftMinutes(Shift("22:00", "06:00", 60)), 420U);
  EXPECT_EQ(ShiftMinutes(Shift("08:00", "08:00", 0)), 1440U);
  EXPECT_EQ(ShiftMinutes(Shift("08:00", "09:00", 60)), 0U);
  EXPECT_EQ(ShiftMinutes(Shift("08:00", "09:00", 61)), 0U);
}

TEST(YearlyDays, AreNeverBelowNone) {
  v1::Hours hours;
  hours.set_yearly_days_off(105);
  EXPECT_EQ(YearlyDays(hours), 260U);
  hours.set_yearly_days_off(366);
  EXPECT_EQ(YearlyDays(hours), 0U);
  EXPECT_EQ(LongestShift(hours), 0U);
  EXPECT_EQ(ShortestShift(hours), 0U);
}

TEST(Wage, OfEachPeriod) {
  v1::Offer offer = OfferBody(LegalOffer::kEsd);  // 1,180 JPY an hour, 2,080 hours
  EXPECT_EQ(HourlyValue(offer).minor_units(), 1180);
  EXPECT_EQ(MonthlyBase(offer).minor_units(), 204533);
  offer.mutable_pay()->set_base_period(v1::PAY_PERIOD_DAY);
  *offer.mutable_pay()->mutable_base_pay() = LegalMoney(9447, "JPY");
  EXPECT_EQ(HourlyValue(offer).minor_units(), 1180);  // 1,180.875
  EXPECT_EQ(MonthlyBase(offer).minor_units(), 204685);
  offer = OfferBody(LegalOffer::kSsw);
  EXPECT_EQ(HourlyValue(offer).minor_units(), 1275);
  EXPECT_EQ(MonthlyBase(offer).minor_units(), 184461);
}

TEST(Wage, OfTheLargestPayDoesNotWrap) {
  v1::Offer offer = OfferBody(LegalOffer::kEsd);
  *offer.mutable_pay()->mutable_base_pay() = LegalMoney(kMostMoney, "JPY");
  EXPECT_EQ(MonthlyBase(offer).minor_units(), 173333333333333333);
  offer.mutable_hours()->set_yearly_minutes(1);
  offer.mutable_pay()->set_base_period(v1::PAY_PERIOD_MONTH);
  EXPECT_EQ(HourlyValue(offer).minor_units(), 720 * kMostMoney);
}

v1::MonthsPerYear Months(std::uint32_t per_year, std::uint32_t most, std::uint32_t from) {
  v1::MonthsPerYear months;
  months.set_months_x100(per_year);
  months.set_max_months_x100(most);
  months.set_max_from_contract_months(from);
  return months;
}

// One month for each year, at most three from 36 months on, of 184,461 JPY.
TEST(MonthsPerYear, ArePaidByLengthOfContract) {
  const v1::Money wage = LegalMoney(184461, "JPY");
  const v1::MonthsPerYear law = Months(100, 300, 36);
  EXPECT_EQ(MonthsPerYearOf(law, wage, 12).minor_units(), 184461);
  EXPECT_EQ(MonthsPerYearOf(law, wage, 7).minor_units(), 107602);  // 107,602.25
  EXPECT_EQ(MonthsPerYearOf(law, wage, 36).minor_units(), 553383);
  EXPECT_EQ(MonthsPerYearOf(law, wage, 60).minor_units(), 553383);
  EXPECT_EQ(MonthsPerYearOf(Months(150, 300, 36), wage, 35).minor_units(), 807016);
  EXPECT_EQ(MonthsPerYearOf(Months(150, 300, 36), wage, 36).minor_units(), 553383);
  EXPECT_EQ(MonthsPerYearOf(Months(70, 200, 36), wage, 36).minor_units(), 368922);
  EXPECT_EQ(MonthsPerYearOf(Months(50, 0, 0), wage, 60).minor_units(), 461152);
}

TEST(CeilingAmount, OfEachKind) {
  const v1::Money wage = LegalMoney(184461, "JPY");
  v1::Ceiling ceiling;
  ceiling.mutable_months_total()->set_months_x100(200);
  EXPECT_EQ(CeilingAmount(ceiling, wage, 36).minor_units(), 368922);
  *ceiling.mutable_flat() = LegalMoney(5000000, "NPR");
  EXPECT_EQ(CeilingAmount(ceiling, wage, 36).currency(), "NPR");
  EXPECT_EQ(CeilingAmount(ceiling, wage, 36).minor_units(), 5000000);
  ceiling.mutable_wage_share()->set_hundredths(10);
  EXPECT_EQ(CeilingAmount(ceiling, wage, 24).minor_units(), 36892);  // 36,892.2
  ceiling.mutable_wage_share()->set_hundredths(120000);
  EXPECT_EQ(CeilingAmount(ceiling, LegalMoney(kMostMoney, "JPY"), 600).minor_units(), kMost);
  v1::Floor floor;
  floor.mutable_months_total()->set_months_x100(50);
  EXPECT_EQ(FloorAmount(floor, wage).minor_units(), 92231);  // 92,230.5
}

TEST(Converted, ByTheRateInItsDirectionOnly) {
  v1::Ruleset ruleset;
  v1::ExchangeRate* rate = ruleset.add_rates();
  rate->set_from("JPY");
  rate->set_to("USD");
  rate->set_numerator(2);
  rate->set_denominator(3);
  const v1::Money yen = LegalMoney(100, "JPY");
  EXPECT_EQ(Converted(yen, "USD", ruleset, Rounding::kDown)->minor_units(), 66);
  EXPECT_EQ(Converted(yen, "USD", ruleset, Rounding::kUp)->minor_units(), 67);
  EXPECT_EQ(Converted(yen, "JPY", ruleset, Rounding::kDown)->minor_units(), 100);
  EXPECT_FALSE(Converted(yen, "VND", ruleset, Rounding::kDown).has_value());
  EXPECT_FALSE(Converted(LegalMoney(1, "USD"), "JPY", ruleset, Rounding::kDown).has_value());
  EXPECT_EQ(Converted(LegalMoney(0, "EUR"), "VND", ruleset, Rounding::kUp)->minor_units(), 0);
}

}  // namespace
}  // namespace warifu

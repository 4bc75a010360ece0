#include "core/rules/wage.h"

#include <algorithm>

#include "core/rules/money.h"
#include "core/rules/scale.h"
#include "core/rules/working_time.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMinutesPerHour = 60;
constexpr std::uint64_t kMonthsPerYear = 12;

v1::Money BaseTimes(const v1::Pay& pay, std::uint64_t numerator, std::uint64_t denominator) {
  v1::Money money = pay.base_pay();
  money.set_minor_units(ScaleDown(money.minor_units(), numerator, denominator));
  return money;
}

// At least 1, so that it may divide.
std::uint64_t YearlyMinutes(const v1::Hours& hours) {
  return std::max<std::uint64_t>(hours.yearly_minutes(), 1);
}

}  // namespace

v1::Money HourlyValue(const v1::Offer& offer) {
  const std::uint64_t minutes = YearlyMinutes(offer.hours());
  switch (offer.pay().base_period()) {
    case v1::PAY_PERIOD_DAY:
      return BaseTimes(offer.pay(), YearlyDays(offer.hours()) * kMinutesPerHour, minutes);
    case v1::PAY_PERIOD_MONTH:
      return BaseTimes(offer.pay(), kMonthsPerYear * kMinutesPerHour, minutes);
    default:
      return offer.pay().base_pay();
  }
}

v1::Money MonthlyBase(const v1::Offer& offer) {
  switch (offer.pay().base_period()) {
    case v1::PAY_PERIOD_HOUR:
      return BaseTimes(offer.pay(), YearlyMinutes(offer.hours()), kMinutesPerHour * kMonthsPerYear);
    case v1::PAY_PERIOD_DAY:
      return BaseTimes(offer.pay(), YearlyDays(offer.hours()), kMonthsPerYear);
    default:
      return offer.pay().base_pay();
  }
}

bool HasOneMonthlyCurrency(const v1::Offer& offer) {
  const v1::Money& base = offer.pay().base_pay();
  const auto fits = [&base](const auto& item) { return SameCurrency(item.amount(), base); };
  return std::all_of(offer.pay().allowances().begin(), offer.pay().allowances().end(),
                     [&fits](const v1::Allowance& allowance) {
                       return allowance.period() != v1::PAY_PERIOD_MONTH || fits(allowance);
                     }) &&
         std::all_of(offer.deductions().begin(), offer.deductions().end(), fits);
}

std::optional<std::int64_t> NetPay(const v1::Offer& offer) {
  if (!HasOneMonthlyCurrency(offer)) return std::nullopt;
  std::optional<std::int64_t> net = MonthlyBase(offer).minor_units();
  for (const v1::Allowance& allowance : offer.pay().allowances()) {
    if (!net.has_value()) break;
    if (allowance.period() != v1::PAY_PERIOD_MONTH) continue;
    net = AddExact(*net, allowance.amount().minor_units());
  }
  for (const v1::Deduction& deduction : offer.deductions()) {
    if (!net.has_value()) break;
    net = AddExact(*net, -deduction.amount().minor_units());
  }
  return net.has_value() && *net < 0 ? std::nullopt : net;
}

}  // namespace warifu

#include "core/rules/ceiling.h"

#include <algorithm>

#include "core/rules/scale.h"

namespace warifu {
namespace {

constexpr std::uint64_t kHundred = 100;
constexpr std::uint64_t kMonthsPerYear = 12;

v1::Money Down(v1::Money money, std::uint64_t numerator, std::uint64_t denominator) {
  money.set_minor_units(ScaleDown(money.minor_units(), numerator, denominator));
  return money;
}

}  // namespace

v1::Money MonthsPerYearOf(const v1::MonthsPerYear& months, const v1::Money& monthly,
                          std::uint32_t contract_months) {
  const std::uint64_t pro_rata = std::uint64_t{months.months_x100()} * contract_months;
  v1::Money amount = Down(monthly, pro_rata, kHundred * kMonthsPerYear);
  const bool has_maximum =
      months.max_months_x100() != 0 && contract_months >= months.max_from_contract_months();
  if (has_maximum) {
    const v1::Money most = Down(monthly, months.max_months_x100(), kHundred);
    amount.set_minor_units(std::min(amount.minor_units(), most.minor_units()));
  }
  return amount;
}

v1::Money CeilingAmount(const v1::Ceiling& ceiling, const v1::Money& monthly,
                        std::uint32_t contract_months) {
  if (ceiling.has_flat()) return ceiling.flat();
  if (ceiling.has_months_total()) {
    return Down(monthly, ceiling.months_total().months_x100(), kHundred);
  }
  if (ceiling.has_wage_share()) {
    const std::uint64_t share = std::uint64_t{ceiling.wage_share().hundredths()} * contract_months;
    return Down(monthly, share, kHundred * kMonthsPerYear);
  }
  return MonthsPerYearOf(ceiling.months_per_year(), monthly, contract_months);
}

v1::Money CeilingAmount(const v1::PaymentCeiling& ceiling, const v1::Money& monthly,
                        std::uint32_t contract_months) {
  if (ceiling.has_flat()) return ceiling.flat();
  if (ceiling.has_months_total()) {
    return Down(monthly, ceiling.months_total().months_x100(), kHundred);
  }
  return MonthsPerYearOf(ceiling.months_per_year(), monthly, contract_months);
}

v1::Money FloorAmount(const v1::Floor& floor, const v1::Money& monthly) {
  if (floor.has_flat()) return floor.flat();
  v1::Money amount = monthly;
  amount.set_minor_units(
      ScaleUp(monthly.minor_units(), floor.months_total().months_x100(), kHundred));
  return amount;
}

}  // namespace warifu

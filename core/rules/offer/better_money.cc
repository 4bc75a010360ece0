// What is worse for the worker, in money.
#include <algorithm>
#include <array>
#include <optional>

#include "core/rules/money.h"
#include "core/rules/offer/better.h"
#include "core/rules/wage.h"

namespace warifu {
namespace {

using Offer = v1::Offer;

// Another currency is always worse: nobody can compare it by looking.
bool IsLess(const v1::Money& before, const v1::Money& after) {
  return !SameCurrency(before, after) || after.minor_units() < before.minor_units();
}
bool IsMore(const v1::Money& before, const v1::Money& after) {
  return !SameCurrency(before, after) || after.minor_units() > before.minor_units();
}

bool PaysLess(const Offer& before, const Offer& after) {
  return IsLess(HourlyValue(before), HourlyValue(after)) ||
         IsLess(MonthlyBase(before), MonthlyBase(after));
}

bool IsAsGood(const v1::Allowance& before, const v1::Allowance& after) {
  v1::Allowance same = after;
  *same.mutable_amount() = before.amount();
  return same.SerializeAsString() == before.SerializeAsString() &&
         !IsLess(before.amount(), after.amount());
}

bool LosesAllowance(const Offer& before, const Offer& after) {
  const auto& now = after.pay().allowances();
  return !std::all_of(
      before.pay().allowances().begin(), before.pay().allowances().end(), [&](const auto& old) {
        return std::any_of(now.begin(), now.end(), [&](const auto& a) { return IsAsGood(old, a); });
      });
}

bool IsLessExtra(const v1::Extra& before, const v1::Extra& after) {
  if (before.kind() == v1::EXTRA_KIND_NONE) return false;
  if (after.kind() == v1::EXTRA_KIND_FIXED) {
    return before.kind() == v1::EXTRA_KIND_FIXED && IsLess(before.amount(), after.amount());
  }
  return after.kind() == v1::EXTRA_KIND_NONE || before.kind() == v1::EXTRA_KIND_FIXED;
}

// The sum of all lines of one code; nothing: of several currencies or none that int64 holds.
template <typename Lines, typename Code>
std::optional<std::int64_t> SumOf(const Lines& lines, Code code, const std::string& currency) {
  ExactSum sum(currency);
  for (const auto& line : lines) {
    if (line.code() == code) sum.Add(line.amount());
  }
  return sum.minor_units();
}

// More is asked under the code of some line than before.
template <typename Lines>
bool AsksMore(const Lines& before, const Lines& after) {
  return std::any_of(after.begin(), after.end(), [&](const auto& line) {
    const std::string& currency = line.amount().currency();
    const auto now = SumOf(after, line.code(), currency);
    const auto old = SumOf(before, line.code(), currency);
    return !now.has_value() || !old.has_value() || *now > *old;
  });
}

// Whether some line before had the code, was due no later and paid back no less often.
bool WasAsGood(const Offer& before, const v1::FeeLine& line) {
  return std::any_of(before.worker_fees().begin(), before.worker_fees().end(),
                     [&](const v1::FeeLine& old) {
                       return old.code() == line.code() && old.due() <= line.due() &&
                              old.refundable() >= line.refundable();
                     });
}

bool HasWorseFee(const Offer& before, const Offer& after) {
  if (AsksMore(before.worker_fees(), after.worker_fees())) return true;
  const auto& now = after.worker_fees();
  return !std::all_of(now.begin(), now.end(),
                      [&](const v1::FeeLine& line) { return WasAsGood(before, line); });
}

constexpr std::string_view kNotMore = "not more than before";
constexpr std::string_view kNotLess = "not less than before";

#define WARIFU_PREMIUM(name)                                                                      \
  ComparedField {                                                                                 \
    "pay." #name, [](const Offer& b, const Offer& a) { return a.pay().name() < b.pay().name(); }, \
        kNotLess                                                                                  \
  }

constexpr std::array kFields = {
    ComparedField{"pay.base_pay", PaysLess, "not less than before, by the hour and by the month"},
    ComparedField{"pay.base_period",
                  [](const Offer& b, const Offer& a) {
                    return a.pay().base_period() != b.pay().base_period();
                  },
                  "as before"},
    ComparedField{"pay.allowances", LosesAllowance, "every allowance of before, none lower"},
    WARIFU_PREMIUM(overtime_bp),
    WARIFU_PREMIUM(night_bp),
    WARIFU_PREMIUM(holiday_bp),
    WARIFU_PREMIUM(over_60h_bp),
    ComparedField{"pay.bonus",
                  [](const Offer& b, const Offer& a) {
                    return IsLessExtra(b.pay().bonus(), a.pay().bonus());
                  },
                  kNotLess},
    ComparedField{"pay.raise",
                  [](const Offer& b, const Offer& a) {
                    return IsLessExtra(b.pay().raise(), a.pay().raise());
                  },
                  kNotLess},
    ComparedField{"pay.closing_day",
                  [](const Offer& b, const Offer& a) {
                    return a.pay().closing_day() != b.pay().closing_day();
                  },
                  "as before"},
    ComparedField{
        "pay.pay_day",
        [](const Offer& b, const Offer& a) { return a.pay().pay_day() != b.pay().pay_day(); },
        "as before"},
    ComparedField{"pay.pay_method",
                  [](const Offer& b, const Offer& a) {
                    return a.pay().pay_method() != b.pay().pay_method() &&
                           a.pay().pay_method() != v1::PAY_METHOD_BANK;
                  },
                  "as before, or BANK"},
    ComparedField{
        "deductions",
        [](const Offer& b, const Offer& a) { return AsksMore(b.deductions(), a.deductions()); },
        "no deduction more than before"},
    ComparedField{"net_pay",
                  [](const Offer& b, const Offer& a) { return IsLess(b.net_pay(), a.net_pay()); },
                  kNotLess},
    ComparedField{"worker_fees", HasWorseFee,
                  "no fee more than before, none due earlier or paid back less often"},
    ComparedField{"worker_fee_total",
                  [](const Offer& b, const Offer& a) {
                    return IsMore(b.worker_fee_total(), a.worker_fee_total());
                  },
                  kNotMore},
    ComparedField{"payments", nullptr, "free: flows, ceilings and floors judge them"},
    ComparedField{"training_allowance.amount",
                  [](const Offer& b, const Offer& a) {
                    return b.has_training_allowance() &&
                           IsLess(b.training_allowance().amount(), a.training_allowance().amount());
                  },
                  kNotLess},
    ComparedField{"training_allowance.meals",
                  [](const Offer& b, const Offer& a) {
                    return b.training_allowance().meals() == v1::TRAINING_MEALS_FREE &&
                           a.training_allowance().meals() != v1::TRAINING_MEALS_FREE;
                  },
                  "free meals, as before"},
    ComparedField{"training_allowance.lodging",
                  [](const Offer& b, const Offer& a) {
                    return b.has_training_allowance() && a.has_training_allowance() &&
                           IsMore(b.training_allowance().lodging(),
                                  a.training_allowance().lodging());
                  },
                  kNotMore},
};

#undef WARIFU_PREMIUM

}  // namespace

std::span<const ComparedField> ComparedMoney() { return kFields; }

}  // namespace warifu

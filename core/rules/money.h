// Exact arithmetic with amounts of money: minor units in int64, never wrapped, never mixed.
//
// Not here: amounts as text (core/text/currency.h).
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_MONEY_H_
#define WARIFU_CORE_RULES_MONEY_H_

#include <cstdint>
#include <optional>
#include <string>

#include "warifu/v1/money.pb.h"

namespace warifu {

// a + b; nothing when int64 cannot hold it.
std::optional<std::int64_t> AddExact(std::int64_t a, std::int64_t b);

bool SameCurrency(const v1::Money& a, const v1::Money& b);

// "184461 JPY": for findings.
std::string MoneyText(const v1::Money& money);

// Adds up amounts of one currency.
class ExactSum {
 public:
  // A sum of none, in `currency`.
  explicit ExactSum(std::string currency) : currency_(std::move(currency)) {}

  void Add(const v1::Money& amount);

  // Nothing once an amount in another currency was added, or int64 could not hold the sum.
  const std::optional<std::int64_t>& minor_units() const { return minor_units_; }
  const std::string& currency() const { return currency_; }

 private:
  std::string currency_;
  std::optional<std::int64_t> minor_units_ = 0;
};

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_MONEY_H_

#include "core/rules/money.h"

#include <gtest/gtest.h>

#include <limits>

namespace warifu {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

v1::Money Of(std::int64_t minor_units, const char* currency) {
  v1::Money money;
  money.set_minor_units(minor_units);
  money.set_currency(currency);
  return money;
}

TEST(AddExact, GivesTheSumUpToTheEdges) {
  EXPECT_EQ(AddExact(2, 3), 5);
  EXPECT_EQ(AddExact(kMax, 0), kMax);
  EXPECT_EQ(AddExact(kMax - 1, 1), kMax);
  EXPECT_EQ(AddExact(kMax, kMin), -1);
  EXPECT_EQ(AddExact(kMin + 1, -1), kMin);
}

TEST(AddExact, GivesNothingBeyondTheEdges) {
  EXPECT_EQ(AddExact(kMax, 1), std::nullopt);
  EXPECT_EQ(AddExact(1, kMax), std::nullopt);
  EXPECT_EQ(AddExact(kMax, kMax), std::nullopt);
  EXPECT_EQ(AddExact(kMin, -1), std::nullopt);
  EXPECT_EQ(AddExact(-1, kMin), std::nullopt);
  EXPECT_EQ(AddExact(kMin, kMin), std::nullopt);
}

TEST(ExactSum, OfNoneIsZero) {
  EXPECT_EQ(ExactSum("VND").minor_units(), 0);
  EXPECT_EQ(ExactSum("VND").currency(), "VND");
}

TEST(ExactSum, AddsOneCurrency) {
  ExactSum sum("VND");
  sum.Add(Of(59823000, "VND"));
  sum.Add(Of(2300000, "VND"));
  EXPECT_EQ(sum.minor_units(), 62123000);
}

TEST(ExactSum, ForgetsNoOtherCurrency) {
  ExactSum sum("VND");
  sum.Add(Of(1, "USD"));
  EXPECT_EQ(sum.minor_units(), std::nullopt);
  sum.Add(Of(1, "VND"));
  EXPECT_EQ(sum.minor_units(), std::nullopt);
}

TEST(ExactSum, ForgetsNoOverflow) {
  ExactSum sum("JPY");
  sum.Add(Of(kMax, "JPY"));
  EXPECT_EQ(sum.minor_units(), kMax);
  sum.Add(Of(1, "JPY"));
  sum.Add(Of(-1, "JPY"));
  EXPECT_EQ(sum.minor_units(), std::nullopt);
}

TEST(MoneyText, IsAsInADraft) {
  EXPECT_EQ(MoneyText(Of(184461, "JPY")), "184461 JPY");
  EXPECT_EQ(MoneyText(Of(69050, "USD")), "690.50 USD");
}

}  // namespace
}  // namespace warifu

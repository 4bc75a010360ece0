#include "core/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>

namespace warifu {
namespace {

Result<int> Half(int number) {
  if (number % 2 != 0) return BadInput("number: it is odd");
  return number / 2;
}

Result<int> Quarter(int number) {
  WARIFU_ASSIGN_OR_RETURN(const int half, Half(number));
  return Half(half);
}

Status CheckQuarter(int number) {
  WARIFU_RETURN_IF_ERROR(Quarter(number));
  return Ok();
}

TEST(Result, HoldsAValueOrAnError) {
  EXPECT_EQ(Half(4).value(), 2);
  EXPECT_TRUE(Half(4).ok());
  EXPECT_FALSE(Half(3).ok());
  EXPECT_EQ(Half(3).error(), BadInput("number: it is odd"));
}

TEST(Result, PassesTheFirstErrorUp) {
  EXPECT_EQ(*Quarter(8), 2);
  EXPECT_EQ(Quarter(6).error().code, ErrorCode::kBadInput);
  EXPECT_TRUE(CheckQuarter(8).ok());
  EXPECT_EQ(CheckQuarter(7).error(), BadInput("number: it is odd"));
}

TEST(Result, CarriesWhatCanOnlyMove) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));
  const std::unique_ptr<int> value = std::move(result).value();
  EXPECT_EQ(*value, 5);
}

TEST(ResultDeathTest, StopsWhenTheWrongHalfIsAskedFor) {
  EXPECT_DEATH(static_cast<void>(Half(3).value()), "check failed");
  EXPECT_DEATH(static_cast<void>(Half(4).error()), "check failed");
  EXPECT_DEATH(static_cast<void>(Ok().error()), "check failed");
}

TEST(ErrorCodeName, IsDifferentForEachCode) {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(ErrorCode::kInternal); ++code) {
    names.insert(ErrorCodeName(static_cast<ErrorCode>(code)));
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(ErrorCode::kInternal) + 1);
  EXPECT_EQ(ErrorCodeName(ErrorCode::kBadInput), "BAD_INPUT");
  EXPECT_EQ(ErrorCodeName(ErrorCode::kOutcomeUnknown), "OUTCOME_UNKNOWN");
}

TEST(CheckDeathTest, PrintsTheConditionAndStops) {
  EXPECT_DEATH(WARIFU_CHECK(1 + 1 == 3), "result_test.cc:[0-9]+: check failed: 1 \\+ 1 == 3");
}

}  // namespace
}  // namespace warifu

#include "core/report/finding.h"

#include <array>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr std::array<std::string_view, kReportWhats> kWhatNames = {
    "NEAR_CEILING",     "PLACES_NEARLY_USED", "PLACES_USED",        "PLACES_OVER_USED",
    "LICENSE_ENDS",     "PARTY_STOPPED",      "PARTY_NOT_COUNTING", "NEVER_GIVEN",
    "RECORD_ENDS",      "SHARED_ACCOUNT",     "SHARED_ADDRESS",     "NAME_KEY_DIFFERS",
    "NO_LONGER_COUNTS", "FREED_BY_THEFT"};

constexpr std::array<std::string_view, kNextSteps> kStepNames = {
    "COMPARE_RECEIPTS",      "ASK_BEFORE_APPROVING", "FREE_PLACES",  "ASK_FOR_LICENSE",
    "REINSTATE_OR_WITHDRAW", "ASK_WHY_NOBODY",       "RENEW_RECORD", "ASK_FOR_AFFILIATES",
    "SIGN_NAME_ANEW",        "COMPARE_NAMES",        "ISSUE_ANEW",   "BIND_ANOTHER_KEY",
    "GIVE_PLACE_ANEW",       "UNDO_OR_CONFIRM",      "SUSPEND_AGAIN"};

}  // namespace

std::string_view ReportWhatName(ReportWhat what) {
  const auto number = static_cast<std::size_t>(what);
  WARIFU_CHECK(number < kWhatNames.size());
  return kWhatNames[number];
}

std::string_view NextStepName(NextStep step) {
  const auto number = static_cast<std::size_t>(step);
  WARIFU_CHECK(number < kStepNames.size());
  return kStepNames[number];
}

}  // namespace warifu

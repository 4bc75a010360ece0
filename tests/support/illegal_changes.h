// One illegal change of a legal offer for each rule of offers that holds from version 1 on, and the
// code with which it is refused.
// Threads: pure functions.
#ifndef WARIFU_TESTS_SUPPORT_ILLEGAL_CHANGES_H_
#define WARIFU_TESTS_SUPPORT_ILLEGAL_CHANGES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "tests/support/legal_offers.h"
#include "warifu/v1/finding.pb.h"
#include "warifu/v1/offer.pb.h"
#include "warifu/v1/ruleset.pb.h"

namespace warifu {

struct IllegalChange {
  v1::FindingCode code;
  LegalOffer kind;
  void (*change)(v1::Offer& offer);
  std::string_view field;  // at which the finding stands
  // What the legal ruleset lacks to forbid it; null: it does.
  void (*ruleset)(v1::Ruleset& ruleset) = nullptr;
};

// Nothing but its code is found in any of them.
std::vector<IllegalChange> IllegalChanges();

// The service charge of the legal offers at its ceiling: 3 months of 184,461 JPY less the month
// that the company pays, and 2 months of 204,533 JPY, at 168 VND.
inline constexpr std::int64_t kSswCeiling = (3LL * 184461 - 184461) * 168;
inline constexpr std::int64_t kEsdCeiling = 2LL * 204533 * 168;

// Sets the amount of a fee, and the total with it.
void SetFee(int line, std::int64_t vnd, v1::Offer& offer);

// --- What a test adds to a ruleset: in force since 2026.
v1::Ceiling& AddCeiling(v1::Ruleset& ruleset);
v1::Floor& AddFloor(v1::FloorItem item, std::int64_t yen, v1::Ruleset& ruleset);
v1::PaymentCeiling& AddSupervisionCeiling(std::int64_t yen, v1::Ruleset& ruleset);
void SetTrainingAllowance(std::int64_t yen, v1::TrainingMeals meals, std::int64_t lodging,
                          v1::Offer& offer);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_ILLEGAL_CHANGES_H_

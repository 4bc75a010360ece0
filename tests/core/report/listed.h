// What one list of the report has of a scene, and the statements that tests of it change.
#ifndef WARIFU_TESTS_CORE_REPORT_LISTED_H_
#define WARIFU_TESTS_CORE_REPORT_LISTED_H_

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/report.h"
#include "tests/support/scene.h"

namespace warifu {

inline constexpr std::uint64_t kDayMs = 24 * 3600 * std::uint64_t{1000};
// Two months of the base pay of OfferWith, 204533 JPY, at 168 VND: JP-ESD-2M.
inline constexpr std::int64_t kCeilingVnd = 2 * 204'533 * 168;

// The findings of one list, as of the last entry or so much later.
std::vector<ReportFinding> FindingsIn(ReportList list, const Scene& scene,
                                      std::uint64_t later_ms = 0);

// "2027-01-19", so many days after the scene's now.
std::string DayAfter(const Scene& scene, std::int64_t days);

// An offer of SATSUKI by FUJI and CHIM-SAU; their appointments have 12 places each. 0: the charge
// that legal offers have, far from its ceiling.
v1::Statement OfferWith(Scene& scene, std::uint32_t places, std::int64_t charge_vnd = 0);

// Renews a record with whatever `change` does to it.
template <typename Change>
Hash Renew(Scene& scene, std::string_view id, Change change) {
  v1::Statement record = scene.world().Record(id);
  change(*record.mutable_organization());
  return scene.Publish(record);
}

// A finding's value of this name and type.
template <typename T>
T Fact(const ReportFinding& finding, std::string_view name) {
  for (const ReportFact& fact : finding.facts) {
    if (fact.name == name) return std::get<T>(fact.value);
  }
  ADD_FAILURE() << name;
  return {};
}

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_REPORT_LISTED_H_

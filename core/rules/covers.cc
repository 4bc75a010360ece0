#include "core/rules/covers.h"

#include "core/base/time.h"
#include "core/text/civil_date.h"

namespace warifu {
namespace {

constexpr CivilDate kLastDate{kMaxYear, 12, 31};

}  // namespace

bool Covers(const v1::DateRange& range, std::uint64_t at_ms) {
  const Result<CivilDate> first = ParseCivilDate(range.from());
  if (!first.ok()) return false;
  if (range.until().empty()) return DatesCoverMs(*first, kLastDate, at_ms);
  const Result<CivilDate> last = ParseCivilDate(range.until());
  return last.ok() && DatesCoverMs(*first, *last, at_ms);
}

bool CoversStretch(const v1::DateRange& range, std::uint64_t first_s, std::uint64_t end_s) {
  const std::uint64_t last_s = end_s > first_s ? end_s - 1 : first_s;
  if (first_s > kLargestSecond || last_s > kLargestSecond) return false;
  return Covers(range, first_s * kMsPerSecond) && Covers(range, last_s * kMsPerSecond);
}

Sentence RangeText(const v1::DateRange& range) {
  if (range.until().empty()) return Said("{from} on", range.from());
  return Said("{from} to {until}", range.from(), range.until());
}

}  // namespace warifu

// Whether civil dates cover a time.
//
// Source: docs/format.md: a date runs from 00:00 to 24:00 UTC; a range without an end has none.
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_COVERS_H_
#define WARIFU_CORE_RULES_COVERS_H_

#include <cstdint>

#include "core/base/sentence.h"
#include "warifu/v1/money.pb.h"

namespace warifu {

// Whether `at_ms` (since the epoch) lies in `range`. A malformed date covers nothing.
bool Covers(const v1::DateRange& range, std::uint64_t at_ms);

// Whether every second of [first_s, end_s) does. An empty stretch is covered where its first second
// is.
bool CoversStretch(const v1::DateRange& range, std::uint64_t first_s, std::uint64_t end_s);

// "2026-04-01 to 2027-03-31", "2026-04-01 on": for findings.
Sentence RangeText(const v1::DateRange& range);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_COVERS_H_

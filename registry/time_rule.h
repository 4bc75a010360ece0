// TimeRule: the one time that a batch's entries state, or why none can be stated now.
//
// One wrong clock must not end a registry: a time once written can never be taken back, and every
// later one must exceed it.
// Source: docs/format.md, "Time".
// Threads: one at a time.
#ifndef WARIFU_REGISTRY_TIME_RULE_H_
#define WARIFU_REGISTRY_TIME_RULE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/text/civil_date.h"
#include "registry/clock.h"

namespace warifu {

class TimeRule {
 public:
  // `confirmed`: the date, in UTC, that an operator read off a good clock and gave at start. It is
  // believed until the first time is stated. `clock` must outlive the rule.
  TimeRule(const Clock& clock, std::optional<CivilDate> confirmed);

  // The time for the entries that follow one of `last_ms` (0: there is none): always above it.
  //   clock ahead, by at most kMaxClockAheadMs               the clock's
  //   behind or equal, by at most kMaxClockBehindMs          last_ms + 1
  //   further ahead, before the first time is stated, by at
  //   most kMaxClockAheadAtStartMs, clock synchronized       the clock's
  //   else, before the first time is stated, the clock being
  //   at the confirmed date                                  as if it were near
  // A clock confirmed while far behind stays believed until it has caught up.
  // Errors: kUnavailable, with what the clock says, what the log says and what to do.
  Result<std::uint64_t> Next(std::uint64_t last_ms) const;

  // Entries with the time that Next gave were written.
  void Stated(std::uint64_t stated_ms);

 private:
  bool IsConfirmed(std::uint64_t now_ms) const;
  bool IsBelievedAhead(std::uint64_t now_ms, std::uint64_t ahead_ms) const;
  bool IsBelievedBehind(std::uint64_t now_ms, std::uint64_t behind_ms) const;
  std::string Refusal(std::uint64_t now_ms, std::uint64_t last_ms) const;

  const Clock& clock_;
  std::optional<CivilDate> confirmed_;
  bool at_start_ = true;
  // The latest that a clock said which was confirmed behind and has not caught up.
  std::optional<std::uint64_t> behind_at_ms_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_TIME_RULE_H_

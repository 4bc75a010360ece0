#include "registry/time_rule.h"

#include <algorithm>
#include <string>

#include "core/statement/form.h"
#include "core/text/instant.h"
#include "registry/limits.h"

namespace warifu {
namespace {

// "2027-03-31T16:59:59Z".
std::string Words(std::uint64_t at_ms) { return FormatInstant(at_ms / 1000); }

bool CanBeStated(std::uint64_t at_ms) {
  return at_ms > 0 && HasNumberForm(v1::FORM_INSTANT_MS, at_ms);
}

}  // namespace

TimeRule::TimeRule(const Clock& clock, std::optional<CivilDate> confirmed)
    : clock_(clock), confirmed_(confirmed) {}

Result<std::uint64_t> TimeRule::Next(std::uint64_t last_ms) const {
  const std::uint64_t now_ms = clock_.NowMs();
  const bool ahead = now_ms > last_ms || last_ms == 0;
  const std::uint64_t next_ms = ahead ? now_ms : last_ms + 1;
  const bool believed = last_ms == 0 || (ahead ? IsBelievedAhead(now_ms, now_ms - last_ms)
                                               : IsBelievedBehind(now_ms, last_ms - now_ms));
  if (believed && CanBeStated(next_ms)) return next_ms;
  return Unavailable(Verbatim(Refusal(now_ms, last_ms)));
}

void TimeRule::Stated(std::uint64_t stated_ms) {
  const std::uint64_t now_ms = clock_.NowMs();
  if (now_ms >= stated_ms) {
    behind_at_ms_.reset();
  } else if (behind_at_ms_.has_value() || IsConfirmed(now_ms)) {
    behind_at_ms_ = std::max(now_ms, behind_at_ms_.value_or(0));
  }
  at_start_ = false;
}

bool TimeRule::IsConfirmed(std::uint64_t now_ms) const {
  return at_start_ && confirmed_.has_value() && DateAt(now_ms / 1000, 0) == confirmed_;
}

bool TimeRule::IsBelievedAhead(std::uint64_t now_ms, std::uint64_t ahead_ms) const {
  if (ahead_ms <= kMaxClockAheadMs || IsConfirmed(now_ms)) return true;
  return at_start_ && ahead_ms <= kMaxClockAheadAtStartMs && clock_.IsSynchronized();
}

bool TimeRule::IsBelievedBehind(std::uint64_t now_ms, std::uint64_t behind_ms) const {
  if (behind_ms <= kMaxClockBehindMs || IsConfirmed(now_ms)) return true;
  return behind_at_ms_.has_value() && now_ms + kMaxClockBehindMs >= *behind_at_ms_;
}

std::string TimeRule::Refusal(std::uint64_t now_ms, std::uint64_t last_ms) const {
  const std::optional<CivilDate> today = DateAt(now_ms / 1000, 0);
  std::string words = "clock: it says " + Words(now_ms);
  if (last_ms > 0) {
    words += " and the last entry " + Words(last_ms) +
             (now_ms > last_ms ? ", too long before" : ", later than that");
  }
  words += ": nothing is written until the clock is right";
  if (last_ms == 0 || !today.has_value()) return words;
  if (at_start_ && confirmed_.has_value()) {
    words += " (--confirm-clock says " + FormatCivilDate(*confirmed_) + ", not the clock's date)";
  }
  return words + ", or the server is started anew with --confirm-clock " + FormatCivilDate(*today) +
         " by an operator who has compared it with another clock";
}

}  // namespace warifu

// A Clock that stands still until it is moved.
// Threads: safe.
#ifndef WARIFU_TESTS_SUPPORT_MANUAL_CLOCK_H_
#define WARIFU_TESTS_SUPPORT_MANUAL_CLOCK_H_

#include <atomic>
#include <cstdint>

#include "registry/clock.h"

namespace warifu {

class ManualClock : public Clock {
 public:
  explicit ManualClock(std::uint64_t now_ms) : now_ms_(now_ms) {}

  std::uint64_t NowMs() const override { return now_ms_; }
  std::uint64_t SteadyMs() const override { return steady_ms_; }
  bool IsSynchronized() const override { return synchronized_; }

  // Sets it, as somebody sets a clock: no time passes.
  void Set(std::uint64_t now_ms) { now_ms_ = now_ms; }
  // Time passes.
  void Advance(std::uint64_t ms) {
    steady_ms_ += ms;
    now_ms_ += ms;
  }
  void SetBack(std::uint64_t ms) { now_ms_ -= ms; }
  void SetSynchronized(bool synchronized) { synchronized_ = synchronized; }

 private:
  std::atomic<std::uint64_t> now_ms_;
  std::atomic<std::uint64_t> steady_ms_ = 0;
  std::atomic<bool> synchronized_ = false;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_MANUAL_CLOCK_H_

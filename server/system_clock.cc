#include "server/system_clock.h"

#include <sys/timex.h>

#include <chrono>

namespace warifu {
namespace {

template <typename Duration>
std::uint64_t InMs(Duration duration) {
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(duration).count());
}

}  // namespace

std::uint64_t SystemClock::NowMs() const {
  return InMs(std::chrono::system_clock::now().time_since_epoch());
}

std::uint64_t SystemClock::SteadyMs() const {
  return InMs(std::chrono::steady_clock::now().time_since_epoch());
}

bool SystemClock::IsSynchronized() const {
  timex question{};  // modes 0: only ask
  const int state = ::adjtimex(&question);
  return state >= 0 && state != TIME_ERROR;
}

}  // namespace warifu

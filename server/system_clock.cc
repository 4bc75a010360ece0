#include "server/system_clock.h"

#include <sys/timex.h>

#include <chrono>

namespace warifu {

std::uint64_t SystemClock::NowMs() const {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count());
}

bool SystemClock::IsSynchronized() const {
  timex question{};  // modes 0: only ask
  const int state = ::adjtimex(&question);
  return state >= 0 && state != TIME_ERROR;
}

}  // namespace warifu

// SystemClock: the machine's time.
//
// Threads: safe.
#ifndef WARIFU_SERVER_SYSTEM_CLOCK_H_
#define WARIFU_SERVER_SYSTEM_CLOCK_H_

#include <cstdint>

#include "registry/clock.h"

namespace warifu {

class SystemClock final : public Clock {
 public:
  std::uint64_t NowMs() const override;
  std::uint64_t SteadyMs() const override;
  // As the kernel says: adjtimex(2).
  bool IsSynchronized() const override;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_SYSTEM_CLOCK_H_

// Clock: what time it is, and whether that is to be believed; and how much of it passed. The
// system's stands in server/.
//
// Not here: what the registry makes of it (registry/time_rule.h).
// Threads: safe.
#ifndef WARIFU_REGISTRY_CLOCK_H_
#define WARIFU_REGISTRY_CLOCK_H_

#include <cstdint>

namespace warifu {

class Clock {
 public:
  virtual ~Clock() = default;

  // Milliseconds since the epoch. May jump, either way.
  virtual std::uint64_t NowMs() const = 0;
  // Milliseconds since some moment; never goes back, never jumps. For how long something takes.
  virtual std::uint64_t SteadyMs() const = 0;
  // Whether the operating system calls its clock synchronized.
  virtual bool IsSynchronized() const = 0;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_CLOCK_H_

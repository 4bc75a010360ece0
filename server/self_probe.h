// SelfProbe: whether a stranger could still be heard.
//
// After a burst beyond the limit of open files the transport may never accept again, while calls on
// older connections go on and all looks well. So the server calls itself as a stranger does: over a
// new connection each time, until the transport has answered with its first bytes (behind TLS: with
// its whole handshake).
// Threads: one of its own, which ends with it; deaf_ms from any.
#ifndef WARIFU_SERVER_SELF_PROBE_H_
#define WARIFU_SERVER_SELF_PROBE_H_

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "registry/clock.h"
#include "server/listen_address.h"

namespace warifu {

class SelfProbe {
 public:
  // Begins. `clock` must outlive it.
  SelfProbe(const ListenAddress& address, bool is_tls, const Clock& clock);
  ~SelfProbe();  // waits for a probe under way, kProbeWaitMs at most
  SelfProbe(const SelfProbe&) = delete;
  SelfProbe& operator=(const SelfProbe&) = delete;

  // For how long it has not been heard.
  std::uint64_t deaf_ms() const { return clock_.SteadyMs() - heard_at_ms_; }

 private:
  void Run();

  const ListenAddress address_;
  const bool is_tls_;
  const Clock& clock_;
  std::atomic<std::uint64_t> heard_at_ms_;
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ends_ = false;
  std::thread thread_;
};

// One call to `address`: whether it was answered within `wait_ms`.
bool IsHeard(const ListenAddress& address, bool is_tls, int wait_ms);

}  // namespace warifu

#endif  // WARIFU_SERVER_SELF_PROBE_H_

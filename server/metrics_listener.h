// MetricsListener: answers "GET /metrics" over HTTP/1.1 on this machine alone.
//
// One caller at a time, on a thread of its own: who asks slowly keeps other readers of metrics
// waiting for at most kMetricsCallMs, and never the registry.
// Threads: Start and the destructor are the owner's; `render` runs on the listener's thread.
#ifndef WARIFU_SERVER_METRICS_LISTENER_H_
#define WARIFU_SERVER_METRICS_LISTENER_H_

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "core/base/result.h"
#include "server/listen_address.h"

namespace warifu {

class MetricsListener {
 public:
  // Errors: kBadInput (not of this machine), kIo (the address is taken).
  static Result<std::unique_ptr<MetricsListener>> Start(const ListenAddress& listen,
                                                        std::function<std::string()> render);
  // Errors: kBadInput, unless it is of this machine.
  static Status CheckAddress(const ListenAddress& listen);
  ~MetricsListener();  // ends at once, also a call under way
  MetricsListener(const MetricsListener&) = delete;
  MetricsListener& operator=(const MetricsListener&) = delete;

  // With the port that was chosen.
  const ListenAddress& address() const { return address_; }

 private:
  explicit MetricsListener(std::function<std::string()> render) : render_(std::move(render)) {}

  Status Listen(const ListenAddress& listen);
  void Run();
  void Answer(int caller);
  bool WaitFor(int file, short events, int wait_ms) const;
  std::string ReadRequest(int caller) const;
  void Send(int caller, const std::string& bytes) const;

  std::function<std::string()> render_;
  ListenAddress address_;
  int listening_ = -1;
  int stop_ = -1;  // an eventfd that is written to once
  std::thread thread_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_METRICS_LISTENER_H_

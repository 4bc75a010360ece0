// MetricsListener: answers "GET /metrics" over HTTP/1.1 on this machine alone.
//
// Threads: Start and the destructor are the owner's; `render` runs on the listener's thread.
#ifndef WARIFU_SERVER_METRICS_LISTENER_H_
#define WARIFU_SERVER_METRICS_LISTENER_H_

#include <functional>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "server/listen_address.h"
#include "server/socket_listener.h"

namespace warifu {

class MetricsListener {
 public:
  // Errors: kBadInput (not of this machine), kIo (the address is taken).
  static Result<std::unique_ptr<MetricsListener>> Start(const ListenAddress& listen,
                                                        std::function<std::string()> render);
  // Errors: kBadInput, unless it is of this machine.
  static Status CheckAddress(const ListenAddress& listen);
  // With the port that was chosen.
  const ListenAddress& address() const { return address_; }

 private:
  MetricsListener() = default;

  ListenAddress address_;
  std::unique_ptr<SocketListener> listener_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_METRICS_LISTENER_H_

// What the transport library says about itself, as lines of our own log.
//
// Threads: safe.
#ifndef WARIFU_SERVER_TRANSPORT_LOG_H_
#define WARIFU_SERVER_TRANSPORT_LOG_H_

#include "server/log.h"

namespace warifu {

// While one lives, the library's errors go to `log`, which must outlive it; before and after they
// go nowhere. One at a time in a process, because the library has one place for them.
class TransportLog {
 public:
  explicit TransportLog(Log& log);
  ~TransportLog();
  TransportLog(const TransportLog&) = delete;
  TransportLog& operator=(const TransportLog&) = delete;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_TRANSPORT_LOG_H_

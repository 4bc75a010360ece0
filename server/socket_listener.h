// SocketListener: answers the callers of one socket of this machine, one at a time, on a thread of
// its own: a request with an end that is known, an answer, the end.
//
// Who asks slowly keeps other callers waiting for at most kSocketCallMs, and never the registry.
// Threads: Start and the destructor are the owner's; `answer` runs on the listener's thread.
#ifndef WARIFU_SERVER_SOCKET_LISTENER_H_
#define WARIFU_SERVER_SOCKET_LISTENER_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "core/base/result.h"

namespace warifu {

struct SocketProtocol {
  std::string request_end;  // the bytes behind a request
  std::size_t max_request_bytes;
  // `caller` is the connection, to look at who it is; `request` ends with request_end.
  std::function<std::string(int caller, const std::string& request)> answer;
};

class SocketListener {
 public:
  // Takes over `listening`, which listens.
  // Errors: kIo.
  static Result<std::unique_ptr<SocketListener>> Start(int listening, SocketProtocol protocol);
  ~SocketListener();  // ends at once, also a call under way, unless its answer is being made
  SocketListener(const SocketListener&) = delete;
  SocketListener& operator=(const SocketListener&) = delete;

  int socket() const { return listening_; }

 private:
  SocketListener(int listening, SocketProtocol protocol)
      : listening_(listening), protocol_(std::move(protocol)) {}

  void Run();
  void Answer(int caller);
  bool WaitFor(int file, short events, int wait_ms) const;
  std::string ReadRequest(int caller) const;
  void Send(int caller, const std::string& bytes) const;

  const int listening_;
  const SocketProtocol protocol_;
  int stop_ = -1;  // an eventfd that is written to once
  std::thread thread_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_SOCKET_LISTENER_H_

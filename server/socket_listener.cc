#include "server/socket_listener.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "server/limits.h"

namespace warifu {
namespace {

constexpr int kForEver = -1;

using SteadyClock = std::chrono::steady_clock;

// What is left of a call's time.
class CallTime {
 public:
  int left_ms() const {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end_ - SteadyClock::now());
    return left.count() > 0 ? static_cast<int>(left.count()) : 0;
  }

 private:
  SteadyClock::time_point end_ = SteadyClock::now() + std::chrono::milliseconds(kSocketCallMs);
};

}  // namespace

Result<std::unique_ptr<SocketListener>> SocketListener::Start(int listening,
                                                              SocketProtocol protocol) {
  std::unique_ptr<SocketListener> listener(new SocketListener(listening, std::move(protocol)));
  listener->stop_ = ::eventfd(0, EFD_CLOEXEC);
  if (listener->stop_ < 0) return IoError("eventfd: {why}", std::strerror(errno));
  SocketListener* const running = listener.get();
  listener->thread_ = std::thread([running] { running->Run(); });
  return listener;
}

SocketListener::~SocketListener() {
  const std::uint64_t once = 1;
  if (thread_.joinable()) {
    static_cast<void>(!::write(stop_, &once, sizeof once));
    thread_.join();
  }
  ::close(listening_);
  if (stop_ >= 0) ::close(stop_);
}

// Whether `file` is ready within that time, and nobody wants the listener to end.
bool SocketListener::WaitFor(int file, short events, int wait_ms) const {
  pollfd waited[] = {{file, events, 0}, {stop_, POLLIN, 0}};
  int ready = -1;
  do {
    ready = ::poll(waited, 2, wait_ms);
  } while (ready < 0 && errno == EINTR);
  return ready > 0 && waited[1].revents == 0 && waited[0].revents != 0;
}

void SocketListener::Run() {
  while (WaitFor(listening_, POLLIN, kForEver)) {
    const int caller = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (caller < 0) {
      // Out of files, say: not at once again.
      if (!WaitFor(stop_, POLLIN, kSocketRetryMs)) continue;
      return;
    }
    Answer(caller);
    ::close(caller);
  }
}

void SocketListener::Answer(int caller) {
  const std::string request = ReadRequest(caller);
  if (!request.empty()) Send(caller, protocol_.answer(caller, request));
}

// With its end; empty when it does not come in time or is too long.
std::string SocketListener::ReadRequest(int caller) const {
  const CallTime time;
  std::string request;
  char part[1024];
  while (WaitFor(caller, POLLIN, time.left_ms())) {
    const ssize_t count = ::recv(caller, part, sizeof part, 0);
    if (count <= 0) return {};
    request.append(part, static_cast<std::size_t>(count));
    if (request.find(protocol_.request_end) != std::string::npos) return request;
    if (request.size() > protocol_.max_request_bytes) return {};
  }
  return {};
}

void SocketListener::Send(int caller, const std::string& bytes) const {
  const CallTime time;
  std::size_t sent = 0;
  while (sent < bytes.size() && WaitFor(caller, POLLOUT, time.left_ms())) {
    const ssize_t count = ::send(caller, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count < 0) return;
    sent += static_cast<std::size_t>(count);
  }
}

}  // namespace warifu

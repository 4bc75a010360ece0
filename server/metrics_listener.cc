#include "server/metrics_listener.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <string_view>
#include <utility>

#include "server/limits.h"

namespace warifu {
namespace {

constexpr int kWaitingCallers = 8;
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
  SteadyClock::time_point end_ = SteadyClock::now() + std::chrono::milliseconds(kMetricsCallMs);
};

std::string Response(std::string_view status, const std::string& body) {
  return "HTTP/1.1 " + std::string(status) +
         "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nConnection: close"
         "\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\n\r\n" + body;
}

// "GET /metrics HTTP/1.1": nothing else of the request is looked at.
std::string AnswerTo(std::string_view request, const std::function<std::string()>& render) {
  const std::string_view line = request.substr(0, request.find("\r\n"));
  const std::size_t method_end = line.find(' ');
  const std::size_t path_end = line.rfind(' ');
  const bool is_http = path_end != std::string_view::npos && path_end > method_end &&
                       line.substr(path_end + 1).starts_with("HTTP/1.");
  if (!is_http) return Response("400 Bad Request", "this is no HTTP/1.1 request\n");
  if (line.substr(0, method_end) != "GET") {
    return Response("405 Method Not Allowed", "only GET is answered\n");
  }
  if (line.substr(method_end + 1, path_end - method_end - 1) != "/metrics") {
    return Response("404 Not Found", "only /metrics is here\n");
  }
  return Response("200 OK", render());
}

// The address as the system takes it; null when it is none.
std::unique_ptr<addrinfo, void (*)(addrinfo*)> Resolve(const ListenAddress& listen) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  const std::string host = listen.host == "localhost" ? "127.0.0.1" : listen.host;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host.c_str(), std::to_string(listen.port).c_str(), &hints, &found) != 0) {
    found = nullptr;
  }
  return {found, [](addrinfo* list) {
            if (list != nullptr) ::freeaddrinfo(list);
          }};
}

std::uint16_t PortOf(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  if (address.ss_family == AF_INET6) {
    return ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port);
  }
  return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

}  // namespace

Status MetricsListener::CheckAddress(const ListenAddress& listen) {
  if (listen.IsLoopback()) return Ok();
  return BadInput(
      "--metrics: {listen} is beyond this machine: metrics are for it alone; give 127.0.0.1:PORT",
      listen.ToString());
}

Result<std::unique_ptr<MetricsListener>> MetricsListener::Start(
    const ListenAddress& listen, std::function<std::string()> render) {
  WARIFU_RETURN_IF_ERROR(CheckAddress(listen));
  std::unique_ptr<MetricsListener> listener(new MetricsListener(std::move(render)));
  WARIFU_RETURN_IF_ERROR(listener->Listen(listen));
  MetricsListener* const running = listener.get();
  listener->thread_ = std::thread([running] { running->Run(); });
  return listener;
}

Status MetricsListener::Listen(const ListenAddress& listen) {
  const auto failed = [&listen](const std::string& why) {
    return IoError("--metrics {listen}: cannot listen there: {why}", listen.ToString(), why);
  };
  const auto resolved = Resolve(listen);
  if (resolved == nullptr) return failed("it is no address of this machine");
  listening_ = ::socket(resolved->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  stop_ = ::eventfd(0, EFD_CLOEXEC);
  const int on = 1;
  if (listening_ < 0 || stop_ < 0 ||
      ::setsockopt(listening_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
      ::bind(listening_, resolved->ai_addr, resolved->ai_addrlen) != 0 ||
      ::listen(listening_, kWaitingCallers) != 0) {
    return failed(std::strerror(errno));
  }
  address_ = listen;
  address_.port = PortOf(listening_);
  return Ok();
}

MetricsListener::~MetricsListener() {
  const std::uint64_t once = 1;
  if (thread_.joinable()) {
    static_cast<void>(!::write(stop_, &once, sizeof once));
    thread_.join();
  }
  if (listening_ >= 0) ::close(listening_);
  if (stop_ >= 0) ::close(stop_);
}

// Whether `file` is ready within that time, and nobody wants the listener to end.
bool MetricsListener::WaitFor(int file, short events, int wait_ms) const {
  pollfd waited[] = {{file, events, 0}, {stop_, POLLIN, 0}};
  int ready = -1;
  do {
    ready = ::poll(waited, 2, wait_ms);
  } while (ready < 0 && errno == EINTR);
  return ready > 0 && waited[1].revents == 0 && waited[0].revents != 0;
}

void MetricsListener::Run() {
  while (WaitFor(listening_, POLLIN, kForEver)) {
    const int caller = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (caller < 0) {
      // Out of files, say: not at once again.
      if (!WaitFor(stop_, POLLIN, kMetricsRetryMs)) continue;
      return;
    }
    Answer(caller);
    ::close(caller);
  }
}

void MetricsListener::Answer(int caller) {
  const std::string request = ReadRequest(caller);
  if (!request.empty()) Send(caller, AnswerTo(request, render_));
}

// Up to the blank line; empty when it does not come in time or is too long.
std::string MetricsListener::ReadRequest(int caller) const {
  const CallTime time;
  std::string request;
  char part[1024];
  while (WaitFor(caller, POLLIN, time.left_ms())) {
    const ssize_t count = ::recv(caller, part, sizeof part, 0);
    if (count <= 0) return {};
    request.append(part, static_cast<std::size_t>(count));
    if (request.find("\r\n\r\n") != std::string::npos) return request;
    if (request.size() > kMaxMetricsRequestBytes) return {};
  }
  return {};
}

void MetricsListener::Send(int caller, const std::string& bytes) const {
  const CallTime time;
  std::size_t sent = 0;
  while (sent < bytes.size() && WaitFor(caller, POLLOUT, time.left_ms())) {
    const ssize_t count = ::send(caller, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (count < 0) return;
    sent += static_cast<std::size_t>(count);
  }
}

}  // namespace warifu

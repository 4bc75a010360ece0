#include "server/metrics_listener.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "server/limits.h"

namespace warifu {
namespace {

constexpr int kWaitingCallers = 8;

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

std::uint16_t PortOf(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  if (address.ss_family == AF_INET6) {
    return ntohs(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port);
  }
  return ntohs(reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

// A socket that listens there.
Result<int> ListenAt(const ListenAddress& listen) {
  const auto failed = [&listen](const std::string& why) {
    return IoError("--metrics {listen}: cannot listen there: {why}", listen.ToString(), why);
  };
  const auto resolved = ResolveAddress(listen);
  if (resolved == nullptr) return failed("it is no address of this machine");
  const int listening = ::socket(resolved->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  if (listening >= 0 && ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) == 0 &&
      ::bind(listening, resolved->ai_addr, resolved->ai_addrlen) == 0 &&
      ::listen(listening, kWaitingCallers) == 0) {
    return listening;
  }
  const std::string why = std::strerror(errno);
  if (listening >= 0) ::close(listening);
  return failed(why);
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
  WARIFU_ASSIGN_OR_RETURN(const int socket, ListenAt(listen));
  std::unique_ptr<MetricsListener> listener(new MetricsListener());
  listener->address_ = listen;
  listener->address_.port = PortOf(socket);
  WARIFU_ASSIGN_OR_RETURN(
      listener->listener_,
      SocketListener::Start(socket, {"\r\n\r\n", kMaxMetricsRequestBytes,
                                     [render = std::move(render)](int, const std::string& request) {
                                       return AnswerTo(request, render);
                                     }}));
  return listener;
}

}  // namespace warifu

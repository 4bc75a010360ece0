#include "server/listen_address.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/text/escape.h"
#include "core/text/host_port.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxShownBytes = 253;

Error NoAddress(std::string_view text, std::string_view flag) {
  return BadInput("{flag}: {typed} is no address: give HOST:PORT, as 127.0.0.1:7443 or [::1]:7443",
                  flag, EscapeForTerminal(text.substr(0, kMaxShownBytes)));
}

// Four numbers of up to three digits: a name that merely begins with "127." is somebody else.
bool IsDottedNumbers(std::string_view host) {
  return std::count(host.begin(), host.end(), '.') == 3 &&
         std::all_of(host.begin(), host.end(),
                     [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

}  // namespace

std::string ListenAddress::ToString() const {
  const bool is_ipv6 = host.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

bool ListenAddress::IsLoopback() const {
  return host == "localhost" || host == "::1" ||
         (host.starts_with("127.") && IsDottedNumbers(host));
}

Result<ListenAddress> ParseListenAddress(std::string_view text, std::string_view flag) {
  std::optional<HostPort> address = ParseHostPort(text);
  if (!address) return NoAddress(text, flag);
  return ListenAddress{std::move(address->host), address->port};
}

std::unique_ptr<addrinfo, FreeAddress> ResolveAddress(const ListenAddress& address) {
  addrinfo hints{};
  hints.ai_flags = AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  const std::string host = address.host == "localhost" ? "127.0.0.1" : address.host;
  addrinfo* found = nullptr;
  const bool is_found =
      ::getaddrinfo(host.c_str(), std::to_string(address.port).c_str(), &hints, &found) == 0;
  return std::unique_ptr<addrinfo, FreeAddress>(is_found ? found : nullptr);
}

}  // namespace warifu

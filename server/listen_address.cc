#include "server/listen_address.h"

#include <algorithm>
#include <optional>

#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxHostBytes = 253;
constexpr std::uint64_t kMaxPort = 65535;

Error NoAddress(std::string_view text, std::string_view flag) {
  return BadInput(std::string(flag) + ": " + EscapeForTerminal(text.substr(0, kMaxHostBytes)) +
                  " is no address: give HOST:PORT, as 127.0.0.1:7443 or [::1]:7443");
}

// A name, an IPv4 address, or (in brackets) an IPv6 address; whether it exists the system says.
bool IsHost(std::string_view host, bool in_brackets) {
  if (host.empty() || host.size() > kMaxHostBytes) return false;
  return std::all_of(host.begin(), host.end(), [in_brackets](char c) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return word || c == '.' || (in_brackets ? c == ':' : c == '-');
  });
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
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return NoAddress(text, flag);
  const std::optional<std::uint64_t> port = ParseDecimal(text.substr(colon + 1));
  std::string_view host = text.substr(0, colon);
  const bool in_brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (in_brackets) host = host.substr(1, host.size() - 2);
  if (!port.has_value() || *port > kMaxPort || !IsHost(host, in_brackets))
    return NoAddress(text, flag);
  return ListenAddress{std::string(host), static_cast<std::uint16_t>(*port)};
}

}  // namespace warifu

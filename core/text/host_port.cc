#include "core/text/host_port.h"

#include <algorithm>

#include "core/base/encoding.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxHostBytes = 253;
constexpr std::uint64_t kMaxPort = 65535;

// A name, an IPv4 address, or (in brackets) an IPv6 address.
bool IsHost(std::string_view host, bool in_brackets) {
  if (host.empty() || host.size() > kMaxHostBytes) return false;
  return std::all_of(host.begin(), host.end(), [in_brackets](char c) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return word || c == '.' || (in_brackets ? c == ':' : c == '-');
  });
}

}  // namespace

std::optional<HostPort> ParseHostPort(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::optional<std::uint64_t> port = ParseDecimal(text.substr(colon + 1));
  std::string_view host = text.substr(0, colon);
  const bool in_brackets = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (in_brackets) host = host.substr(1, host.size() - 2);
  if (!port || *port > kMaxPort || !IsHost(host, in_brackets)) return std::nullopt;
  return HostPort{std::string(host), static_cast<std::uint16_t>(*port)};
}

}  // namespace warifu

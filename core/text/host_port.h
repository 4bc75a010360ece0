// HOST:PORT, as an address on the network is written; an IPv6 address stands in brackets.
//
// Not here: whether there is such a host. Threads: pure functions.
#ifndef WARIFU_CORE_TEXT_HOST_PORT_H_
#define WARIFU_CORE_TEXT_HOST_PORT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace warifu {

struct HostPort {
  std::string host;  // without the brackets of IPv6
  std::uint16_t port = 0;
};

// Nothing: it is no name, IPv4 or bracketed IPv6 address with a port from 0 to 65535.
std::optional<HostPort> ParseHostPort(std::string_view text);

}  // namespace warifu

#endif  // WARIFU_CORE_TEXT_HOST_PORT_H_

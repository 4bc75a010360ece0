// Where the server listens: HOST:PORT as typed, and whether that is this machine alone.
//
// Threads: pure functions.
#ifndef WARIFU_SERVER_LISTEN_ADDRESS_H_
#define WARIFU_SERVER_LISTEN_ADDRESS_H_

#include <netdb.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace warifu {

struct ListenAddress {
  std::string host;        // without the brackets of IPv6
  std::uint16_t port = 0;  // 0: any free one

  // "127.0.0.1:7443", "[::1]:7443".
  std::string ToString() const;
  // 127.0.0.0/8, ::1 or localhost.
  bool IsLoopback() const;
};

// "HOST:PORT"; an IPv6 address stands in brackets. `flag`: where it was given.
// Errors: kBadInput, naming the flag.
Result<ListenAddress> ParseListenAddress(std::string_view text, std::string_view flag = "--listen");

// Frees what the system gave.
struct FreeAddress {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
// The address as the system takes it; null when there is none such.
std::unique_ptr<addrinfo, FreeAddress> ResolveAddress(const ListenAddress& address);

}  // namespace warifu

#endif  // WARIFU_SERVER_LISTEN_ADDRESS_H_

// The connection to a real registry: the client's only user of gRPC.
#ifndef WARIFU_CLIENT_TRANSPORT_H_
#define WARIFU_CLIENT_TRANSPORT_H_

#include <cstddef>
#include <memory>
#include <string>

#include "client/connection.h"
#include "core/base/result.h"

namespace warifu {

// Bounds of one call.
inline constexpr int kCallDeadlineMs = 20'000;
inline constexpr int kSubmitDeadlineMs = 60'000;
// A stream of submissions: as long as a server keeps one open, and a little; statements sent ahead
// of their answers, fewer than a server reads ahead.
inline constexpr int kStreamDeadlineMs = 70'000;
inline constexpr std::size_t kStatementsAhead = 32;
inline constexpr int kMaxAnswerBytes = 8 << 20;

struct TransportOptions {
  std::string address;       // HOST:PORT
  std::string tls_ca_pem;    // of the server's certificate; empty: the system's
  std::string tls_cert_pem;  // our own, with its key, if the server asks for one
  std::string tls_key_pem;
  int deadline_ms = kCallDeadlineMs;  // of every call but Submit
  // Plain text is spoken to loopback addresses only, or never when a CA is given.
};

// Nothing is sent before the first call.
// Errors: kBadInput for an address that is not HOST:PORT.
Result<std::unique_ptr<RegistryConnection>> ConnectToRegistry(const TransportOptions& options);

// The version of the library beneath: "1.51.1".
std::string TransportVersion();

}  // namespace warifu

#endif  // WARIFU_CLIENT_TRANSPORT_H_

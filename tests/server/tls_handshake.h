// A TLS handshake with a server of this machine, by OpenSSL alone, with what a client would allow.
//
// Threads: pure functions.
#ifndef WARIFU_TESTS_SERVER_TLS_HANDSHAKE_H_
#define WARIFU_TESTS_SERVER_TLS_HANDSHAKE_H_

#include <cstdint>
#include <string>

namespace warifu {

struct TlsOffer {
  int version;          // OpenSSL's number: the only one that the client speaks
  std::string ciphers;  // of TLS 1.2 and before, as OpenSSL names them; empty: all it has
};

// The cipher that was agreed on; empty: the server refused.
std::string AgreedCipher(std::uint16_t port, const TlsOffer& offer);

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_TLS_HANDSHAKE_H_

// PAE: type and body as one byte string that can be read in one way only, for signing.
//
// Source: DSSE v1, protocol.md ("Pre-Authentication Encoding").
// Threads: a pure function.
#ifndef WARIFU_CORE_CRYPTO_PAE_H_
#define WARIFU_CORE_CRYPTO_PAE_H_

#include <string>
#include <string_view>

namespace warifu {

// "DSSEv1" SP len(type) SP type SP len(body) SP body; the lengths in decimal bytes.
std::string Pae(std::string_view type, std::string_view body);

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_PAE_H_

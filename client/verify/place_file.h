// The worker's place file: a one-time key, made by the worker's own program, to which a place is
// given by its hash.
//
//     warifu-place/v1\n  <32 bytes: RFC 8032's private key>  <first 8 bytes of the SHA-256 of all>
//
// Nothing personal is in it. Who holds a copy can say that the place is theirs.
// Source: docs/format.md "Files". Threads: pure functions.
#ifndef WARIFU_CLIENT_VERIFY_PLACE_FILE_H_
#define WARIFU_CLIENT_VERIFY_PLACE_FILE_H_

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"

namespace warifu {

// The bytes of the file.
// Requires: 32 bytes of secret.
std::string PlaceFile(std::string_view seed);

// SHA-256 of the public key: the holder_hash of an Allocation.
// Errors: those of UnframeFile; kDamaged when there are not 32 bytes.
Result<Hash> HolderHashOf(std::string_view place_file);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERIFY_PLACE_FILE_H_

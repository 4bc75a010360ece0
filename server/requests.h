// What requests have in common: fields read into types, with a sentence for each that is wrong.
//
// Threads: pure functions.
#ifndef WARIFU_SERVER_REQUESTS_H_
#define WARIFU_SERVER_REQUESTS_H_

#include <google/protobuf/repeated_field.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/text/code.h"

namespace warifu {

// The ten bytes of a code.
// Errors: kBadInput.
Result<Code> ReadCode(std::string_view bytes);

// `field` as public keys of 32 bytes, kMaxAskedSigners at most.
// Errors: kBadInput, naming the field.
Result<std::vector<PublicKey>> ReadSigners(
    const google::protobuf::RepeatedPtrField<std::string>& field);

// Errors: kBadInput, naming `field` and the bound.
Status CheckAtMost(const std::string& field, std::uint64_t value, std::uint64_t most);

}  // namespace warifu

#endif  // WARIFU_SERVER_REQUESTS_H_

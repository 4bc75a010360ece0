#include "server/requests.h"

#include <algorithm>
#include <optional>

#include "server/limits.h"

namespace warifu {

Result<Code> ReadCode(std::string_view bytes) {
  if (bytes.size() != kCodeBytes) {
    return BadInput("code: give the " + std::to_string(kCodeBytes) +
                    " bytes of a code without its check symbol, not " +
                    std::to_string(bytes.size()));
  }
  Code code;
  std::copy(bytes.begin(), bytes.end(), code.bytes.begin());
  return code;
}

Result<std::vector<PublicKey>> ReadSigners(
    const google::protobuf::RepeatedPtrField<std::string>& field) {
  if (field.size() > kMaxAskedSigners) {
    return BadInput("signers: " + std::to_string(field.size()) +
                    " are more than may be asked for, " + std::to_string(kMaxAskedSigners));
  }
  std::vector<PublicKey> signers;
  for (const std::string& bytes : field) {
    const std::optional<PublicKey> key = PublicKey::From(bytes);
    if (!key) {
      return BadInput("signers[" + std::to_string(signers.size()) + "]: a public key has " +
                      std::to_string(PublicKey::kSize) + " bytes, not " +
                      std::to_string(bytes.size()));
    }
    signers.push_back(*key);
  }
  return signers;
}

Status CheckAtMost(const std::string& field, std::uint64_t value, std::uint64_t most) {
  if (value <= most) return Ok();
  return BadInput(field + ": " + std::to_string(value) + " is more than may be asked for, " +
                  std::to_string(most));
}

}  // namespace warifu

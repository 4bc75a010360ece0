#include "server/requests.h"

#include <algorithm>
#include <optional>

#include "server/limits.h"

namespace warifu {

Result<Code> ReadCode(std::string_view bytes) {
  if (bytes.size() != kCodeBytes) {
    return BadInput("code: give the {wanted} bytes of a code without its check symbol, not {bytes}",
                    kCodeBytes, bytes.size());
  }
  Code code;
  std::copy(bytes.begin(), bytes.end(), code.bytes.begin());
  return code;
}

Result<std::vector<PublicKey>> ReadSigners(
    const google::protobuf::RepeatedPtrField<std::string>& field) {
  if (field.size() > kMaxAskedSigners) {
    return BadInput("signers: {field} are more than may be asked for, {most}", field.size(),
                    kMaxAskedSigners);
  }
  std::vector<PublicKey> signers;
  for (const std::string& bytes : field) {
    const std::optional<PublicKey> key = PublicKey::From(bytes);
    if (!key) {
      return BadInput("signers[{at}]: a public key has {wanted} bytes, not {bytes}", signers.size(),
                      PublicKey::kSize, bytes.size());
    }
    signers.push_back(*key);
  }
  return signers;
}

Status CheckAtMost(const std::string& field, std::uint64_t value, std::uint64_t most) {
  if (value <= most) return Ok();
  return BadInput("{field}: {found} is more than may be asked for, {most}", field, value, most);
}

}  // namespace warifu

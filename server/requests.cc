#include "server/requests.h"

#include <algorithm>

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

Status CheckAtMost(const std::string& field, std::uint64_t value, std::uint64_t most) {
  if (value <= most) return Ok();
  return BadInput(field + ": " + std::to_string(value) + " is more than may be asked for, " +
                  std::to_string(most));
}

}  // namespace warifu

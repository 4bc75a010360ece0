#include "core/text/code.h"

#include <algorithm>

#include "core/text/checked_base32.h"

namespace warifu {
namespace {

constexpr TypedKind kCode{Phrase("code"), kCodeBytes, 200,
                          Phrase("a code looks like 7K3Q-9D2M-4XVB-PZ1T-Q")};
static_assert(kCode.symbols() == kCodeSymbols + 1);

}  // namespace

Code Code::Of(const Hash& payload_hash) {
  Code code;
  std::copy_n(payload_hash.data(), kCodeBytes, code.bytes.begin());
  return code;
}

std::string Code::ToString() const { return FormatCheckedBase32(view()); }

std::string CodeOf(const Hash& payload_hash) { return Code::Of(payload_hash).ToString(); }

Result<Code> ParseCode(std::string_view text) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ParseCheckedBase32(text, kCode));
  Code code;
  std::copy(bytes.begin(), bytes.end(), code.bytes.begin());
  return code;
}

bool LooksLikeCode(std::string_view text) {
  return text.size() <= kCode.most_typed_bytes && CountTypedSymbols(text) == kCode.symbols();
}

}  // namespace warifu

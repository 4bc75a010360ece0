// Typed codes: whatever is accepted is the code that it prints, however it was typed.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/text/code.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto code = warifu::ParseCode(text);
  const bool looks = warifu::LooksLikeCode(text);
  if (!code.ok()) {
    WARIFU_CHECK((code.error().message() == "this code has a typing mistake") == looks);
    return 0;
  }
  WARIFU_CHECK(looks);
  const auto again = warifu::ParseCode(code->ToString());
  WARIFU_CHECK(again.ok() && *again == *code);
  return 0;
}

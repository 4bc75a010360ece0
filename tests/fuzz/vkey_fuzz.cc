// Verifier keys: what is parsed is formatted to the same text.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/note/vkey.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto key = warifu::VerifierKey::Parse(text);
  WARIFU_CHECK(!key.ok() || key->ToString() == text);
  return 0;
}

// Hex, base64, decimal: what is decoded is encoded to the same text; UTF-8 never reads past its
// end.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto base64 = warifu::DecodeBase64(text);
  WARIFU_CHECK(!base64 || warifu::EncodeBase64(*base64) == text);
  WARIFU_CHECK(warifu::DecodeBase64(warifu::EncodeBase64(text)) == text);
  const auto hex = warifu::DecodeHex(text);
  WARIFU_CHECK(!hex || warifu::DecodeHex(warifu::EncodeHex(*hex)) == *hex);
  WARIFU_CHECK(warifu::DecodeHex(warifu::EncodeHex(text)) == text);
  const auto number = warifu::ParseDecimal(text);
  WARIFU_CHECK(!number || std::to_string(*number) == text);
  const auto first = warifu::FirstCodePoint(text);
  WARIFU_CHECK(!first || first->bytes <= size);
  WARIFU_CHECK(!warifu::IsValidUtf8(text) || size == 0 || first.has_value());
  return 0;
}

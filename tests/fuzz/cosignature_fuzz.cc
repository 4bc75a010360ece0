// Cosignature bytes: what is parsed is formatted to the same bytes.
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/check.h"
#include "core/note/cosignature.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto cosignature = warifu::ParseCosignature({"w.example", 1, bytes});
  if (!cosignature.ok()) return 0;
  WARIFU_CHECK(warifu::FormatCosignatureBytes(*cosignature) == bytes);
  WARIFU_CHECK(cosignature->timestamp_s <= warifu::kMaxCosignatureTimeSeconds);
  return 0;
}

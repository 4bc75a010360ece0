// Key files: what can be read stays within bounds; nothing is opened, since that costs what a file
// asks.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/crypto/key_name.h"
#include "core/crypto/sealed_key.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto info = warifu::ReadSealedKey(file);
  if (!info.ok()) return 0;
  WARIFU_CHECK(file.size() <= warifu::kMaxSealedKeyBytes);
  WARIFU_CHECK(warifu::IsValidKeyName(info->name));
  WARIFU_CHECK(info->cost.operations <= warifu::kMaximumKeyCost.operations);
  WARIFU_CHECK(info->cost.memory_bytes <= warifu::kMaximumKeyCost.memory_bytes);
  return 0;
}

// Policies: the plain form of what is parsed is parsed to the same, and stays as it is.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/note/policy.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto policy = warifu::Policy::Parse(text);
  if (!policy.ok()) return 0;
  const std::string plain = policy->ToString();
  const auto again = warifu::Policy::Parse(plain);
  WARIFU_CHECK(again.ok() && *again == *policy);
  WARIFU_CHECK(again->ToString() == plain);
  return 0;
}

// Trust files: what is read has one spelling, and its fields make the same file again.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/check.h"
#include "core/proof/trust.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto trust = warifu::TrustFile::Parse(text);
  if (trust.ok()) {
    WARIFU_CHECK(trust->text() == text);
    const auto again = warifu::TrustFile::Make(trust->fields());
    WARIFU_CHECK(again.ok() && again->text() == text);
    const auto typed = warifu::ParseFingerprint(trust->Fingerprint());
    WARIFU_CHECK(typed.ok() && *typed == trust->Fingerprint());
  }
  const auto typed = warifu::ParseFingerprint(text);
  if (typed.ok()) WARIFU_CHECK(warifu::ParseFingerprint(*typed).value() == *typed);
  return 0;
}

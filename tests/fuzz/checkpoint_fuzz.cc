// Checkpoints: a body that is parsed is formatted to the same text; nothing random is signed.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/check.h"
#include "core/note/checkpoint.h"

namespace {

const warifu::VerifierKey& LogKey() {
  static const warifu::VerifierKey key =
      warifu::VerifierKey::Make("registry.example", warifu::SignatureType::kEd25519,
                                warifu::SigningKey::FromSeed(std::string(32, 'l')).public_key())
          .value();
  return key;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (const auto body = warifu::ParseCheckpointBody(bytes); body.ok()) {
    WARIFU_CHECK(warifu::FormatCheckpointBody(*body) == bytes);
  }
  const auto read = warifu::ReadUntrustedCheckpoint(bytes);
  const auto verified = warifu::VerifyCheckpoint(bytes, LogKey());
  // The seeds hold one note that this key signed; it must not verify for other contents.
  WARIFU_CHECK(!verified.ok() || (read.ok() && *read == *verified));
  WARIFU_CHECK(!verified.ok() || verified->size == warifu::TreeSize(5));
  return 0;
}

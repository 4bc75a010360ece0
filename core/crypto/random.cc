#include "core/crypto/random.h"

#include <sodium.h>

#include "core/crypto/ed25519.h"

namespace warifu {

void SystemRandom::Fill(std::span<std::uint8_t> out) {
  InitializeCrypto();
  randombytes_buf(out.data(), out.size());
}

}  // namespace warifu

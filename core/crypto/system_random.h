// The operating system's randomness, through libsodium, for programs to hand to the core.
//
// All of it is in the header, so that the core's own archives ask nobody for randomness.
// Threads: may be used by several at once.
#ifndef WARIFU_CORE_CRYPTO_SYSTEM_RANDOM_H_
#define WARIFU_CORE_CRYPTO_SYSTEM_RANDOM_H_

#include <sodium.h>

#include <cstdint>
#include <span>

#include "core/crypto/ed25519.h"
#include "core/crypto/random.h"

namespace warifu {

class SystemRandom final : public RandomSource {
 public:
  void Fill(std::span<std::uint8_t> out) override {
    InitializeCrypto();
    randombytes_buf(out.data(), out.size());
  }
};

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_SYSTEM_RANDOM_H_

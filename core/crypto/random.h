// Randomness as an argument: who needs some takes a RandomSource&.
//
// Not here: the operating system's randomness (core/crypto/system_random.h).
// Threads: as each source says.
#ifndef WARIFU_CORE_CRYPTO_RANDOM_H_
#define WARIFU_CORE_CRYPTO_RANDOM_H_

#include <cstdint>
#include <span>

namespace warifu {

class RandomSource {
 public:
  virtual ~RandomSource() = default;

  // Overwrites all of `out` with bytes that nobody can foretell. Tests have a source with a seed.
  virtual void Fill(std::span<std::uint8_t> out) = 0;
};

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_RANDOM_H_

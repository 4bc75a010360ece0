// Randomness as an argument: who needs some takes a RandomSource&.
//
// Threads: SystemRandom may be used by several at once; other sources as they say.
#ifndef WARIFU_CORE_CRYPTO_RANDOM_H_
#define WARIFU_CORE_CRYPTO_RANDOM_H_

#include <cstdint>
#include <span>

namespace warifu {

class RandomSource {
 public:
  virtual ~RandomSource() = default;

  // Overwrites all of `out` with bytes that nobody can foretell.
  virtual void Fill(std::span<std::uint8_t> out) = 0;
};

// The operating system's, through libsodium. Tests have their own, with a seed.
class SystemRandom : public RandomSource {
 public:
  void Fill(std::span<std::uint8_t> out) override;
};

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_RANDOM_H_

// Randomness that is the same in every run.
#ifndef WARIFU_TESTS_SUPPORT_TEST_RANDOM_H_
#define WARIFU_TESTS_SUPPORT_TEST_RANDOM_H_

#include <cstdint>
#include <random>
#include <span>

#include "core/crypto/random.h"

namespace warifu {

class TestRandom : public RandomSource {
 public:
  explicit TestRandom(std::uint64_t seed) : engine_(seed) {}

  void Fill(std::span<std::uint8_t> out) override {
    for (std::uint8_t& byte : out) byte = static_cast<std::uint8_t>(engine_());
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_TEST_RANDOM_H_

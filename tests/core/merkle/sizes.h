// The tree sizes that tests go through, and small helpers for hashes.
#ifndef WARIFU_TESTS_CORE_MERKLE_SIZES_H_
#define WARIFU_TESTS_CORE_MERKLE_SIZES_H_

#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

#include "core/base/types.h"
#include "core/crypto/sha256.h"

namespace warifu {

inline constexpr std::size_t kAllSizesUpTo = 70;

// 0 to 70, and around the width of a tile.
inline std::vector<std::size_t> TestSizes() {
  std::vector<std::size_t> sizes(kAllSizesUpTo + 1);
  std::iota(sizes.begin(), sizes.end(), 0);
  for (std::size_t size : {127, 128, 129, 255, 256, 257}) sizes.push_back(size);
  return sizes;
}

inline Hash AnyHash(const std::string& name) { return Sha256("any " + name); }

inline Hash FlipByte(Hash hash, std::size_t byte) {
  hash.data()[byte] ^= 0x01;
  return hash;
}

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_MERKLE_SIZES_H_

#include "core/merkle/tree_hash.h"

#include <array>
#include <cstring>

#include "core/crypto/sha256.h"

namespace warifu {
namespace {

constexpr char kLeafPrefix = 0x00;
constexpr char kNodePrefix = 0x01;

}  // namespace

Hash LeafHash(std::string_view leaf) {
  static thread_local Sha256Hasher hasher;
  return hasher.Update({&kLeafPrefix, 1}).Update(leaf).Finish();
}

Hash NodeHash(const Hash& left, const Hash& right) {
  std::array<char, 1 + 2 * Hash::kSize> bytes;
  bytes[0] = kNodePrefix;
  std::memcpy(&bytes[1], left.data(), Hash::kSize);
  std::memcpy(&bytes[1 + Hash::kSize], right.data(), Hash::kSize);
  return Sha256({bytes.data(), bytes.size()});
}

Hash EmptyRoot() { return Sha256({}); }

}  // namespace warifu

// Proofs of any sizes, indexes and hashes: verified or refused, never more than that.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/merkle/multiproof.h"
#include "core/merkle/proof.h"

namespace {

using warifu::Hash;
using warifu::LeafIndex;
using warifu::TreeSize;

// Takes numbers and hashes from the front; zeros when there is nothing left.
class Input {
 public:
  explicit Input(std::string_view bytes) : bytes_(bytes) {}

  std::string_view Take(std::size_t size) {
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(taken.size());
    return taken;
  }
  std::uint64_t TakeNumber() {
    std::string number(8, '\0');
    const std::string_view taken = Take(8);
    std::copy(taken.begin(), taken.end(), number.begin());
    return warifu::ReadBigEndian64(number);
  }
  // One byte for each is enough: what matters is how many there are.
  std::vector<Hash> TakeHashes(std::size_t count) {
    std::vector<Hash> hashes;
    for (char byte : Take(count)) {
      hashes.emplace_back();
      hashes.back().data()[0] = static_cast<std::uint8_t>(byte);
    }
    return hashes;
  }
  std::size_t left() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input({reinterpret_cast<const char*>(data), size});
  const TreeSize tree_size(input.TakeNumber());
  const std::size_t leaf_count = input.TakeNumber() % 16;
  std::vector<std::pair<LeafIndex, Hash>> leaves;
  for (std::size_t i = 0; i < leaf_count; ++i) {
    leaves.emplace_back(LeafIndex(input.TakeNumber()), Hash());
  }
  const std::vector<Hash> proof = input.TakeHashes(std::min<std::size_t>(input.left(), 1000));
  const auto root = warifu::RootFromMultiProof(leaves, tree_size, proof);
  if (leaves.size() == 1) {
    const auto same = warifu::RootFromInclusion(Hash(), {leaves[0].first, tree_size}, proof);
    WARIFU_CHECK(root.ok() == same.ok());
  }
  if (leaves.empty()) return 0;
  const warifu::TreeHead first = {TreeSize(leaves[0].first.value()), Hash()};
  const auto status = warifu::VerifyConsistency(first, {tree_size, Hash()}, proof);
  WARIFU_CHECK(!status.ok() || first.size <= tree_size);
  WARIFU_CHECK(!status.ok() || tree_size.value() <= warifu::kMaxTreeSize);
  return 0;
}

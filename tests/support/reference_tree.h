// RFC 6962 2.1 word by word: slow, without stored nodes, and so simple that it can be checked by
// eye. The oracle of core/merkle.
#ifndef WARIFU_TESTS_SUPPORT_REFERENCE_TREE_H_
#define WARIFU_TESTS_SUPPORT_REFERENCE_TREE_H_

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/crypto/sha256.h"
#include "core/merkle/node.h"

namespace warifu {

class ReferenceTree : public HashReader {
 public:
  using Hashes = std::vector<Hash>;

  ReferenceTree() = default;
  explicit ReferenceTree(Hashes leaf_hashes) : leaves_(std::move(leaf_hashes)) {}

  // `size` leaves, the i-th being the text "leaf i".
  static ReferenceTree OfSize(std::size_t size) {
    ReferenceTree tree;
    for (std::size_t i = 0; i < size; ++i) tree.Append("leaf " + std::to_string(i));
    return tree;
  }

  void Append(const std::string& leaf) { leaves_.push_back(Sha256(std::string(1, '\0') + leaf)); }
  void Set(std::size_t index, const Hash& leaf_hash) {
    leaves_.at(index) = leaf_hash;
    known_.clear();
  }

  const Hashes& leaves() const { return leaves_; }
  TreeSize size() const { return TreeSize(leaves_.size()); }

  Hash Root() const { return RootOf(0, leaves_.size()); }
  Hash Root(std::size_t size) const { return RootOf(0, size); }

  // MTH(D[begin:end]).
  Hash RootOf(std::size_t begin, std::size_t end) const {
    if (begin == end) return Sha256("");
    if (begin + 1 == end) return leaves_.at(begin);
    const auto [place, is_new] = known_.try_emplace({begin, end});
    if (is_new) {
      const std::size_t split = begin + LargestPowerBelow(end - begin);
      const Hash left = RootOf(begin, split);
      const Hash right = RootOf(split, end);
      known_[{begin, end}] = Sha256('\1' + left.ToString() + right.ToString());
    }
    return known_[{begin, end}];
  }

  // PATH(index, D[begin:end]), index counted from begin.
  Hashes Path(std::size_t index, std::size_t begin, std::size_t end) const {
    if (end - begin == 1) return {};
    const std::size_t k = LargestPowerBelow(end - begin);
    Hashes path;
    if (index < k) {
      path = Path(index, begin, begin + k);
      path.push_back(RootOf(begin + k, end));
    } else {
      path = Path(index - k, begin + k, end);
      path.push_back(RootOf(begin, begin + k));
    }
    return path;
  }

  // SUBPROOF(first, D[begin:end], complete), first counted from begin.
  Hashes SubProof(std::size_t first, std::size_t begin, std::size_t end, bool complete) const {
    if (first == end - begin) return complete ? Hashes() : Hashes{RootOf(begin, end)};
    const std::size_t k = LargestPowerBelow(end - begin);
    Hashes proof;
    if (first <= k) {
      proof = SubProof(first, begin, begin + k, complete);
      proof.push_back(RootOf(begin + k, end));
    } else {
      proof = SubProof(first - k, begin + k, end, false);
      proof.push_back(RootOf(begin, begin + k));
    }
    return proof;
  }

  // Walks D[begin:end] from its root: one hash for each part without a leaf of `wanted`.
  Hashes MultiProof(const std::set<std::size_t>& wanted, std::size_t begin, std::size_t end) const {
    const auto next = wanted.lower_bound(begin);
    if (next == wanted.end() || *next >= end) return {RootOf(begin, end)};
    if (end - begin == 1) return {};
    const std::size_t split = begin + LargestPowerBelow(end - begin);
    Hashes proof = MultiProof(wanted, begin, split);
    for (const Hash& hash : MultiProof(wanted, split, end)) proof.push_back(hash);
    return proof;
  }

  // As a store: gives complete nodes only.
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override {
    ++reads;
    std::vector<Hash> hashes;
    for (const NodeId& id : ids) {
      const std::size_t end = (id.index + 1) << id.level;
      if (end > leaves_.size()) return NotFound("reference tree: node not complete");
      hashes.push_back(RootOf(id.index << id.level, end));
    }
    hashes_read += hashes.size();
    return hashes;
  }

  mutable std::size_t reads = 0;
  mutable std::size_t hashes_read = 0;

 private:
  static std::size_t LargestPowerBelow(std::size_t n) {
    std::size_t k = 1;
    while (2 * k < n) k *= 2;
    return k;
  }

  Hashes leaves_;
  mutable std::map<std::pair<std::size_t, std::size_t>, Hash> known_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_REFERENCE_TREE_H_

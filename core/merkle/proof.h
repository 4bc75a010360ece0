// Inclusion and consistency proofs: made from stored nodes, verified from nothing but themselves.
//
// A proof is the list of hashes that RFC 6962 defines, in its order. Verification accepts that list
// only: one hash more, one less or another order is an error.
// Not here: one proof for many leaves (core/merkle/multiproof.h).
// Source: RFC 6962 2.1.1, 2.1.2; verification as in RFC 9162 2.1.3.2, 2.1.4.2.
// Threads: pure functions.
//
// Errors of all: kBadInput when sizes and indexes are impossible together (an index that is not
// below the size, a size above kMaxTreeSize, a first size above the second); kInconsistent when a
// proof does not fit.
#ifndef WARIFU_CORE_MERKLE_PROOF_H_
#define WARIFU_CORE_MERKLE_PROOF_H_

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"

namespace warifu {

// That the leaf at `index` is in the tree of `size`: ceil(log2(size)) hashes at most, leaf to root.
// Errors besides: those of `reader`, which is asked once.
Result<std::vector<Hash>> InclusionProof(LeafIndex index, TreeSize size, const HashReader& reader);

// That the tree of `first` leaves is the beginning of that of `second`. Empty when the two are
// equal. Errors besides: kBadInput when only `first` is 0 (every tree begins with the empty one:
// there is nothing to prove); those of `reader`, which is asked once.
Result<std::vector<Hash>> ConsistencyProof(TreeSize first, TreeSize second,
                                           const HashReader& reader);

// What an inclusion proof is about.
struct LeafPlace {
  LeafIndex index;
  TreeSize size;
};

// The root that `proof` gives; who compares it with a trusted root has verified the inclusion.
Result<Hash> RootFromInclusion(const Hash& leaf_hash, LeafPlace place, std::span<const Hash> proof);

Status VerifyInclusion(const Hash& leaf_hash, LeafPlace place, std::span<const Hash> proof,
                       const Hash& root);

// A tree of which only size and root are known.
struct TreeHead {
  TreeSize size;
  Hash root;

  friend bool operator==(const TreeHead&, const TreeHead&) = default;
};

// Errors besides: kBadInput when only the first size is 0, since whatever came as second would
// pass.
Status VerifyConsistency(const TreeHead& first, const TreeHead& second,
                         std::span<const Hash> proof);

// Both roots that hashes give.
struct TreeRoots {
  Hash first;
  Hash second;

  friend bool operator==(const TreeRoots&, const TreeRoots&) = default;
};

// The roots of two trees, the first the beginning of the second, from a consistency proof. Where
// the RFC leaves out the first tree's root because a verifier knows it (the first size is a power
// of two), it stands in front: so what `hashes` claim is judged without believing either root.
// Requires of the sizes: as VerifyConsistency, and first < second, else kBadInput.
Result<TreeRoots> RootsFromConsistency(TreeSize first, TreeSize second,
                                       std::span<const Hash> hashes);

}  // namespace warifu

#endif  // WARIFU_CORE_MERKLE_PROOF_H_

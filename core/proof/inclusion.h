// Inclusion: that leaves stand in a tree, by the hashes that a proof or receipt holds.
//
// Source: docs/format.md "Offer proof", "Receipt"; core/merkle/multiproof.h.
// Threads: pure functions.
#ifndef WARIFU_CORE_PROOF_INCLUSION_H_
#define WARIFU_CORE_PROOF_INCLUSION_H_

#include <google/protobuf/repeated_ptr_field.h>

#include <string>
#include <utility>
#include <vector>

#include "core/base/types.h"
#include "core/merkle/proof.h"

namespace warifu {

using IndexedHashes = std::vector<std::pair<LeafIndex, Hash>>;

// Whether `leaves` and the multi-proof `hashes` give the root of `tree`.
// Requires: leaf indexes strictly ascending and below the tree's size.
bool LeadsToRoot(const IndexedHashes& leaves,
                 const google::protobuf::RepeatedPtrField<std::string>& hashes,
                 const TreeHead& tree);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_INCLUSION_H_

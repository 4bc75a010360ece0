// Making proofs: what convinces somebody else, from a registry's state and its two trees.
//
// An offer proof holds exactly the entries that its verdict rests on: nothing twice, nothing else.
// Not here: judging them (core/proof/verify.h, receipt.h).
// Source: docs/format.md, "Offer proof", "Receipt".
// Threads: pure functions over what is given; several at once over one snapshot.
#ifndef WARIFU_CORE_PROOF_ASSEMBLE_H_
#define WARIFU_CORE_PROOF_ASSEMBLE_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"
#include "core/rules/state.h"

namespace warifu {

// A registry as of one checkpoint; all four of the same size.
struct RegistrySnapshot {
  const RegistryState& state;   // next() is the checkpoint's size
  const HashReader& log;        // the tree over [0, size)
  const HashReader& standing;   // the tree over [0, size - 1), as the seal at size - 1 names it
  std::string_view checkpoint;  // signed note; its last entry is a seal
};

struct AssembleOptions {
  // With the allocations of the offer's lineage that hold places from this one on, kMaxProvenPlaces
  // at most; 0: without.
  std::uint32_t first_place = 0;
};

// The serialized OfferProof: what a server answers. Reads O(entries * log(size)) hashes.
// Errors: kBadInput (no checkpoint; `offer` is no offer below size - 1); kDamaged (the state lacks
// what an admitted offer needs, or an entry is not the one in its leaf hash); kRefused (beyond the
// bounds of core/proof/limits.h); those of the readers.
Result<std::string> AssembleOfferProof(const RegistrySnapshot& snapshot, LeafIndex offer,
                                       const AssembleOptions& options);

// The serialized Receipt of any statement: the entry with its inclusion in both trees.
// Errors: as above; kBadInput when there is a seal at `index`, or nothing below size - 1.
Result<std::string> AssembleReceipt(const RegistrySnapshot& snapshot, LeafIndex index);

// The files that hold them: `.warifu` and `.receipt`.
std::string ProofFile(std::string_view offer_proof);
std::string ReceiptFile(std::string_view receipt);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_ASSEMBLE_H_

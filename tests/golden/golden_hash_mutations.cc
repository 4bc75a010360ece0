// Golden negatives: mutations of the two multi-proofs.
#include "tests/golden/golden_mutation.h"

namespace warifu {

std::vector<GoldenCase> HashMutations() {
  return {
      Mutated("log-hash-flipped", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) { Flip(*proof.mutable_log_hashes(0), 0); }),
      Mutated("log-hash-dropped", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) { proof.mutable_log_hashes()->RemoveLast(); }),
      Mutated("log-hash-added", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) { proof.add_log_hashes(proof.log_hashes(0)); }),
      Mutated("log-hashes-swapped", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) { proof.mutable_log_hashes()->SwapElements(0, 1); }),
      Mutated("standing-hash-flipped", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) { Flip(*proof.mutable_standing_hashes(0), 0); }),
      Mutated("standing-hash-dropped", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) { proof.mutable_standing_hashes()->RemoveLast(); }),
      Mutated("standing-hash-added", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) { proof.add_standing_hashes(proof.standing_hashes(0)); }),
      Mutated("standing-hashes-swapped", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) { proof.mutable_standing_hashes()->SwapElements(0, 1); }),
  };
}

}  // namespace warifu

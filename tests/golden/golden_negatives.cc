// Golden negatives: the list of them: one mutation each of the genuine proof of one offer.
#include "tests/golden/golden_mutation.h"

namespace warifu {
namespace {

// A whole registry of another genesis, under the same name and log key.
GoldenCase WrongGenesis() {
  Scene scene({.second_authority = true});
  const Hash offer = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
  GoldenCase result = OfFile("wrong-genesis", ProofOf(scene.log(), offer), kNoFit, "OTHER_GENESIS");
  result.now_s = OptionsOf(scene.log()).now_s;
  return result;
}

}  // namespace

std::vector<GoldenCase> GoldenNegatives() {
  std::vector<GoldenCase> all = {WrongGenesis()};
  for (const auto& cases :
       {FileMutations(), CheckpointMutations(), SealMutations(), HashMutations(), SetMutations(),
        LeafMutations(), OfferMutations(), EntryMutations()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

}  // namespace warifu

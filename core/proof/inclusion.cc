#include "core/proof/inclusion.h"

#include "core/merkle/multiproof.h"
#include "core/merkle/tree_hash.h"
#include "core/proof/trial.h"
#include "core/standing/standing.h"

namespace warifu {
namespace {

// Null: the offer is not among the entries.
const v1::ProvenEntry* OfferIn(const v1::OfferProof& proof) {
  for (const v1::ProvenEntry& entry : proof.entries()) {
    if (entry.index() == proof.offer_index()) return &entry;
  }
  return nullptr;
}

bool IsInLog(const v1::ProvenEntry& offer, const Trial& trial) {
  const IndexedHashes leaves = {{LeafIndex(offer.index()), LeafHash(offer.entry())},
                                {trial.seal_index, LeafHash(trial.proof.seal())}};
  return LeadsToRoot(leaves, trial.proof.log_hashes(),
                     {trial.checkpoint.size, trial.checkpoint.root});
}

bool StandsInTree(const Trial& trial) {
  IndexedHashes leaves;
  for (const v1::ProvenEntry& entry : trial.proof.entries()) {
    const LeafIndex index(entry.index());
    const Standing standing = {.state = *StateFromNumber(entry.state()),
                               .changed_by = LeafIndex(entry.changed_by())};
    leaves.emplace_back(
        index, HashStandingLeaf(
                   {.entry_hash = LeafHash(entry.entry()), .index = index, .standing = standing}));
  }
  return LeadsToRoot(leaves, trial.proof.standing_hashes(),
                     {TreeSize(trial.seal_index.value()), trial.standing_root});
}

}  // namespace

bool LeadsToRoot(const IndexedHashes& leaves,
                 const google::protobuf::RepeatedPtrField<std::string>& hashes,
                 const TreeHead& tree) {
  std::vector<Hash> proof;
  for (const std::string& bytes : hashes) {
    const std::optional<Hash> hash = Hash::From(bytes);
    if (!hash) return false;
    proof.push_back(*hash);
  }
  const Result<Hash> root = RootFromMultiProof(leaves, tree.size, proof);
  return root.ok() && *root == tree.root;
}

void JudgeInclusion(Trial& trial) {
  const v1::ProvenEntry* offer = OfferIn(trial.proof);
  if (offer == nullptr) {
    trial.Add(VerdictCause::kFileIncomplete, Said("the offer is not in it"));
  } else if (!IsInLog(*offer, trial)) {
    trial.Add(VerdictCause::kNotInLog,
              Said("the offer or the seal is not in the checkpoint's tree"));
  }
  if (!StandsInTree(trial)) {
    trial.Add(VerdictCause::kStandingNotInTree, Said("an entry does not stand as it says"));
  }
}

}  // namespace warifu

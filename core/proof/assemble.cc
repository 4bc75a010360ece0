#include "core/proof/assemble.h"

#include <optional>
#include <utility>
#include <vector>

#include "core/merkle/multiproof.h"
#include "core/merkle/tree_hash.h"
#include "core/note/checkpoint.h"
#include "core/proof/limits.h"
#include "core/proof/selection.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

std::vector<KeyedSignature> SignaturesOf(const ExaminedStatement& statement) {
  std::vector<KeyedSignature> signatures;
  for (std::size_t i = 0; i < statement.signers().size(); ++i) {
    signatures.push_back({statement.signers()[i], statement.signatures()[i]});
  }
  return signatures;
}

// The bytes as they were appended. They are encoded anew from what was read, and must give the leaf
// hash again.
Result<std::string> BytesOf(const Entry& entry) {
  std::string bytes;
  if (const SealContent* seal = entry.seal()) {
    bytes = EncodeSealEntry(entry.admitted_at_ms, entry.rules_version, seal->standing_root);
  } else {
    const ExaminedStatement& statement = *entry.statement();
    const std::string signed_statement =
        EncodeSignedStatement(statement.payload(), SignaturesOf(statement));
    bytes = EncodeStatementEntry(entry.admitted_at_ms, entry.rules_version, signed_statement);
  }
  if (LeafHash(bytes) != entry.leaf_hash) {
    return Damaged("entry {index}: its bytes do not give its leaf hash", entry.index.value());
  }
  return bytes;
}

// What every proof says of its checkpoint.
struct Head {
  TreeSize size;
  LeafIndex seal_index;
  std::string seal;  // bytes
};

Result<Head> HeadOf(const RegistrySnapshot& snapshot) {
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint checkpoint,
                          ReadUntrustedCheckpoint(snapshot.checkpoint));
  if (NextIndex(checkpoint.size) != snapshot.state.next() || checkpoint.size.value() < 2) {
    return BadInput("proof: the checkpoint is of size {size}, the registry's is {registry_size}",
                    checkpoint.size.value(), snapshot.state.next().value());
  }
  const LeafIndex seal_index(checkpoint.size.value() - 1);
  const Lookup<EntryPtr> seal = snapshot.state.EntryAt(seal_index);
  if (!seal.found() || (*seal)->seal() == nullptr) {
    return BadInput("proof: the checkpoint's last entry is no seal");
  }
  WARIFU_ASSIGN_OR_RETURN(std::string bytes, BytesOf(**seal));
  return Head{checkpoint.size, seal_index, std::move(bytes)};
}

// The statement at `index`, which must lie before the seal.
Result<Subject> SubjectBefore(const RegistrySnapshot& snapshot, const Head& head, LeafIndex index) {
  const Lookup<Subject> subject = snapshot.state.SubjectAt(index);
  if (index >= head.seal_index || subject.absent()) {
    return NotFound("proof: entry {index} is a seal, or not there yet: no statement",
                    index.value());
  }
  if (!subject.found()) {
    return Damaged("proof: entry {index} cannot be read", index.value());
  }
  return *subject;
}

template <typename Repeated>
Status AddHashes(Result<std::vector<Hash>> hashes, Repeated& out) {
  if (!hashes.ok()) return hashes.error();
  for (const Hash& hash : *hashes) *out.Add() = hash.ToString();
  return Ok();
}

Result<std::vector<Hash>> LogProof(const RegistrySnapshot& snapshot, const Head& head,
                                   LeafIndex index) {
  const LeafIndex leaves[] = {index, head.seal_index};
  return MultiProof(leaves, head.size, snapshot.log);
}

Result<std::vector<Hash>> StandingProof(const RegistrySnapshot& snapshot, const Head& head,
                                        std::span<const LeafIndex> leaves) {
  return MultiProof(leaves, TreeSize(head.seal_index.value()), snapshot.standing);
}

// The allocations in force of the offer's lineage, kMaxProvenPlaces at most.
Result<std::vector<Subject>> PlacesFrom(const RegistryState& state, const Subject& offer,
                                        std::uint32_t first_place) {
  std::vector<Subject> places;
  if (first_place == 0) return places;
  const Hash first = LineageFirst(offer.examined());
  for (std::uint32_t place = first_place; place <= kMaxPlaces && places.size() < kMaxProvenPlaces;
       ++place) {
    const Lookup<Subject> holder = state.PlaceHolder(first, place);
    if (holder.not_carried()) return Damaged("proof: a place given cannot be read");
    if (holder.found() && holder->standing.state == State::kInForce) places.push_back(*holder);
  }
  return places;
}

Status AddEntry(const Subject& subject, v1::OfferProof& proof) {
  WARIFU_ASSIGN_OR_RETURN(std::string bytes, BytesOf(*subject.entry));
  v1::ProvenEntry& entry = *proof.add_entries();
  entry.set_index(subject.index().value());
  entry.set_entry(std::move(bytes));
  entry.set_state(static_cast<std::uint32_t>(subject.standing.state));
  entry.set_changed_by(subject.standing.changed_by.value());
  return Ok();
}

Result<SelectedEntries> Select(const RegistrySnapshot& snapshot, const Subject& offer,
                               const AssembleOptions& options) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Subject> places,
                          PlacesFrom(snapshot.state, offer, options.first_place));
  const StateAtOffer at_offer(snapshot.state, offer.index());
  Result<SelectedEntries> selected =
      SelectEntries({.now = snapshot.state, .at_offer = at_offer}, offer, places);
  if (selected.ok() || selected.error().code != ErrorCode::kNotFound) return selected;
  return Damaged(selected.error().sentence);  // an admitted offer has all of it
}

}  // namespace

Result<std::string> AssembleOfferProof(const RegistrySnapshot& snapshot, LeafIndex offer,
                                       const AssembleOptions& options) {
  WARIFU_ASSIGN_OR_RETURN(Head head, HeadOf(snapshot));
  WARIFU_ASSIGN_OR_RETURN(const Subject subject, SubjectBefore(snapshot, head, offer));
  if (!subject.statement().has_offer()) {
    return BadInput("proof: the statement at index {index} is no offer", offer.value());
  }
  WARIFU_ASSIGN_OR_RETURN(const SelectedEntries selected, Select(snapshot, subject, options));
  v1::OfferProof proof;
  proof.set_checkpoint(std::string(snapshot.checkpoint));
  proof.set_offer_index(offer.value());
  proof.set_seal(head.seal);
  WARIFU_RETURN_IF_ERROR(AddHashes(LogProof(snapshot, head, offer), *proof.mutable_log_hashes()));
  std::vector<LeafIndex> leaves;
  for (const auto& [index, entry] : selected) {
    leaves.push_back(index);
    WARIFU_RETURN_IF_ERROR(AddEntry(entry, proof));
  }
  WARIFU_RETURN_IF_ERROR(
      AddHashes(StandingProof(snapshot, head, leaves), *proof.mutable_standing_hashes()));
  return EncodeMessage(proof);
}

Result<std::string> AssembleReceipt(const RegistrySnapshot& snapshot, LeafIndex index) {
  WARIFU_ASSIGN_OR_RETURN(Head head, HeadOf(snapshot));
  WARIFU_ASSIGN_OR_RETURN(const Subject subject, SubjectBefore(snapshot, head, index));
  WARIFU_ASSIGN_OR_RETURN(std::string bytes, BytesOf(*subject.entry));
  v1::Receipt receipt;
  receipt.set_index(index.value());
  receipt.set_entry(std::move(bytes));
  receipt.set_checkpoint(std::string(snapshot.checkpoint));
  receipt.set_seal(head.seal);
  WARIFU_RETURN_IF_ERROR(AddHashes(LogProof(snapshot, head, index), *receipt.mutable_log_hashes()));
  receipt.set_state(static_cast<std::uint32_t>(subject.standing.state));
  receipt.set_changed_by(subject.standing.changed_by.value());
  const LeafIndex leaves[] = {index};
  WARIFU_RETURN_IF_ERROR(
      AddHashes(StandingProof(snapshot, head, leaves), *receipt.mutable_standing_hashes()));
  return EncodeMessage(receipt);
}

std::string ProofFile(std::string_view offer_proof) {
  return FrameFile(FileKind::kProof, offer_proof);
}

std::string ReceiptFile(std::string_view receipt) { return FrameFile(FileKind::kReceipt, receipt); }

}  // namespace warifu

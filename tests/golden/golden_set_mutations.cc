// Golden negatives: mutations of the set of entries, and of their leaves.
#include "core/merkle/multiproof.h"
#include "tests/golden/golden_mutation.h"

namespace warifu {
namespace {

void Drop(v1::OfferProof& proof, int place) { proof.mutable_entries()->DeleteSubrange(place, 1); }

// Hashes of the standing tree that fit the entries as they are now: a forger who has the log.
void MendStanding(v1::OfferProof& proof) {
  std::vector<LeafIndex> leaves;
  for (const v1::ProvenEntry& entry : proof.entries()) leaves.emplace_back(entry.index());
  const MemoryRegistry& log = TheBase().log();
  const std::vector<Hash> hashes =
      MultiProof(leaves, log.standing_head().size, log.standing_nodes()).value();
  proof.clear_standing_hashes();
  for (const Hash& hash : hashes) proof.add_standing_hashes(hash.ToString());
}

// The entry at `index` with its leaf, as the log has them.
v1::ProvenEntry EntryOfLog(LeafIndex index) {
  const MemoryRegistry& log = TheBase().log();
  const Standing standing = log.state().StandingAt(index).value();
  v1::ProvenEntry entry;
  entry.set_index(index.value());
  entry.set_entry(log.EntryBytes(index));
  entry.set_state(static_cast<std::uint32_t>(standing.state));
  entry.set_changed_by(standing.changed_by.value());
  return entry;
}

// Adds the first entry that is not in the proof, in its place.
void AddEntry(v1::OfferProof& proof) {
  auto& entries = *proof.mutable_entries();
  int place = 0;  // where an index is left out: indexes begin with 0
  while (entries[place].index() == static_cast<std::uint64_t>(place)) ++place;
  *entries.Add() = EntryOfLog(LeafIndex(static_cast<std::uint64_t>(place)));
  for (int i = entries.size() - 1; i > place; --i) entries.SwapElements(i, i - 1);
  MendStanding(proof);
}

GoldenCase Dropped(std::string name, int (*place)(const v1::OfferProof&)) {
  return Mutated("dropped-" + std::move(name), kNotChecked, "FILE_INCOMPLETE",
                 [place](v1::OfferProof& proof) {
                   Drop(proof, place(proof));
                   MendStanding(proof);
                 });
}

}  // namespace

std::vector<GoldenCase> SetMutations() {
  return {
      Dropped("genesis", [](const v1::OfferProof&) { return 0; }),
      Dropped("offer", OfferPlace),
      Dropped("record", RecordPlace),
      Dropped("newest-record",
              [](const v1::OfferProof& proof) { return proof.entries_size() - 1; }),
      Dropped("binding", BindingPlace),
      Dropped("appointment", AppointmentPlace),
      Dropped("ruleset", RulesetPlace),
      Mutated("dropped-record-not-mended", kNotChecked, "FILE_INCOMPLETE",
              [](v1::OfferProof& proof) { Drop(proof, RecordPlace(proof)); }),
      Mutated("extra-entry", kNotChecked, "FILE_OVERFULL", AddEntry),
      Mutated("entry-twice", kNotChecked, "FILE_DAMAGED",
              [](v1::OfferProof& proof) { *proof.add_entries() = proof.entries(3); }),
      Mutated("entries-out-of-order", kNotChecked, "FILE_DAMAGED",
              [](v1::OfferProof& proof) { proof.mutable_entries()->SwapElements(1, 2); }),
      Mutated("entry-at-another-index", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) {
                v1::ProvenEntry& ruleset = *proof.mutable_entries(RulesetPlace(proof));
                ruleset.set_index(ruleset.index() + 1);
                ruleset.set_changed_by(ruleset.index());
              }),
      Mutated("offer-index-of-a-record", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) {
                proof.set_offer_index(proof.entries(RecordPlace(proof)).index());
              }),
  };
}

std::vector<GoldenCase> LeafMutations() {
  const auto leaf = [](int (*place)(const v1::OfferProof&), State state) {
    return [place, state](v1::OfferProof& proof) {
      proof.mutable_entries(place(proof))->set_state(static_cast<std::uint32_t>(state));
    };
  };
  return {
      Mutated("offer-leaf-withdrawn", kNoFit, "STANDING_NOT_IN_TREE",
              leaf(OfferPlace, State::kWithdrawn)),
      Mutated("record-leaf-suspended", kNoFit, "STANDING_NOT_IN_TREE",
              leaf(RecordPlace, State::kSuspended)),
      Mutated("binding-leaf-revoked", VerdictCode::kWrongKey, "KEY_WRONG",
              leaf(BindingPlace, State::kRevoked)),
      Mutated("leaf-changed-by-another", kNotChecked, "FILE_INCOMPLETE",
              [](v1::OfferProof& proof) {
                v1::ProvenEntry& offer = *proof.mutable_entries(OfferPlace(proof));
                offer.set_changed_by(offer.index() + 1);
              }),
      Mutated("leaf-changed-before-birth", kNotChecked, "FILE_DAMAGED",
              [](v1::OfferProof& proof) {
                v1::ProvenEntry& offer = *proof.mutable_entries(OfferPlace(proof));
                offer.set_changed_by(offer.index() - 1);
              }),
  };
}

}  // namespace warifu

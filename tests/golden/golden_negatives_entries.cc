// Golden negatives: those of the set of entries, of their leaves, and of single entries.
#include <set>

#include "core/merkle/multiproof.h"
#include "core/statement/encode.h"
#include "tests/golden/golden_mutation.h"
#include "warifu/v1/log.pb.h"

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

// The offer's entry with its statement changed.
void EditOffer(v1::OfferProof& proof, const std::function<void(v1::SignedStatement&)>& edit) {
  v1::ProvenEntry& proven = *proof.mutable_entries(OfferPlace(proof));
  v1::Entry entry;
  entry.ParseFromString(proven.entry());
  edit(*entry.mutable_statement());
  proven.set_entry(EncodeMessage(entry));
}

void EditPayload(v1::SignedStatement& statement, const std::function<void(v1::Offer&)>& edit) {
  v1::Statement body;
  body.ParseFromString(statement.payload());
  edit(*body.mutable_offer());
  statement.set_payload(EncodeStatement(body));
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
      Mutated("extra-entry", kNotChecked, "FILE_OVERFULL",
              [](v1::OfferProof& proof) {
                std::set<std::uint64_t> there;
                for (const v1::ProvenEntry& entry : proof.entries()) there.insert(entry.index());
                std::uint64_t index = 1;
                while (there.contains(index)) ++index;
                const MemoryRegistry& log = TheBase().log();
                v1::ProvenEntry extra = proof.entries(0);
                extra.set_index(index);
                extra.set_entry(log.EntryBytes(LeafIndex(index)));
                const Standing standing = log.state().StandingAt(LeafIndex(index)).value();
                extra.set_state(static_cast<std::uint32_t>(standing.state));
                extra.set_changed_by(standing.changed_by.value());
                std::vector<v1::ProvenEntry> entries(proof.entries().begin(),
                                                     proof.entries().end());
                std::size_t at = 0;
                while (entries[at].index() < index) ++at;
                entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(at), extra);
                proof.mutable_entries()->Assign(entries.begin(), entries.end());
                MendStanding(proof);
              }),
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

std::vector<GoldenCase> EntryMutations() {
  return {
      Mutated("offer-fee-lowered", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  EditPayload(statement, [](v1::Offer& offer) {
                    offer.mutable_worker_fees()->RemoveLast();
                    SetFeeTotal(offer);
                  });
                });
              }),
      Mutated("offer-signature-flipped", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  Flip(*statement.mutable_signatures(0)->mutable_signature(), 0);
                });
              }),
      Mutated("offer-countersignature-dropped", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  statement.mutable_signatures()->RemoveLast();
                });
              }),
      Mutated("offer-countersignatures-swapped", VerdictCode::kBadSignature, "SIGNATURE_BAD",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  statement.mutable_signatures()->SwapElements(1, 2);
                });
              }),
      Mutated("offer-payload-not-canonical", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) {
                EditOffer(proof, [](v1::SignedStatement& statement) {
                  statement.mutable_payload()->append("\x78\x01", 2);
                });
              }),
      Mutated("entry-admitted-later", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) {
                v1::ProvenEntry& proven = *proof.mutable_entries(OfferPlace(proof));
                v1::Entry entry;
                entry.ParseFromString(proven.entry());
                entry.set_admitted_at_ms(entry.admitted_at_ms() + 1);
                proven.set_entry(EncodeMessage(entry));
              }),
      Mutated("entry-of-newer-rules", kNotChecked, "NEWER_PROGRAM",
              [](v1::OfferProof& proof) {
                v1::ProvenEntry& proven = *proof.mutable_entries(OfferPlace(proof));
                v1::Entry entry;
                entry.ParseFromString(proven.entry());
                entry.set_rules_version(1);
                proven.set_entry(EncodeMessage(entry));
              }),
      Mutated("entry-that-is-a-seal", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) {
                proof.mutable_entries(BindingPlace(proof))->set_entry(TheBase().earlier_seal);
              }),
      Mutated("entry-of-garbage", kNoFit, "STANDING_NOT_IN_TREE",
              [](v1::OfferProof& proof) {
                proof.mutable_entries(BindingPlace(proof))->set_entry("garbage");
              }),
  };
}

}  // namespace warifu

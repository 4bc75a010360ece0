// Golden negatives: one mutation each of the genuine proof of one offer.
#include <functional>
#include <set>

#include "core/crypto/sha256.h"
#include "core/merkle/multiproof.h"
#include "core/note/checkpoint.h"
#include "core/statement/encode.h"
#include "core/statement/entry.h"
#include "core/statement/file.h"
#include "tests/golden/golden_case.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"
#include "warifu/v1/log.pb.h"

namespace warifu {
namespace {

constexpr VerdictCode kNotChecked = VerdictCode::kCouldNotCheck;
constexpr VerdictCode kNoFit = VerdictCode::kDoesNotFit;

// The registry that all negatives start from: one offer, and one record renewed after it.
struct Base {
  Base() {
    const v1::Statement draft = scene.world().Offer(LegalOffer::kEsd);
    earlier_checkpoint = scene.log().checkpoint();
    earlier_seal = scene.log().EntryBytes(LeafIndex(scene.log().size().value() - 1));
    offer = scene.Publish(draft);
    scene.Publish(scene.world().Record(kChimSau));
    file = ProofOf(scene.log(), offer);
  }

  v1::OfferProof Proof() const { return OpenProof(file); }
  std::uint64_t now_s() const { return OptionsOf(scene_log()).now_s; }
  const MemoryRegistry& scene_log() const { return const_cast<Base*>(this)->scene.log(); }

  Scene scene;
  Hash offer;
  std::string file;
  std::string earlier_checkpoint;
  std::string earlier_seal;
};

const Base& TheBase() {
  static const Base* base = new Base;
  return *base;
}

GoldenCase OfFile(std::string name, std::string file, VerdictCode code, std::string cause) {
  GoldenCase result;
  result.name = std::move(name);
  result.proof = std::move(file);
  result.trust = "registry";
  result.now_s = TheBase().now_s();
  result.code = code;
  result.cause = std::move(cause);
  return result;
}

GoldenCase OfBytes(std::string name, std::string_view message, VerdictCode code,
                   std::string cause) {
  return OfFile(std::move(name), FrameFile(FileKind::kProof, message), code, std::move(cause));
}

using Mutation = std::function<void(v1::OfferProof&)>;

GoldenCase Mutated(std::string name, VerdictCode code, std::string cause,
                   const Mutation& mutation) {
  v1::OfferProof proof = TheBase().Proof();
  mutation(proof);
  return OfFile(std::move(name), CloseProof(proof), code, std::move(cause));
}

void Flip(std::string& bytes, std::size_t at) { bytes[at] = static_cast<char>(bytes[at] ^ 1); }

// The place among the entries of the first for which `is` holds.
int PlaceOf(const v1::OfferProof& proof, const std::function<bool(const v1::Statement&)>& is) {
  for (int i = 0; i < proof.entries_size(); ++i) {
    const Entry entry = ReadOwnEntry(LeafIndex(0), proof.entries(i).entry()).value();
    if (is(entry.statement()->statement())) return i;
  }
  return -1;
}
int OfferPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_offer(); });
}
int RecordPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_organization(); });
}
int BindingPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_key_binding(); });
}
int AppointmentPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_appointment(); });
}
int RulesetPlace(const v1::OfferProof& proof) {
  return PlaceOf(proof, [](const v1::Statement& s) { return s.has_ruleset(); });
}

void Drop(v1::OfferProof& proof, int place) { proof.mutable_entries()->DeleteSubrange(place, 1); }

// Hashes of the standing tree that fit the entries as they are now: a forger who has the log.
void MendStanding(v1::OfferProof& proof) {
  std::vector<LeafIndex> leaves;
  for (const v1::ProvenEntry& entry : proof.entries()) leaves.emplace_back(entry.index());
  const MemoryRegistry& log = TheBase().scene_log();
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

// --- The file.

std::vector<GoldenCase> FileMutations() {
  const std::string& file = TheBase().file;
  std::string newer = file;
  newer[newer.find("/v1") + 2] = '2';
  std::string flipped = file;
  Flip(flipped, file.size() / 2);
  const std::string message = EncodeMessage(TheBase().Proof());
  std::string unknown = message + std::string("\x78\x01", 2);  // field 15
  std::string padded = message;
  const std::string seal_index_tag("\x10", 1);  // offer_index: its varint made a byte longer
  const std::size_t at = padded.find(seal_index_tag, TheBase().Proof().checkpoint().size());
  padded[at + 1] = static_cast<char>(padded[at + 1] | 0x80);
  padded.insert(at + 2, 1, '\0');
  return {
      OfFile("file-of-a-newer-version", newer, kNotChecked, "NEWER_PROGRAM"),
      OfFile("file-of-another-kind", FrameFile(FileKind::kReceipt, message), kNotChecked,
             "FILE_DAMAGED"),
      OfFile("file-bit-flipped", flipped, kNotChecked, "FILE_DAMAGED"),
      OfFile("file-cut-short", file.substr(0, file.size() - 1), kNotChecked, "FILE_DAMAGED"),
      OfFile("file-longer", file + "x", kNotChecked, "FILE_DAMAGED"),
      OfFile("file-empty", "", kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-empty", "", kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-with-unknown-field", unknown, kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-with-padded-varint", padded, kNotChecked, "FILE_DAMAGED"),
      OfBytes("message-twice", message + message, kNotChecked, "FILE_DAMAGED"),
  };
}

// --- Checkpoint and seal.

std::vector<GoldenCase> CheckpointMutations() {
  const auto sign = [](const std::function<void(Checkpoint&)>& edit, std::string_view key) {
    return [edit, key = std::string(key)](v1::OfferProof& proof) {
      Checkpoint checkpoint = ReadUntrustedCheckpoint(proof.checkpoint()).value();
      edit(checkpoint);
      proof.set_checkpoint(SignCheckpoint(checkpoint, TestKey(key)));
    };
  };
  return {
      Mutated("checkpoint-signature-flipped", kNotChecked, "NOT_SIGNED_BY_LOG",
              [](v1::OfferProof& proof) {
                Note note = ParseNote(proof.checkpoint()).value();
                Flip(note.signatures.front().bytes, 8);
                proof.set_checkpoint(FormatNote(note));
              }),
      Mutated("checkpoint-root-flipped", kNotChecked, "NOT_SIGNED_BY_LOG",
              [](v1::OfferProof& proof) {
                Checkpoint checkpoint = ReadUntrustedCheckpoint(proof.checkpoint()).value();
                Note note = ParseNote(proof.checkpoint()).value();
                checkpoint.root.data()[0] ^= 1;
                note.text = FormatCheckpointBody(checkpoint);
                proof.set_checkpoint(FormatNote(note));
              }),
      Mutated("checkpoint-of-other-origin", kNotChecked, "NOT_SIGNED_BY_LOG",
              sign([](Checkpoint& checkpoint) { checkpoint.origin = "other.example"; }, "log")),
      Mutated("checkpoint-of-other-key", kNotChecked, "NOT_SIGNED_BY_LOG",
              sign([](Checkpoint&) {}, "another log")),
      Mutated("checkpoint-of-other-root", kNoFit, "NOT_IN_LOG",
              sign([](Checkpoint& checkpoint) { checkpoint.root.data()[0] ^= 1; }, "log")),
      Mutated("checkpoint-of-other-size", kNoFit, "NOT_IN_LOG",
              sign(
                  [](Checkpoint& checkpoint) {
                    checkpoint.size = TreeSize(checkpoint.size.value() + 1);
                  },
                  "log")),
      Mutated("checkpoint-of-size-1", kNoFit, "SEAL_MISPLACED",
              sign([](Checkpoint& checkpoint) { checkpoint.size = TreeSize(1); }, "log")),
      Mutated("checkpoint-before-the-offer", kNotChecked, "FILE_DAMAGED",
              [](v1::OfferProof& proof) { proof.set_checkpoint(TheBase().earlier_checkpoint); }),
      Mutated("seal-of-another-size", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) { proof.set_seal(TheBase().earlier_seal); }),
      Mutated("seal-root-flipped", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) {
                v1::Entry seal;
                seal.ParseFromString(proof.seal());
                Flip(*seal.mutable_seal()->mutable_standing_root(), 0);
                proof.set_seal(EncodeMessage(seal));
              }),
      Mutated("seal-made-younger", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) {
                v1::Entry seal;
                seal.ParseFromString(proof.seal());
                seal.set_admitted_at_ms(seal.admitted_at_ms() + 1);
                proof.set_seal(EncodeMessage(seal));
              }),
      Mutated("seal-of-garbage", kNoFit, "SEAL_MISPLACED",
              [](v1::OfferProof& proof) { proof.set_seal("garbage"); }),
      Mutated("seal-that-is-a-statement", kNotChecked, "FILE_DAMAGED",
              [](v1::OfferProof& proof) {
                proof.set_seal(proof.entries(BindingPlace(proof)).entry());
              }),
      Mutated("seal-of-newer-rules", kNotChecked, "NEWER_PROGRAM",
              [](v1::OfferProof& proof) {
                v1::Entry seal;
                seal.ParseFromString(proof.seal());
                seal.set_rules_version(1);
                proof.set_seal(EncodeMessage(seal));
              }),
  };
}

// --- The two multi-proofs.

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

// --- Entries and leaves.

GoldenCase Dropped(std::string name, int (*place)(const v1::OfferProof&)) {
  return Mutated("dropped-" + std::move(name), kNotChecked, "FILE_INCOMPLETE",
                 [place](v1::OfferProof& proof) {
                   Drop(proof, place(proof));
                   MendStanding(proof);
                 });
}

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
                const MemoryRegistry& log = TheBase().scene_log();
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
  for (const auto& cases : {FileMutations(), CheckpointMutations(), HashMutations(), SetMutations(),
                            LeafMutations(), EntryMutations()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

}  // namespace warifu

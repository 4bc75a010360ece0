// Golden negatives: one mutation each of the genuine proof of one offer. Here those of the file, of
// checkpoint and seal, and of the multi-proofs.
#include "core/note/checkpoint.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "tests/golden/golden_mutation.h"
#include "warifu/v1/log.pb.h"

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

std::vector<GoldenCase> GoldenNegatives() {
  std::vector<GoldenCase> all = {WrongGenesis()};
  for (const auto& cases : {FileMutations(), CheckpointMutations(), HashMutations(), SetMutations(),
                            LeafMutations(), EntryMutations()}) {
    all.insert(all.end(), cases.begin(), cases.end());
  }
  return all;
}

}  // namespace warifu

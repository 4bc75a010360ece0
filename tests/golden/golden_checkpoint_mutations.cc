// Golden negatives: mutations of the checkpoint, and of the seal that it ends with.
#include "core/note/checkpoint.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "tests/golden/golden_mutation.h"
#include "warifu/v1/log.pb.h"

namespace warifu {
namespace {

using CheckpointEdit = std::function<void(Checkpoint&)>;

// The proof with its checkpoint edited and signed by this key.
Mutation Signed(const CheckpointEdit& edit, std::string_view key) {
  return [edit, key = std::string(key)](v1::OfferProof& proof) {
    Checkpoint checkpoint = ReadUntrustedCheckpoint(proof.checkpoint()).value();
    edit(checkpoint);
    proof.set_checkpoint(SignCheckpoint(checkpoint, TestKey(key)));
  };
}

// The proof with its checkpoint's note edited, and not signed anew.
Mutation NoteEdited(const std::function<void(Note&)>& edit) {
  return [edit](v1::OfferProof& proof) {
    Note note = ParseNote(proof.checkpoint()).value();
    edit(note);
    proof.set_checkpoint(FormatNote(note));
  };
}

void FlipRoot(Checkpoint& checkpoint) { checkpoint.root.data()[0] ^= 1; }

// The proof with its seal edited.
Mutation SealEdited(const std::function<void(v1::Entry&)>& edit) {
  return [edit](v1::OfferProof& proof) {
    v1::Entry seal;
    seal.ParseFromString(proof.seal());
    edit(seal);
    proof.set_seal(EncodeMessage(seal));
  };
}

}  // namespace

std::vector<GoldenCase> CheckpointMutations() {
  return {
      Mutated("checkpoint-signature-flipped", kNotChecked, "NOT_SIGNED_BY_LOG",
              NoteEdited([](Note& note) { Flip(note.signatures.front().bytes, 8); })),
      Mutated(
          "checkpoint-root-flipped", kNotChecked, "NOT_SIGNED_BY_LOG", NoteEdited([](Note& note) {
            Checkpoint checkpoint = ReadUntrustedCheckpoint(TheBase().Proof().checkpoint()).value();
            FlipRoot(checkpoint);
            note.text = FormatCheckpointBody(checkpoint);
          })),
      Mutated("checkpoint-of-other-origin", kNotChecked, "NOT_SIGNED_BY_LOG",
              Signed([](Checkpoint& checkpoint) { checkpoint.origin = "other.example"; }, "log")),
      Mutated("checkpoint-of-other-key", kNotChecked, "NOT_SIGNED_BY_LOG",
              Signed([](Checkpoint&) {}, "another log")),
      Mutated("checkpoint-of-other-root", kNoFit, "NOT_IN_LOG", Signed(FlipRoot, "log")),
      Mutated("checkpoint-of-other-size", kNoFit, "NOT_IN_LOG",
              Signed(
                  [](Checkpoint& checkpoint) {
                    checkpoint.size = TreeSize(checkpoint.size.value() + 1);
                  },
                  "log")),
      Mutated("checkpoint-of-size-1", kNoFit, "SEAL_MISPLACED",
              Signed([](Checkpoint& checkpoint) { checkpoint.size = TreeSize(1); }, "log")),
      Mutated("checkpoint-before-the-offer", kNotChecked, "FILE_DAMAGED",
              [](v1::OfferProof& proof) { proof.set_checkpoint(TheBase().earlier_checkpoint); }),
  };
}

std::vector<GoldenCase> SealMutations() {
  return {
      Mutated("seal-of-another-size", kNoFit, "NOT_IN_LOG",
              [](v1::OfferProof& proof) { proof.set_seal(TheBase().earlier_seal); }),
      Mutated("seal-root-flipped", kNoFit, "NOT_IN_LOG", SealEdited([](v1::Entry& seal) {
                Flip(*seal.mutable_seal()->mutable_standing_root(), 0);
              })),
      Mutated("seal-made-younger", kNoFit, "NOT_IN_LOG", SealEdited([](v1::Entry& seal) {
                seal.set_admitted_at_ms(seal.admitted_at_ms() + 1);
              })),
      Mutated("seal-of-garbage", kNoFit, "SEAL_MISPLACED",
              [](v1::OfferProof& proof) { proof.set_seal("garbage"); }),
      Mutated("seal-that-is-a-statement", kNotChecked, "FILE_DAMAGED",
              [](v1::OfferProof& proof) {
                proof.set_seal(proof.entries(BindingPlace(proof)).entry());
              }),
      Mutated("seal-of-a-pre-release", kNotChecked, "PRE_RELEASE",
              SealEdited([](v1::Entry& seal) { seal.set_rules_version(kLowestRulesVersion - 1); })),
      Mutated("seal-of-newer-rules", kNotChecked, "NEWER_PROGRAM", SealEdited([](v1::Entry& seal) {
                seal.set_rules_version(kHighestRulesVersion + 1);
              })),
  };
}

}  // namespace warifu

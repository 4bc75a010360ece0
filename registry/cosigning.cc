#include "registry/cosigning.h"

#include <algorithm>
#include <variant>

#include "core/merkle/tree.h"
#include "core/note/cosignature.h"
#include "core/note/note.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"
#include "registry/limits.h"

namespace warifu {
namespace {

// The time of the seal at size - 1.
// Errors: kRefused when there is none.
Result<std::uint64_t> SealTime(TreeSize size, const StoreView& view) {
  const Error no_seal = Refused(
      "checkpoint of size {size}: it does not end in a seal, so this registry never signed it",
      size.value());
  if (size.value() == 0) return no_seal;
  const LeafIndex last(size.value() - 1);
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> bytes,
                          view.ReadEntries(last, 1, kMaxEntryBytes));
  WARIFU_ASSIGN_OR_RETURN(const UntrustedEntry entry, ParseEntry(bytes.front()));
  if (!std::holds_alternative<SealContent>(entry.content)) return no_seal;
  return entry.admitted_at_ms;
}

// The first line of `note` that is a cosignature of `witness` near the seal's time.
const NoteSignature* CountingLine(const Note& note, const VerifierKey& witness,
                                  std::uint64_t seal_time_ms) {
  for (const NoteSignature& line : note.signatures) {
    const Result<Cosignature> cosignature = VerifyCosignature(note.text, line, witness);
    if (cosignature.ok() && IsWithinCosignatureWindow(cosignature->timestamp_s, seal_time_ms)) {
      return &line;
    }
  }
  return nullptr;
}

}  // namespace

Result<CheckpointFit> FitInTree(const Checkpoint& checkpoint, const StoreView& view) {
  if (checkpoint.size > view.size()) return CheckpointFit::kLarger;
  WARIFU_ASSIGN_OR_RETURN(const Hash root, RootAt(checkpoint.size, view.log_tree()));
  return root == checkpoint.root ? CheckpointFit::kHeld : CheckpointFit::kForked;
}

Result<Cosigned> CountCosignatures(const Policy& policy, std::string_view note,
                                   const Checkpoint& checkpoint, const StoreView& view) {
  WARIFU_ASSIGN_OR_RETURN(const std::uint64_t seal_time_ms, SealTime(checkpoint.size, view));
  WARIFU_ASSIGN_OR_RETURN(QuorumCheckpoint counted, policy.CountWitnesses(note, seal_time_ms));
  if (counted.witnesses.empty()) {
    return Refused(
        "cosignature: none of a witness of this registry's policy, made within 10 minutes of the "
        "seal; ask its operator to name your witness key in the policy, or set your clock");
  }
  return Cosigned{checkpoint, seal_time_ms, std::move(counted.witnesses)};
}

Result<std::string> MergeCosignatures(const Policy& policy, std::string_view candidate,
                                      std::string_view handed_in, std::uint64_t seal_time_ms) {
  WARIFU_ASSIGN_OR_RETURN(Note merged, ParseNote(candidate));
  WARIFU_ASSIGN_OR_RETURN(const Note other, ParseNote(handed_in));
  for (const PolicyWitness& witness : policy.witnesses()) {
    if (CountingLine(merged, witness.key, seal_time_ms) != nullptr) continue;
    const NoteSignature* line = CountingLine(other, witness.key, seal_time_ms);
    if (line != nullptr) merged.signatures.push_back(*line);
  }
  std::string bytes = FormatNote(merged);
  if (bytes.size() > kMaxCheckpointBytes) {
    return Refused("checkpoint: with one more cosignature it is larger than {most} bytes",
                   kMaxCheckpointBytes);
  }
  return bytes;
}

}  // namespace warifu

// Publishing: from the newest checkpoint behind the guard to the one that workers are shown.
//
// Three views of the store are held: the newest behind the guard (receipts, entries, tiles), the
// candidate (what witnesses are asked to cosign) and the published one (offer proofs, checkpoint).
// Nobody is ever shown a view that is not behind the guard.
// Not here: the sequencer that makes checkpoints, the clock (times come in as arguments).
// Source: docs/format.md, "Publishing".
// Threads: safe.
#ifndef WARIFU_REGISTRY_PUBLISHING_H_
#define WARIFU_REGISTRY_PUBLISHING_H_

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/note/policy.h"
#include "registry/batch.h"
#include "registry/cosigning.h"
#include "registry/guard.h"
#include "registry/news.h"
#include "registry/store.h"
#include "registry/write_gate.h"

namespace warifu {

// A view with its checkpoint and the cosignatures that it has so far.
struct CosignedView {
  std::shared_ptr<const StoreView> view;
  std::string checkpoint;  // signed note of view->size()
};

class Publishing {
 public:
  // `guard` and `gate` must outlive this.
  Publishing(Policy policy, Guard& guard, WriteGate& gate);

  const Policy& policy() const { return policy_; }

  // A new checkpoint is behind the guard. `touches`: what its Changes set.
  void OnCommitted(std::shared_ptr<const StoreView> view, std::span<const Touch> touches,
                   std::uint64_t now_ms);

  // Moves on with time: makes and gives up candidates, drops what is published and too old.
  // True: the candidate waited too long and nothing newer is there; append a seal.
  bool Tick(std::uint64_t now_ms);

  // Null before the first OnCommitted.
  std::shared_ptr<const StoreView> newest() const;
  // Nothing when the newest is published or nothing was committed yet.
  std::optional<CosignedView> candidate() const;
  // Errors: kUnavailable when nothing is published (yet, or not within kMaxPublishedAgeMs).
  Result<CosignedView> Published(std::uint64_t now_ms) const;

  // Takes a note with cosignatures, of the candidate or of any earlier checkpoint. True: the
  // candidate has its quorum now, or had it before. A checkpoint that our key signed and our tree
  // does not hold closes the gate: the log key is stolen.
  // Errors: kBadInput, kInconsistent (not our log's, not a witness's), kRefused (nobody counts;
  // stolen key), kIo (the guard could not keep it: the gate is closed).
  Result<bool> AddCosignature(std::string_view untrusted_note);

  // The Changes admitted at or after `published` that touched any of `leaves`, ascending. Nothing
  // when a newer size was published meanwhile, so that not all are remembered: ask anew.
  std::optional<std::vector<LeafIndex>> ChangesSince(TreeSize published,
                                                     std::span<const LeafIndex> leaves) const;

 private:
  struct Candidate {
    CosignedView cosigned;
    std::uint64_t since_ms = 0;
    bool has_cosignature = false;
  };

  // These require mutex_.
  void MoveOn(std::uint64_t now_ms);
  bool MayReplaceCandidate(std::uint64_t now_ms);
  void NominateNewest(std::uint64_t now_ms);
  void PublishIfQuorum();

  // These require cosigning_mutex_.
  Error ReportTheft(const Checkpoint& checkpoint, CheckpointFit fit);
  Status KeepIfLargest(std::string_view note, TreeSize size);
  Result<bool> AddToCandidate(std::string_view note, const Checkpoint& checkpoint);

  const Policy policy_;
  Guard& guard_;
  WriteGate& gate_;

  std::mutex cosigning_mutex_;                // one AddCosignature at a time; taken before mutex_
  std::optional<TreeSize> largest_cosigned_;  // in the guard, once it was read

  mutable std::mutex mutex_;  // everything below; never held while reading or writing files
  std::shared_ptr<const StoreView> newest_;
  std::optional<Candidate> candidate_;  // without quorum
  std::optional<CosignedView> published_;
  TreeSize nominated_size_;                       // of the last candidate
  std::optional<std::uint64_t> nominated_at_ms_;  // when it became that
  UnpublishedChanges news_;
};

}  // namespace warifu

#endif  // WARIFU_REGISTRY_PUBLISHING_H_

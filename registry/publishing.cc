#include "registry/publishing.h"

#include <utility>

#include "registry/limits.h"

namespace warifu {
namespace {

// Time since `since_ms`; a clock that was set back starts the wait anew.
std::uint64_t Waited(std::uint64_t now_ms, std::uint64_t& since_ms) {
  if (now_ms < since_ms) since_ms = now_ms;
  return now_ms - since_ms;
}

bool IsTooOld(const StoreView& view, std::uint64_t now_ms) {
  return now_ms > view.admitted_at_ms() && now_ms - view.admitted_at_ms() > kMaxPublishedAgeMs;
}

}  // namespace

Publishing::Publishing(Policy policy, Guard& guard, WriteGate& gate)
    : policy_(std::move(policy)), guard_(guard), gate_(gate), news_(TreeSize(0)) {}

void Publishing::OnCommitted(std::shared_ptr<const StoreView> view, std::span<const Touch> touches,
                             std::uint64_t now_ms) {
  const std::lock_guard lock(mutex_);
  if (newest_ == nullptr) news_.ForgetBelow(view->size());
  newest_ = std::move(view);
  news_.Add(touches);
  if (published_.has_value() && !news_.IsCompleteSince(published_->view->size())) {
    published_.reset();  // not all bad news could be told beside it
  }
  MoveOn(now_ms);
}

bool Publishing::Tick(std::uint64_t now_ms) {
  const std::lock_guard lock(mutex_);
  MoveOn(now_ms);
  return candidate_.has_value() && Waited(now_ms, candidate_->since_ms) >= kCandidateMostWaitMs &&
         candidate_->cosigned.view->size() == newest_->size();
}

void Publishing::MoveOn(std::uint64_t now_ms) {
  if (published_.has_value() && IsTooOld(*published_->view, now_ms)) published_.reset();
  if (newest_ == nullptr || newest_->size() == nominated_size_) return;
  if (candidate_.has_value() && !MayReplaceCandidate(now_ms)) return;
  if (nominated_at_ms_.has_value() && Waited(now_ms, *nominated_at_ms_) < kCandidateIntervalMs) {
    return;
  }
  NominateNewest(now_ms);
}

bool Publishing::MayReplaceCandidate(std::uint64_t now_ms) {
  const std::uint64_t waited_ms = Waited(now_ms, candidate_->since_ms);
  return waited_ms >= (candidate_->has_cosignature ? kCandidateMostWaitMs : kCandidateLeastWaitMs);
}

void Publishing::NominateNewest(std::uint64_t now_ms) {
  candidate_ = Candidate{{newest_, newest_->checkpoint()}, now_ms, false};
  nominated_size_ = newest_->size();
  nominated_at_ms_ = now_ms;
  PublishIfQuorum();
}

void Publishing::PublishIfQuorum() {
  const CosignedView& waiting = candidate_->cosigned;
  if (!policy_.Check(waiting.checkpoint, waiting.view->admitted_at_ms()).ok()) return;
  news_.ForgetBelow(waiting.view->size());
  published_ = waiting;
  candidate_.reset();
}

std::shared_ptr<const StoreView> Publishing::newest() const {
  const std::lock_guard lock(mutex_);
  return newest_;
}

std::optional<CosignedView> Publishing::candidate() const {
  const std::lock_guard lock(mutex_);
  if (!candidate_.has_value()) return std::nullopt;
  return candidate_->cosigned;
}

Result<CosignedView> Publishing::Published(std::uint64_t now_ms) const {
  const std::lock_guard lock(mutex_);
  if (published_.has_value() && !IsTooOld(*published_->view, now_ms)) return *published_;
  return Unavailable(
      "nothing is published now: since the start, or for 24 hours, no checkpoint had the "
      "cosignatures that this registry's policy wants");
}

Result<bool> Publishing::AddCosignature(std::string_view untrusted_note) {
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint checkpoint,
                          VerifyCheckpoint(untrusted_note, policy_.log_key()));
  const std::lock_guard lock(cosigning_mutex_);
  const std::shared_ptr<const StoreView> view = newest();
  if (view == nullptr) return Unavailable("no checkpoint waits for cosignatures yet");
  WARIFU_ASSIGN_OR_RETURN(const CheckpointFit fit, FitInTree(checkpoint, *view));
  if (fit != CheckpointFit::kHeld) return ReportTheft(checkpoint, fit);
  WARIFU_RETURN_IF_ERROR(CountCosignatures(policy_, untrusted_note, checkpoint, *view));
  WARIFU_RETURN_IF_ERROR(KeepIfLargest(untrusted_note, checkpoint.size));
  return AddToCandidate(untrusted_note, checkpoint);
}

Error Publishing::ReportTheft(const Checkpoint& checkpoint, CheckpointFit fit) {
  const std::string size = std::to_string(checkpoint.size.value());
  Error theft = Refused(
      "log key: somebody else signs with it: a checkpoint of size {size}{how}, bears this log's "
      "true signature; nothing is written any more until the log key is replaced",
      size, (fit == CheckpointFit::kLarger ? ", which this log never had" : " with another root"));
  gate_.CloseForGood(theft);
  return theft;
}

Status Publishing::KeepIfLargest(std::string_view note, TreeSize size) {
  if (!largest_cosigned_.has_value()) {
    WARIFU_ASSIGN_OR_RETURN(const std::optional<std::string> kept, guard_.ReadCosigned());
    largest_cosigned_ = TreeSize(0);
    if (kept.has_value()) {
      WARIFU_ASSIGN_OR_RETURN(const Checkpoint checkpoint, ReadUntrustedCheckpoint(*kept));
      largest_cosigned_ = checkpoint.size;
    }
  }
  if (size <= *largest_cosigned_) return Ok();
  Status kept = guard_.KeepCosigned(note);
  if (!kept.ok()) {
    gate_.CloseForGood(kept.error());
    return kept;
  }
  largest_cosigned_ = size;
  return Ok();
}

Result<bool> Publishing::AddToCandidate(std::string_view note, const Checkpoint& checkpoint) {
  const std::lock_guard lock(mutex_);
  if (published_.has_value() && published_->view->size() >= checkpoint.size) return true;
  if (!candidate_.has_value() || candidate_->cosigned.view->size() != checkpoint.size) return false;
  CosignedView& waiting = candidate_->cosigned;
  WARIFU_ASSIGN_OR_RETURN(waiting.checkpoint, MergeCosignatures(policy_, waiting.checkpoint, note,
                                                                waiting.view->admitted_at_ms()));
  candidate_->has_cosignature = true;
  PublishIfQuorum();
  return !candidate_.has_value();
}

std::optional<std::vector<LeafIndex>> Publishing::ChangesSince(
    TreeSize published, std::span<const LeafIndex> leaves) const {
  const std::lock_guard lock(mutex_);
  if (!news_.IsCompleteSince(published)) return std::nullopt;
  return news_.Touching(leaves, published);
}

}  // namespace warifu

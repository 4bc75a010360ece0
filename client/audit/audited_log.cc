#include "client/audit/audited_log.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "client/audit/past_logs.h"
#include "client/audit/state_file.h"
#include "client/connection.h"
#include "client/render/audit.h"
#include "client/render/progress.h"
#include "client/verify/history.h"
#include "core/merkle/proof.h"
#include "core/proof/evidence.h"
#include "core/proof/limits.h"

namespace warifu {
namespace {

constexpr std::uint64_t kEntriesPerCall = 1024;

// A server is far away, so what it showed is kept; files are not.
Result<std::unique_ptr<PastLog>> PastOf(const Context& context, LogView& log) {
  if (dynamic_cast<RegistryConnection*>(&log) == nullptr) {
    return std::unique_ptr<PastLog>(std::make_unique<ViewPast>(log));
  }
  WARIFU_ASSIGN_OR_RETURN(auto scratch, ScratchPast::Make(context.home, log));
  return std::unique_ptr<PastLog>(std::move(scratch));
}

Result<Replay> ReplayFrom(const TrustFile& trust, const std::string& since, PastLog& past) {
  if (since.empty()) return Replay(trust.genesis_hash(), past);
  WARIFU_ASSIGN_OR_RETURN(const std::string state, ReadStateFile(since));
  return Replay::FromState(trust.genesis_hash(), state, past);
}

}  // namespace

Status ProveContinues(LogView& log, const Checkpoint& before, const Checkpoint& head) {
  if (before.size > head.size) {
    return Refused(
        "the log is shown with {size} entries, fewer than the {before} of before: old news",
        head.size.value(), before.size.value());
  }
  if (before.size == head.size) {
    if (before.root == head.root) return Ok();
    return Inconsistent("the log signed two roots of one size: it contradicts itself");
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> proof,
                          log.GetConsistency(before.size, head.size));
  const Status status =
      VerifyConsistency({before.size, before.root}, {head.size, head.root}, proof);
  if (status.ok()) return Ok();
  return Inconsistent(
      "it is not proven that the log with {size} entries continues the one with {before}: {why}",
      head.size.value(), before.size.value(), status.error().sentence);
}

Result<AuditedLog> AuditedLog::Open(const Context& context, const TrustFile& trust, LogView& log,
                                    const std::string& since) {
  WARIFU_ASSIGN_OR_RETURN(std::unique_ptr<PastLog> past, PastOf(context, log));
  AuditedLog audited(log, trust, std::move(past));
  Result<Replay> replay = ReplayFrom(trust, since, *audited.past_);
  if (!replay.ok()) {
    return Error{replay.error().code,
                 Said("--since {since}: {why}; without --since an audit starts at the first entry",
                      since, replay.error().sentence)};
  }
  audited.replay_.emplace(std::move(*replay));
  WARIFU_ASSIGN_OR_RETURN(SeenBefore seen, RecallAll(context, trust));
  for (RememberedCheckpoint& one : seen.checkpoints) {
    audited.before_.push_back({std::move(one), std::nullopt});
  }
  return audited;
}

Status AuditedLog::FeedTo(Context& context, TreeSize size) {
  Progress progress(context, size.value());
  while (replay_->size() < size) {
    const std::uint64_t left = size.value() - replay_->size().value();
    WARIFU_ASSIGN_OR_RETURN(
        const std::vector<std::string> entries,
        log_->GetEntries(NextIndex(replay_->size()), std::min(kEntriesPerCall, left)));
    for (const std::string& entry : entries) {
      replay_->AddBytes(entry);
      bytes_ += entry.size();
      for (Before& before : before_) {
        if (replay_->size() == before.seen.checkpoint.size) before.replayed_root = replay_->Root();
      }
    }
    WARIFU_RETURN_IF_ERROR(replay_->health());
    progress.Show(replay_->size().value());
  }
  return Ok();
}

Status AuditedLog::Finish(const SignedCheckpoint& signed_head) {
  const Checkpoint& head = signed_head.checkpoint;
  WARIFU_RETURN_IF_ERROR(ProveBeginning(head));
  WARIFU_RETURN_IF_ERROR(HoldAgainstSeen(signed_head));
  const bool whole = replay_->size() == head.size;
  replay_->Finish(whole ? head : Checkpoint{head.origin, replay_->size(), replay_->Root()});
  if (replay_->made_by_pre_release() && replay_->deviation_count() == 0) {
    return Inconsistent(
        "the log was made by a pre-release, under rules that no program judges any more, so "
        "nothing of it was judged: ask the registry for its log under released rules");
  }
  const std::optional<LeafIndex> newer = replay_->newer_program_from();
  if (!newer || replay_->deviation_count() > 0) return Ok();
  return NewerProgram(
      "from entry {index} on the log was made under rules that this program does not know, so "
      "nothing of that was judged: get a newer program, and audit again",
      newer->value());
}

Status AuditedLog::ProveBeginning(const Checkpoint& head) {
  const Checkpoint replayed = {head.origin, replay_->size(), replay_->Root()};
  if (replayed.size != head.size) return ProveContinues(*log_, replayed, head);
  if (replayed.root == head.root) return Ok();
  return Inconsistent(
      "the entries shown are not those of the log that was signed: nothing can be said of it");
}

Status AuditedLog::HoldAgainstSeen(const SignedCheckpoint& head) {
  bool contradicts = false;
  bool reached = true;
  for (const Before& before : before_) {
    if (before.seen.checkpoint.size > replay_->size()) {
      reached = false;
      continue;
    }
    WARIFU_ASSIGN_OR_RETURN(const bool one, Contradicts(before, head));
    contradicts = contradicts || one;
  }
  continuity_ = contradicts       ? AuditContinuity::kContradicts
                : !reached        ? AuditContinuity::kNotReached
                : before_.empty() ? AuditContinuity::kFirstTime
                                  : AuditContinuity::kContinues;
  return Ok();
}

// Where the replay passed, its root decides, whatever the log gives as proof; a replay that began
// behind it has nothing but that proof.
Result<bool> AuditedLog::Contradicts(const Before& before, const SignedCheckpoint& head) {
  const bool passed = before.replayed_root.has_value();
  if (passed && *before.replayed_root == before.seen.checkpoint.root) return false;
  const Result<HistoryJudgment> history = JudgeHistory(*log_, trust_, {&before.seen, 1}, head.note);
  if (history.ok() && !history->evidence.empty()) evidence_ = history->evidence;
  if (passed) return true;
  if (!history.ok()) return history.error();
  if (history->causes.empty()) return false;
  if (!history->evidence.empty()) return true;
  return Inconsistent(SentenceOf(history->causes.front()));
}

std::string AuditedLog::EvidenceOfDeviations(const SignedCheckpoint& head) const {
  if (replay_->deviation_count() == 0 || replay_->size() != head.checkpoint.size) return {};
  if (bytes_ > kMaxEvidenceBytes) return {};
  std::vector<std::string> all;
  std::size_t bytes = 0;
  while (all.size() < head.checkpoint.size.value()) {
    const std::uint64_t left = head.checkpoint.size.value() - all.size();
    Result<std::vector<std::string>> entries =
        log_->GetEntries(LeafIndex(all.size()), std::min(kEntriesPerCall, left));
    if (!entries.ok()) return {};
    for (std::string& entry : *entries) {
      bytes += entry.size();
      if (bytes > kMaxEvidenceBytes) return {};
      all.push_back(std::move(entry));
    }
  }
  std::string evidence = MakeEntriesEvidence(head.note, all);
  if (EvidenceFile(evidence).size() > kMaxEvidenceBytes) return {};
  if (JudgeEvidence(evidence, trust_).code != VerdictCode::kLogMisbehaved) return {};
  return evidence;
}

Status AuditedLog::Save(const std::string& path) const {
  WARIFU_ASSIGN_OR_RETURN(const std::string state, replay_->ToState());
  return WriteStateFile(path, state);
}

}  // namespace warifu

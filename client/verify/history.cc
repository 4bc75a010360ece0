#include "client/verify/history.h"

#include <algorithm>
#include <utility>

#include "client/evidence_file.h"
#include "client/verify/judgments.h"
#include "core/note/checkpoint.h"
#include "core/proof/evidence.h"

namespace warifu {
namespace {

// The registry's own proof; empty where it gives none, so that nothing is proven.
// Errors: kUnavailable.
Result<std::vector<Hash>> AskConsistency(LogView& log, TreeSize first, TreeSize second) {
  if (first >= second) return std::vector<Hash>();
  Result<std::vector<Hash>> proof = log.GetConsistency(first, second);
  if (proof.ok() || proof.error().code == ErrorCode::kUnavailable) return proof;
  return std::vector<Hash>();
}

void AddContradiction(const RememberedCheckpoint& before, const std::string& note, bool same_size,
                      std::span<const Hash> proof, HistoryJudgment& judgment) {
  judgment.evidence = same_size ? MakeRootsEvidence(before.note, note)
                                : MakePrefixEvidence(before.note, note, proof);
  judgment.causes.push_back(
      CauseOf(same_size ? VerdictCause::kTwoRoots : VerdictCause::kHistoryRewritten,
              Said("the registry signed what contradicts what it signed before")));
}

Status JudgeOne(LogView& log, const TrustFile& trust, const RememberedCheckpoint& before,
                const std::string& note, HistoryJudgment& judgment) {
  const VerifierKey& log_key = trust.policy().log_key();
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint now, VerifyCheckpoint(note, log_key));
  if (now.size < before.checkpoint.size) {
    judgment.causes.push_back(
        CauseOf(VerdictCause::kOnlyOldNews, Said("the registry showed more before")));
    return Ok();
  }
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> proof,
                          AskConsistency(log, before.checkpoint.size, now.size));
  WARIFU_ASSIGN_OR_RETURN(const Relation relation,
                          CompareCheckpoints(before.note, note, log_key, proof));
  if (relation == Relation::kContradiction) {
    AddContradiction(before, note, now.size == before.checkpoint.size, proof, judgment);
  } else if (relation == Relation::kUnproven) {
    judgment.causes.push_back(
        CauseOf(VerdictCause::kAnswerDoesNotVerify,
                Said("the registry does not prove that it continues what it showed before")));
  }
  return Ok();
}

}  // namespace

std::optional<Remembered> SeenBefore::Largest() const {
  if (checkpoints.empty()) return std::nullopt;
  return Remembered{checkpoints.front().note, newest_seal_ms, {}};
}

std::optional<Remembered> SeenBefore::OfSize(TreeSize size) const {
  for (const RememberedCheckpoint& one : checkpoints) {
    if (one.checkpoint.size == size) return Remembered{one.note, newest_seal_ms, {}};
  }
  return Largest();
}

Result<SeenBefore> RecallAll(const Context& context, const TrustFile& trust) {
  SeenBefore seen;
  WARIFU_ASSIGN_OR_RETURN(const auto proven, Recall(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const auto from_file, RecallFromFile(context, trust));
  for (const auto& one : {proven, from_file}) {
    if (!one) continue;
    seen.checkpoints.push_back(*one);
    seen.newest_seal_ms = std::max(seen.newest_seal_ms, one->seal_time_ms);
  }
  std::stable_sort(
      seen.checkpoints.begin(), seen.checkpoints.end(),
      [](const auto& a, const auto& b) { return a.checkpoint.size > b.checkpoint.size; });
  return seen;
}

Result<std::optional<Remembered>> AskForLargest(LogView& log, const SeenBefore& seen,
                                                TreeSize size) {
  std::optional<Remembered> largest = seen.Largest();
  if (!largest) return largest;
  WARIFU_ASSIGN_OR_RETURN(largest->consistency,
                          AskConsistency(log, seen.checkpoints.front().checkpoint.size, size));
  return largest;
}

Result<HistoryJudgment> JudgeHistory(LogView& log, const TrustFile& trust,
                                     std::span<const RememberedCheckpoint> seen,
                                     const std::string& note) {
  HistoryJudgment judgment;
  for (const RememberedCheckpoint& before : seen) {
    WARIFU_RETURN_IF_ERROR(JudgeOne(log, trust, before, note, judgment));
  }
  return judgment;
}

Status KeepAnswer(const Context& context, const TrustFile& trust, const std::string& note,
                  std::uint64_t seal_time_ms) {
  WARIFU_RETURN_IF_ERROR(Remember(context, trust, note, seal_time_ms));
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint proven,
                          VerifyCheckpoint(note, trust.policy().log_key()));
  return ForgetFromFile(context, trust, proven.size);
}

Status KeepFile(const Context& context, const TrustFile& trust, const std::string& note,
                std::uint64_t seal_time_ms) {
  WARIFU_ASSIGN_OR_RETURN(const auto proven, Recall(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint shown, VerifyCheckpoint(note, trust.policy().log_key()));
  if (proven && proven->checkpoint == shown) return Ok();
  return RememberFromFile(context, trust, note, seal_time_ms);
}

Status AddKeptEvidence(const Context& context, const TrustFile& trust, OfferJudgment& judgment) {
  WARIFU_ASSIGN_OR_RETURN(std::optional<KeptEvidence> kept, EvidenceAgainst(context, trust));
  if (!kept || judgment.code == VerdictCode::kLogMisbehaved) return Ok();
  judgment.evidence = std::move(kept->evidence);
  AddCauses(kept->causes, judgment);
  return Ok();
}

}  // namespace warifu

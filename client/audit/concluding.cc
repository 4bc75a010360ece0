#include "client/audit/concluding.h"

#include <utility>

#include "client/evidence_file.h"
#include "client/verify/history.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

// The file of evidence; empty: there is none.
Result<std::string> Keep(const Context& context, const TrustFile& trust,
                         const SignedCheckpoint& head, const AuditedLog& audited) {
  if (!audited.evidence().empty()) return KeepEvidence(context, audited.evidence());
  const std::string evidence = audited.EvidenceOfDeviations(head);
  if (evidence.empty()) return std::string();
  return KeepDeviations(context, trust, evidence);
}

}  // namespace

AuditReport ReportOnWhole(Context& context, const TrustFile& trust, const SignedCheckpoint& head,
                          const AuditedLog& audited) {
  AuditReport report = AuditReport::Whole(trust, head, audited);
  Result<std::string> path = Keep(context, trust, head, audited);
  if (path.ok()) {
    report.evidence_path = std::move(*path);
  } else {
    report.evidence_not_kept = path.error().sentence;
  }
  return report;
}

CommandResult Conclude(Context& context, const TrustFile& trust, const SignedCheckpoint& head,
                       const AuditReport& report) {
  if (!report.in_order()) return kExitDeviation;
  if (report.continuity == AuditContinuity::kNotReached) return kExitCouldNotCheck;
  if (report.quorum == true) {
    WARIFU_RETURN_IF_ERROR(
        KeepAnswer(context, trust, head.note, report.replay.counts().last_admitted_at_ms));
  }
  return kExitOk;
}

}  // namespace warifu

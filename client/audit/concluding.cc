#include "client/audit/concluding.h"

#include "client/evidence_file.h"
#include "client/verify/history.h"
#include "core/base/exit.h"

namespace warifu {

Result<AuditReport> ReportOnWhole(Context& context, const TrustFile& trust,
                                  const SignedCheckpoint& head, const AuditedLog& audited) {
  AuditReport report = AuditReport::Whole(trust, head, audited);
  std::string evidence = audited.evidence();
  if (evidence.empty()) evidence = audited.EvidenceOfDeviations(head);
  if (!evidence.empty()) {
    WARIFU_ASSIGN_OR_RETURN(report.evidence_path, KeepEvidence(context, evidence));
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

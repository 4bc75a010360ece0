// The report of an audit, for people and as JSON.
#ifndef WARIFU_CLIENT_RENDER_AUDIT_H_
#define WARIFU_CLIENT_RENDER_AUDIT_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "client/audit/audited_log.h"
#include "client/context.h"
#include "client/registry_server.h"
#include "core/merkle/proof.h"
#include "core/proof/trust.h"
#include "core/replay/replay.h"

namespace warifu {

// Of a whole log it says how the log stands to this computer and its trust file. Of a size that was
// asked for it says nothing but what the entries say, so that everybody reads the same bytes.
struct AuditReport {
  const TrustFile& trust;
  const SignedCheckpoint& head;
  const Replay& replay;
  std::optional<AuditContinuity> continuity;
  std::optional<bool> quorum;  // the trust file's policy is met
  std::string evidence_path;   // of a contradiction or deviation; empty: none could be had
  std::optional<Sentence> evidence_not_kept = {};  // why it could not be written

  static AuditReport Whole(const TrustFile& trust, const SignedCheckpoint& head,
                           const AuditedLog& log);
  static AuditReport OfSize(const TrustFile& trust, const SignedCheckpoint& head,
                            const AuditedLog& log);

  bool in_order() const {
    return replay.deviation_count() == 0 && continuity != AuditContinuity::kContradicts;
  }
};

void RenderAudit(Context& context, const AuditReport& report);

// --- For who prints more under it.
// How the log stands to this computer and its trust file, and whether it is in order.
void PrintAuditConclusion(Context& context, const AuditReport& report);
// What RenderAudit prints as JSON, without its name.
nlohmann::json AuditJson(const AuditReport& report);

// Of --hashes-only: the entries hash to the root, and nothing more is known.
void RenderHashes(Context& context, const TrustFile& trust, const TreeHead& head);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_AUDIT_H_

// The report of an audit, for people and as JSON.
#ifndef WARIFU_CLIENT_RENDER_AUDIT_H_
#define WARIFU_CLIENT_RENDER_AUDIT_H_

#include "client/context.h"
#include "client/registry_server.h"
#include "core/proof/trust.h"
#include "core/replay/replay.h"

namespace warifu {

// How the audited log stands to the checkpoint that this computer verified before.
enum class AuditContinuity {
  kFirstTime,    // nothing was remembered
  kContinues,    // it begins with what was verified before
  kContradicts,  // it does not
  kNotReached,   // it is shorter: old news
};

struct AuditReport {
  const TrustFile& trust;
  const SignedCheckpoint& head;
  const Replay& replay;
  AuditContinuity continuity;
  bool quorum;  // the trust file's policy is met

  bool in_order() const {
    return replay.deviation_count() == 0 && continuity != AuditContinuity::kContradicts;
  }
};

void RenderAudit(Context& context, const AuditReport& report);

// How far it is, on stderr, when somebody watches.
class AuditProgress {
 public:
  AuditProgress(Context& context, TreeSize all) : context_(context), all_(all) {}
  ~AuditProgress();
  AuditProgress(const AuditProgress&) = delete;
  AuditProgress& operator=(const AuditProgress&) = delete;

  void Show(TreeSize done);

 private:
  Context& context_;
  TreeSize all_;
  bool shown_ = false;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_AUDIT_H_

// What a replayed log comes to for this computer: its report, what is remembered of it, and the
// exit code.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_AUDIT_CONCLUDING_H_
#define WARIFU_CLIENT_AUDIT_CONCLUDING_H_

#include "client/audit/audited_log.h"
#include "client/commands/commands.h"
#include "client/context.h"
#include "client/render/audit.h"
#include "core/base/result.h"
#include "core/proof/trust.h"

namespace warifu {

// The report of a whole log, with the file of evidence where it misbehaved, or why none could be
// written. Borrows all. Requires: audited.Finish(head) went well.
AuditReport ReportOnWhole(Context& context, const TrustFile& trust, const SignedCheckpoint& head,
                          const AuditedLog& audited);

// Remembers what was found in order; the exit code. Errors: those of the memory.
CommandResult Conclude(Context& context, const TrustFile& trust, const SignedCheckpoint& head,
                       const AuditReport& report);

}  // namespace warifu

#endif  // WARIFU_CLIENT_AUDIT_CONCLUDING_H_

// Cosigning: what a witness does with a log: replays it, judges the newest checkpoint, cosigns it
// and hands it in; once, or again and again.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_AUDIT_COSIGNING_H_
#define WARIFU_CLIENT_AUDIT_COSIGNING_H_

#include <string>

#include "client/args.h"
#include "client/commands/commands.h"
#include "client/connection.h"
#include "client/context.h"
#include "core/proof/trust.h"

namespace warifu {

// Between two looks at the registry with --follow.
inline constexpr int kFollowWaitMs = 1000;

// Requires: !args.cosign.empty().
CommandResult Cosign(Context& context, const TrustFile& trust, RegistryConnection& registry,
                     const AuditArgs& args);

}  // namespace warifu

#endif  // WARIFU_CLIENT_AUDIT_COSIGNING_H_

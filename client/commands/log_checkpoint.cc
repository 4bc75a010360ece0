// warifu log checkpoint
#include "client/commands/commands.h"
#include "client/registry_server.h"
#include "client/render/log.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(LogCheckpointArgs&) {
  return {.name = "log checkpoint", .what = "The published checkpoint, verified"};
}

CommandResult RunCommand(Context& context, const LogCheckpointArgs&) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  WARIFU_ASSIGN_OR_RETURN(const auto connection, ConnectTo(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const SignedCheckpoint signed_checkpoint,
                          FetchCheckpoint(*connection, trust));
  RenderCheckpoint(context, signed_checkpoint);
  return kExitOk;
}

}  // namespace warifu

// warifu trust list
#include "client/commands/commands.h"
#include "client/render/trust.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(TrustListArgs&) {
  return {.name = "trust list", .what = "The registries believed"};
}

CommandResult RunCommand(Context& context, const TrustListArgs&) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFolder folder, ReadTrustFolder(context));
  RenderTrustList(context, folder);
  RenderDamagedTrust(context, folder.damaged);
  return folder.damaged.empty() ? kExitOk : ExitCodeOf(folder.damaged.front().error.code);
}

}  // namespace warifu

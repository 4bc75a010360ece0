// warifu trust show NAME
#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/render/trust.h"
#include "client/trust_folder.h"

namespace warifu {

CommandResult RunCommand(Context& context, const TrustShowArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const AddedTrust added, FindTrust(context, args.name));
  RenderTrust(context, added.file);
  return kExitOk;
}

}  // namespace warifu

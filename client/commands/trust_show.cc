// warifu trust show NAME
#include "client/commands/commands.h"
#include "client/render/trust.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(TrustShowArgs& args) {
  return {.name = "trust show",
          .what = "One of them",
          .takes = {Word("name", "NAME", &args.name, "Its name or origin").Needed()}};
}

CommandResult RunCommand(Context& context, const TrustShowArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const AddedTrust added, FindTrust(context, args.name));
  RenderTrust(context, added.file);
  return kExitOk;
}

}  // namespace warifu

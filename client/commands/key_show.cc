// warifu key show NAME
#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/keys/keyring.h"
#include "client/render/key.h"

namespace warifu {

CommandResult RunCommand(Context& context, const KeyShowArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const KeyFile key, FindKey(context, args.name));
  RenderKey(context, key);
  return kExitOk;
}

}  // namespace warifu

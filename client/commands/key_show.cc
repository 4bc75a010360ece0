// warifu key show NAME
#include "client/commands/commands.h"
#include "client/keys/keyring.h"
#include "client/render/key.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(KeyShowArgs& args) {
  return {.name = "key show",
          .what = "A key's public half and fingerprint",
          .takes = {Word("name", "KEY", &args.name, "Name of a key, or a key file").Needed()}};
}

CommandResult RunCommand(Context& context, const KeyShowArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const KeyFile key, FindKey(context, args.name));
  RenderKey(context, key);
  return kExitOk;
}

}  // namespace warifu

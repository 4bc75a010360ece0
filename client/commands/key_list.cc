// warifu key list
#include "client/commands/commands.h"
#include "client/keys/keyring.h"
#include "client/render/key.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(KeyListArgs&) {
  return {.name = "key list", .what = "The keys in this home"};
}

CommandResult RunCommand(Context& context, const KeyListArgs&) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<KeyFile> keys, ListKeys(context));
  RenderKeys(context, keys);
  return kExitOk;
}

}  // namespace warifu

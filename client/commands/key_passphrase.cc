// warifu key passphrase NAME
#include "client/commands/commands.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/keys/passphrase.h"
#include "client/render/key.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(KeyPassphraseArgs& args) {
  return {.name = "key passphrase",
          .what = "Change a key's passphrase",
          .takes = {Word("name", "KEY", &args.name, "Name of a key, or a key file").Needed()},
          .notes =
              "The old one comes from the terminal, --passphrase-file or --passphrase-command; the "
              "new one is asked for at the terminal.",
          .exit_codes = kAskingExitCodes};
}

CommandResult RunCommand(Context& context, const KeyPassphraseArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const KeyFile file, FindKey(context, args.name));
  WARIFU_ASSIGN_OR_RETURN(const Secret old, PassphraseOf(context, file.info.name));
  WARIFU_ASSIGN_OR_RETURN(const SigningKey key, OpenSealedKey(file.bytes, old.view()));
  WARIFU_ASSIGN_OR_RETURN(const Secret passphrase, ReplacementPassphrase(context, file.info.name));
  WARIFU_ASSIGN_OR_RETURN(
      const std::string bytes,
      SealKey(key, {file.info.name, passphrase.view(), context.key_cost}, context.random));
  WARIFU_RETURN_IF_ERROR(WriteFile(file.path, bytes, Overwrite::kYes, Secrecy::kOwnerOnly));
  RenderPassphraseChanged(context, file);
  return kExitOk;
}

}  // namespace warifu

// warifu key new NAME
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/keys/passphrase.h"
#include "client/render/key.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(KeyNewArgs& args) {
  return {.name = "key new",
          .what = "Make a key",
          .takes = {Word("name", "NAME", &args.name, "Its name, as farm-2026").Needed()},
          .notes =
              "The passphrase is asked for, or comes from --passphrase-file or "
              "--passphrase-command; never from a flag.",
          .exit_codes = kAskingExitCodes};
}

CommandResult RunCommand(Context& context, const KeyNewArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const std::string path, KeyPath(context, args.name));
  if (FileExists(path)) return Refused("{path} exists already; choose another name", path);
  WARIFU_ASSIGN_OR_RETURN(const Secret passphrase, NewPassphrase(context, args.name));
  const SigningKey key = GenerateKey(context.random);
  WARIFU_ASSIGN_OR_RETURN(
      const std::string bytes,
      SealKey(key, {args.name, passphrase.view(), context.key_cost}, context.random));
  WARIFU_RETURN_IF_ERROR(WriteFile(path, bytes, Overwrite::kNo, Secrecy::kOwnerOnly));
  RenderNewKey(context, {path, bytes, {args.name, key.public_key(), context.key_cost}});
  return kExitOk;
}

}  // namespace warifu

// warifu place new FILE: the worker's one-time key, on the worker's own computer.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/render/place.h"
#include "client/verify/place_file.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(PlaceNewArgs& args) {
  return {.name = "place new",
          .what = "Make a place file: by it alone a place is yours (for workers)",
          .takes = {Word("file", "FILE", &args.file, "Where to write it, as mine.place").Needed()},
          .notes =
              "Keep the file to yourself. Give the place code that it prints to the sending "
              "organization, never the file.",
          .examples = {"warifu place new mine.place"}};
}

CommandResult RunCommand(Context& context, const PlaceNewArgs& args) {
  const SigningKey key = GenerateKey(context.random);
  const std::string bytes = PlaceFile(key.seed());
  WARIFU_RETURN_IF_ERROR(WriteFile(args.file, bytes, Overwrite::kNo, Secrecy::kOwnerOnly));
  WARIFU_ASSIGN_OR_RETURN(const Hash holder_hash, HolderHashOf(bytes));
  RenderNewPlace(context, args.file, holder_hash);
  return kExitOk;
}

}  // namespace warifu

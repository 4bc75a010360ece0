// warifu place show FILE: the place code of a place file; never its secret half.
#include "client/commands/commands.h"
#include "client/home.h"
#include "client/render/place.h"
#include "client/verify/place_file.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxPlaceFileBytes = 1024;

}  // namespace

CommandDeclaration Declare(PlaceShowArgs& args) {
  return {.name = "place show",
          .what = "The place code of a place file, for the sending organization",
          .takes = {Word("file", "FILE", &args.file, "The place file").Needed()},
          .examples = {"warifu place show mine.place"}};
}

CommandResult RunCommand(Context& context, const PlaceShowArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(args.file, kMaxPlaceFileBytes));
  const Result<Hash> holder_hash = HolderHashOf(bytes);
  if (!holder_hash.ok()) {
    return holder_hash.error().At(args.file);
  }
  RenderPlace(context, args.file, *holder_hash);
  return kExitOk;
}

}  // namespace warifu

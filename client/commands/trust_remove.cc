// warifu trust remove NAME
#include "client/commands/commands.h"
#include "client/home.h"
#include "client/render/print.h"
#include "client/render/trust.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

// A file of the folder, whatever is in it.
struct NamedFile {
  std::string name;
  std::string path;
};

Status Confirm(Context& context, const TrustRemoveArgs& args, const NamedFile& file) {
  std::string typed = args.confirm;
  if (typed.empty()) {
    WARIFU_ASSIGN_OR_RETURN(
        typed,
        context.terminal.Ask(Question(context, MessageId::kTrustRemoveAsk, {{"name", file.name}}),
                             "--confirm " + file.name));
  }
  if (typed == file.name) return Ok();
  return BadInput("--confirm: type the name exactly, {name}; nothing was removed", file.name);
}

CommandResult Remove(Context& context, const TrustRemoveArgs& args, const NamedFile& file) {
  WARIFU_RETURN_IF_ERROR(Confirm(context, args, file));
  WARIFU_RETURN_IF_ERROR(RemoveFile(file.path));
  RenderTrustRemoved(context, file.name);
  return kExitOk;
}

}  // namespace

CommandDeclaration Declare(TrustRemoveArgs& args) {
  return {
      .name = "trust remove",
      .what = "Do not believe a registry any more",
      .takes = {Word("name", "NAME", &args.name, "Its name or origin").Needed(),
                Option("--confirm", "NAME", &args.confirm, "The name again, instead of typing it")},
      .exit_codes = kAskingExitCodes};
}

CommandResult RunCommand(Context& context, const TrustRemoveArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFolder folder, ReadTrustFolder(context));
  if (const DamagedTrust* damaged = folder.FindDamaged(args.name)) {
    return Remove(context, args, {damaged->name, damaged->path});
  }
  WARIFU_ASSIGN_OR_RETURN(const AddedTrust added, FindTrust(context, args.name));
  if (args.confirm.empty()) RenderTrust(context, added.file);
  return Remove(context, args, {added.name, added.path});
}

}  // namespace warifu

// warifu trust remove NAME
#include "client/commands/commands.h"
#include "client/render/print.h"
#include "client/render/trust.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

Status Confirm(Context& context, const TrustRemoveArgs& args, const AddedTrust& added) {
  std::string typed = args.confirm;
  if (typed.empty()) {
    WARIFU_ASSIGN_OR_RETURN(
        typed,
        context.terminal.Ask(Question(context, MessageId::kTrustRemoveAsk, {{"name", added.name}}),
                             "--confirm " + added.name));
  }
  if (typed == added.name) return Ok();
  return BadInput("--confirm: type the name exactly, " + added.name + "; nothing was removed");
}

}  // namespace

CommandDeclaration Declare(TrustRemoveArgs& args) {
  return {.name = "trust remove",
          .what = "Do not believe a registry any more",
          .takes = {
              Word("name", "NAME", &args.name, "Its name or origin").Needed(),
              Option("--confirm", "NAME", &args.confirm, "The name again, instead of typing it")}};
}

CommandResult RunCommand(Context& context, const TrustRemoveArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const AddedTrust added, FindTrust(context, args.name));
  if (args.confirm.empty()) RenderTrust(context, added.file);
  WARIFU_RETURN_IF_ERROR(Confirm(context, args, added));
  WARIFU_RETURN_IF_ERROR(RemoveTrust(added));
  RenderTrustRemoved(context, added);
  return kExitOk;
}

}  // namespace warifu

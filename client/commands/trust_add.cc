// warifu trust add FILE: believe a registry from now on.
#include "client/commands/commands.h"
#include "client/render/error.h"
#include "client/render/print.h"
#include "client/render/trust.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"

namespace warifu {
namespace {

// The decision is a person's: the fingerprint on the command line, or the word yes at the terminal.
Status Decide(Context& context, const TrustFile& file) {
  if (!context.global.fingerprint.empty()) {
    return CheckFingerprint(file, context.global.fingerprint);
  }
  WARIFU_ASSIGN_OR_RETURN(
      const std::string answer,
      context.terminal.Ask(Question(context, MessageId::kTrustAsk),
                           "--fingerprint \"GROUPS\", copied from the authority's own paper"));
  if (IsYes(context, answer)) return Ok();
  return Interrupted(Verbatim(Say(ErrorLanguage(context), MessageId::kNothingChanged)));
}

}  // namespace

CommandDeclaration Declare(TrustAddArgs& args) {
  return {.name = "trust add",
          .what = "Believe a registry from now on",
          .takes = {Word("file", "FILE", &args.file, "The trust file").Needed()},
          .notes = "Shows who it is and asks, or takes --fingerprint.",
          .exit_codes = kAskingExitCodes};
}

CommandResult RunCommand(Context& context, const TrustAddArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const TrustFile file, ReadTrustFile(args.file));
  if (!context.global.fingerprint.empty()) {
    WARIFU_RETURN_IF_ERROR(CheckFingerprint(file, context.global.fingerprint));
  }
  WARIFU_ASSIGN_OR_RETURN(const std::optional<AddedTrust> before, WouldReplace(context, file));
  RenderTrustQuestion(context, file, before ? &before->file : nullptr);
  WARIFU_RETURN_IF_ERROR(Decide(context, file));
  WARIFU_ASSIGN_OR_RETURN(const AddedTrust added, AddTrust(context, file));
  RenderTrustAdded(context, added);
  return kExitOk;
}

}  // namespace warifu

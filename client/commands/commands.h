// The commands, one function and one file each: get, check, show.
//
// Each says what it takes (Declare: client/declaration.h), prints its answer on context.out and
// returns its exit code. An Error is printed once, by the dispatcher.
#ifndef WARIFU_CLIENT_COMMANDS_COMMANDS_H_
#define WARIFU_CLIENT_COMMANDS_COMMANDS_H_

#include "client/args.h"
#include "client/context.h"
#include "client/declaration.h"
#include "core/base/result.h"

namespace warifu {

// Exit code, or what failed.
using CommandResult = Result<int>;

CommandDeclaration Declare(VerifyArgs& args);
CommandResult RunCommand(Context& context, const VerifyArgs& args);

CommandDeclaration Declare(DraftArgs& args);
CommandResult RunCommand(Context& context, const DraftArgs& args);

CommandDeclaration Declare(LintArgs& args);
CommandResult RunCommand(Context& context, const LintArgs& args);

CommandDeclaration Declare(SignArgs& args);
CommandResult RunCommand(Context& context, const SignArgs& args);

CommandDeclaration Declare(SubmitArgs& args);
CommandResult RunCommand(Context& context, const SubmitArgs& args);

CommandDeclaration Declare(ShowArgs& args);
CommandResult RunCommand(Context& context, const ShowArgs& args);

CommandDeclaration Declare(WithdrawArgs& args);
CommandResult RunCommand(Context& context, const WithdrawArgs& args);

CommandDeclaration Declare(SuspendArgs& args);
CommandResult RunCommand(Context& context, const SuspendArgs& args);

CommandDeclaration Declare(ReinstateArgs& args);
CommandResult RunCommand(Context& context, const ReinstateArgs& args);

CommandDeclaration Declare(RevokeArgs& args);
CommandResult RunCommand(Context& context, const RevokeArgs& args);

CommandDeclaration Declare(KeyNewArgs& args);
CommandResult RunCommand(Context& context, const KeyNewArgs& args);

CommandDeclaration Declare(KeyListArgs& args);
CommandResult RunCommand(Context& context, const KeyListArgs& args);

CommandDeclaration Declare(KeyShowArgs& args);
CommandResult RunCommand(Context& context, const KeyShowArgs& args);

CommandDeclaration Declare(KeyPassphraseArgs& args);
CommandResult RunCommand(Context& context, const KeyPassphraseArgs& args);

CommandDeclaration Declare(KeyRevokeArgs& args);
CommandResult RunCommand(Context& context, const KeyRevokeArgs& args);

CommandDeclaration Declare(PlaceNewArgs& args);
CommandResult RunCommand(Context& context, const PlaceNewArgs& args);

CommandDeclaration Declare(PlaceShowArgs& args);
CommandResult RunCommand(Context& context, const PlaceShowArgs& args);

CommandDeclaration Declare(PlaceGiveArgs& args);
CommandResult RunCommand(Context& context, const PlaceGiveArgs& args);

CommandDeclaration Declare(PlaceTakeArgs& args);
CommandResult RunCommand(Context& context, const PlaceTakeArgs& args);

CommandDeclaration Declare(TrustMakeArgs& args);
CommandResult RunCommand(Context& context, const TrustMakeArgs& args);

CommandDeclaration Declare(TrustAddArgs& args);
CommandResult RunCommand(Context& context, const TrustAddArgs& args);

CommandDeclaration Declare(TrustListArgs& args);
CommandResult RunCommand(Context& context, const TrustListArgs& args);

CommandDeclaration Declare(TrustShowArgs& args);
CommandResult RunCommand(Context& context, const TrustShowArgs& args);

CommandDeclaration Declare(TrustRemoveArgs& args);
CommandResult RunCommand(Context& context, const TrustRemoveArgs& args);

CommandDeclaration Declare(OfferListArgs& args);
CommandResult RunCommand(Context& context, const OfferListArgs& args);

CommandDeclaration Declare(OfferSearchArgs& args);
CommandResult RunCommand(Context& context, const OfferSearchArgs& args);

CommandDeclaration Declare(OrganizationListArgs& args);
CommandResult RunCommand(Context& context, const OrganizationListArgs& args);

CommandDeclaration Declare(OrganizationShowArgs& args);
CommandResult RunCommand(Context& context, const OrganizationShowArgs& args);

CommandDeclaration Declare(LogCheckpointArgs& args);
CommandResult RunCommand(Context& context, const LogCheckpointArgs& args);

CommandDeclaration Declare(LogEntriesArgs& args);
CommandResult RunCommand(Context& context, const LogEntriesArgs& args);

CommandDeclaration Declare(LogExportArgs& args);
CommandResult RunCommand(Context& context, const LogExportArgs& args);

CommandDeclaration Declare(AuditArgs& args);
CommandResult RunCommand(Context& context, const AuditArgs& args);

CommandDeclaration Declare(ReportArgs& args);
CommandResult RunCommand(Context& context, const ReportArgs& args);

CommandDeclaration Declare(DiffArgs& args);
CommandResult RunCommand(Context& context, const DiffArgs& args);

CommandDeclaration Declare(StatusArgs& args);
CommandResult RunCommand(Context& context, const StatusArgs& args);

CommandDeclaration Declare(CompletionArgs& args);
CommandResult RunCommand(Context& context, const CompletionArgs& args);

CommandDeclaration Declare(HelpArgs& args);
CommandResult RunCommand(Context& context, const HelpArgs& args);

// Runs the command that was given, prints what failed, and returns the process's exit code.
int Dispatch(Context& context, const CommandArgs& args);

}  // namespace warifu

#endif  // WARIFU_CLIENT_COMMANDS_COMMANDS_H_

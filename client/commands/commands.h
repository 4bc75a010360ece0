// The commands, one function and one file each: get, check, show.
//
// Each prints its answer on context.out and returns its exit code. An Error is printed once, by the
// dispatcher.
#ifndef WARIFU_CLIENT_COMMANDS_COMMANDS_H_
#define WARIFU_CLIENT_COMMANDS_COMMANDS_H_

#include "client/args.h"
#include "client/context.h"
#include "core/base/result.h"

namespace warifu {

// Exit code, or what failed.
using CommandResult = Result<int>;

CommandResult RunCommand(Context& context, const VerifyArgs& args);
CommandResult RunCommand(Context& context, const DraftArgs& args);
CommandResult RunCommand(Context& context, const LintArgs& args);
CommandResult RunCommand(Context& context, const SignArgs& args);
CommandResult RunCommand(Context& context, const SubmitArgs& args);
CommandResult RunCommand(Context& context, const ShowArgs& args);
CommandResult RunCommand(Context& context, const WithdrawArgs& args);
CommandResult RunCommand(Context& context, const KeyNewArgs& args);
CommandResult RunCommand(Context& context, const KeyListArgs& args);
CommandResult RunCommand(Context& context, const KeyShowArgs& args);
CommandResult RunCommand(Context& context, const KeyPassphraseArgs& args);
CommandResult RunCommand(Context& context, const TrustMakeArgs& args);
CommandResult RunCommand(Context& context, const TrustAddArgs& args);
CommandResult RunCommand(Context& context, const TrustListArgs& args);
CommandResult RunCommand(Context& context, const TrustShowArgs& args);
CommandResult RunCommand(Context& context, const TrustRemoveArgs& args);
CommandResult RunCommand(Context& context, const OfferListArgs& args);
CommandResult RunCommand(Context& context, const OfferSearchArgs& args);
CommandResult RunCommand(Context& context, const OrganizationListArgs& args);
CommandResult RunCommand(Context& context, const OrganizationShowArgs& args);
CommandResult RunCommand(Context& context, const LogCheckpointArgs& args);
CommandResult RunCommand(Context& context, const LogEntriesArgs& args);
CommandResult RunCommand(Context& context, const LogExportArgs& args);
CommandResult RunCommand(Context& context, const AuditArgs& args);

// Runs the command that was given, prints what failed, and returns the process's exit code.
int Dispatch(Context& context, const CommandArgs& args);

}  // namespace warifu

#endif  // WARIFU_CLIENT_COMMANDS_COMMANDS_H_

// The commands of warifud. Each prints what it has to say and gives the exit code.
//
// Threads: one; serve starts those of the registry and the transport, and ends them.
#ifndef WARIFU_SERVER_COMMANDS_H_
#define WARIFU_SERVER_COMMANDS_H_

#include <optional>
#include <string>
#include <vector>

#include "core/note/vkey.h"
#include "registry/fsck.h"
#include "server/args.h"
#include "server/context.h"

namespace warifu {

int RunCommand(const CommandArgs& args, Context& context);

// Errors of each: those of what it calls, as one sentence that names the flag or file.
Result<int> RunInit(const InitArgs& args, Context& context);
Result<int> RunServe(const ServeArgs& args, Context& context);
Result<int> RunFsck(const FsckArgs& args, Context& context);
Result<int> RunBackup(const BackupArgs& args, Context& context);
Result<int> RunRestore(const RestoreArgs& args, Context& context);

// --guard, or where it is by default; never inside the data directory.
// Errors: kRefused.
Result<std::string> GuardPath(const std::string& guard, const std::string& data);

// The notes in the files of --seen.
// Errors: those of ReadNamedFile.
Result<std::vector<std::string>> ReadSeen(Context& context, const std::vector<std::string>& paths);

// --log-vkey, if it was given.
// Errors: kBadInput.
Result<std::optional<VerifierKey>> ReadLogVkey(const std::string& log_vkey);

// How far a replay is, on standard error, now and then.
FsckProgress ReplayProgressTo(Context& context);

}  // namespace warifu

#endif  // WARIFU_SERVER_COMMANDS_H_

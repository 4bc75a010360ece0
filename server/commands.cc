#include "server/commands.h"

#include <cstdint>
#include <ostream>
#include <utility>

#include "core/base/exit.h"
#include "core/text/escape.h"
#include "registry/guard.h"
#include "server/limits.h"
#include "server/log_key.h"

namespace warifu {
namespace {

Result<int> Run(const InitArgs& args, Context& context) { return RunInit(args, context); }
Result<int> Run(const ServeArgs& args, Context& context) { return RunServe(args, context); }
Result<int> Run(const FsckArgs& args, Context& context) { return RunFsck(args, context); }
Result<int> Run(const BackupArgs& args, Context& context) { return RunBackup(args, context); }
Result<int> Run(const RestoreArgs& args, Context& context) { return RunRestore(args, context); }

}  // namespace

int RunCommand(const CommandArgs& args, Context& context) {
  const Result<int> code =
      std::visit([&context](const auto& command) { return Run(command, context); }, args);
  if (code.ok()) return *code;
  context.err << "error: " << EscapeForTerminal(code.error().message()) << "\n";
  return ExitCodeOf(code.error().code);
}

Result<std::string> GuardPath(const std::string& guard, const std::string& data) {
  const std::string path = guard.empty() ? Guard::DefaultPath(data) : guard;
  WARIFU_RETURN_IF_ERROR(Guard::CheckPath(path, data));
  return path;
}

Result<std::vector<std::string>> ReadSeen(Context& context, const std::vector<std::string>& paths) {
  std::vector<std::string> notes;
  for (const std::string& path : paths) {
    WARIFU_ASSIGN_OR_RETURN(std::string note,
                            ReadNamedFile(context, "--seen", path, kMaxSeenFileBytes));
    notes.push_back(std::move(note));
  }
  return notes;
}

Result<std::optional<VerifierKey>> ReadLogVkey(const std::string& log_vkey) {
  if (log_vkey.empty()) return std::optional<VerifierKey>();
  Result<VerifierKey> key = VerifierKey::Parse(log_vkey);
  if (!key.ok()) return BadInput("--log-vkey: {why}", key.error().sentence);
  return std::optional<VerifierKey>(*std::move(key));
}

FsckProgress ReplayProgressTo(Context& context) {
  return [&context, said_at_ms = context.clock.SteadyMs()](TreeSize done, TreeSize all) mutable {
    const std::uint64_t now_ms = context.clock.SteadyMs();
    if (now_ms < said_at_ms + kProgressMs) return;
    said_at_ms = now_ms;
    context.err << "made again: " << done.value() << " of " << all.value() << " entries\n";
  };
}

}  // namespace warifu

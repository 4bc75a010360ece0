#include "server/commands.h"

#include <ostream>

#include "core/base/exit.h"
#include "core/text/escape.h"
#include "registry/guard.h"

namespace warifu {
namespace {

Result<int> Run(const InitArgs& args, Context& context) { return RunInit(args, context); }
Result<int> Run(const ServeArgs& args, Context& context) { return RunServe(args, context); }
Result<int> Run(const FsckArgs& args, Context& context) { return RunFsck(args, context); }

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

}  // namespace warifu

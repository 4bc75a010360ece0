// warifu submit FILE...: hands in statements; each is reported, the worst exit code is the command's.
#include <algorithm>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/registry_facts.h"
#include "client/submitting.h"

namespace warifu {

CommandResult RunCommand(Context& context, const SubmitArgs& args) {
  if (!args.proof.empty() && args.files.size() != 1) {
    return BadInput("--proof is for one file; " + std::to_string(args.files.size()) + " were given");
  }
  WARIFU_ASSIGN_OR_RETURN(const Registry registry, OpenRegistry(context));
  int exit_code = kExitOk;
  for (const std::string& path : args.files) {
    const Result<int> one = SubmitFile(context, registry, path, args);
    if (!one.ok() && args.files.size() == 1) return one.error();
    if (!one.ok()) context.err << "error: " << path << ": " << one.error().message << "\n";
    exit_code = std::max(exit_code, one.ok() ? *one : ExitCodeOf(one.error().code));
  }
  return exit_code;
}

}  // namespace warifu

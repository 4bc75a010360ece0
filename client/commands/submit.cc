// warifu submit FILE...: hands in statements; each is reported, the worst exit code is the
// command's.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/registry_facts.h"
#include "client/render/print.h"
#include "client/submitting.h"

namespace warifu {

CommandResult RunCommand(Context& context, const SubmitArgs& args) {
  if (!args.proof.empty() && args.files.size() != 1) {
    return BadInput("--proof is for one file; " + std::to_string(args.files.size()) +
                    " were given");
  }
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  int exit_code = kExitOk;
  nlohmann::json list = nlohmann::json::array();
  for (const std::string& path : args.files) {
    Result<SubmitReport> one = SubmitFile(context, registry, path, args);
    if (!one.ok() && args.files.size() == 1) return one.error();
    SubmitReport report{kExitOk, {{"file", path}}};
    if (one.ok()) {
      report = std::move(*one);
    } else {
      AddFailure(context, one.error(), report);
    }
    exit_code = std::max(exit_code, report.exit_code);
    list.push_back(std::move(report.json));
  }
  if (context.global.json) PrintJson(context, {{"submitted", list}});
  return exit_code;
}

}  // namespace warifu

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

CommandDeclaration Declare(SubmitArgs& args) {
  return {
      .name = "submit",
      .what = "Hand in signed statements; safe to repeat",
      .takes = {Word("files", "FILE", &args.files, "Statements (.statement)").Needed(),
                Flag("--dry-run", &args.dry_run, "Only ask whether they would be admitted"),
                Flag("--no-wait", &args.no_wait, "Do not wait until they are published"),
                Option("--proof", "FILE", &args.proof,
                       "Write the receipt here; for an offer the offer proof (one file only)")},
      .exit_codes =
          "0 all stand in the log; 17 refused by a rule; 3 no answer, or not published yet; 2 a "
          "mistake in what was typed. Of several files the highest."};
}

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

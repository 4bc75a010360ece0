// warifu submit FILE...: hands in statements; each is reported, the worst exit code is the
// command's.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
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
      .notes =
          "Many files go over one stream, in the order given: a statement may rest on one before "
          "it, as an offer on its appointment. What stands in the log already is reported as "
          "such, so after an interruption run the same command again.\n"
          "Published means: with the witnesses that the trust file demands, and in one history "
          "with the receipts and with all that this computer saw before.\n"
          "--dry-run sends no signature, and judges each file as if it came alone.",
      .examples = {"warifu submit offer.statement --proof offer.warifu",
                   "warifu submit appointment.statement offer-*.statement"},
      .exit_codes =
          "0 all stand in the log; 17 refused by a rule; 3 no answer, or not published yet; 20 the "
          "registry contradicts itself (the evidence is written); 2 a mistake in what was typed. "
          "Of several files the highest."};
}

CommandResult RunCommand(Context& context, const SubmitArgs& args) {
  if (!args.proof.empty() && args.files.size() != 1) {
    return BadInput("--proof is for one file; {count} were given", args.files.size());
  }
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const SubmitReport report, SubmitFiles(context, registry, args));
  if (context.global.json) PrintJson(context, {{"submitted", report.files}});
  return report.exit_code;
}

}  // namespace warifu

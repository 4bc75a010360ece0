// warifu status: which registry, keys and organizations are mine, what waits, what ends soon.
#include "client/render/status.h"

#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/render/print.h"
#include "client/status_facts.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(StatusArgs& args) {
  return {
      .name = "status",
      .what = "Where am I: registry, keys, licenses, files to sign, what ends soon",
      .takes = {Word("folders", "DIR", &args.folders,
                     "Folders with statements that may wait for a signature; else this one"),
                Option("--by", "ID", &args.by,
                       "An organization of yours, or your authority's code; kept for the next "
                       "time; may be repeated")},
      .notes =
          "Records and the log's size are verified. Lists (keys bound, offers, appointments and "
          "their places) are the server's word, and said to be so.",
      .examples = {"warifu status --by VNTEST:FARM-1", "warifu status inbox/"},
      .exit_codes =
          "0 done; 3 the registry could not be asked, the rest is shown; 2 a mistake in what was "
          "typed."};
}

CommandResult RunCommand(Context& context, const StatusArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> ids, OwnIds(context, args.by));
  const std::vector<std::string> folders =
      args.folders.empty() ? std::vector<std::string>{"."} : args.folders;
  WARIFU_ASSIGN_OR_RETURN(const StatusFacts facts, GatherStatus(context, ids, folders));
  if (context.global.json) {
    PrintJson(context, {{"status", StatusJson(facts)}});
  } else {
    PrintStatus(context, facts);
  }
  return facts.trust && !facts.head ? kExitCouldNotCheck : kExitOk;
}

}  // namespace warifu

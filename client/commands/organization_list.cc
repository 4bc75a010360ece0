// warifu organization list: the organizations of a registry, as its server lists them.
#include <utility>

#include "client/commands/commands.h"
#include "client/hints.h"
#include "client/registry_facts.h"
#include "client/render/hints.h"
#include "core/base/exit.h"

namespace warifu {

CommandDeclaration Declare(OrganizationListArgs& args) {
  return {
      .name = "organization list",
      .what = "All of them, as the server lists them",
      .takes = {
          Option("--count", "NUMBER", &args.count, "How many; else 20").Within(1, kMaxHintsPerPage),
          Option("--page", "TOKEN", &args.page, "Go on where a page ended, as it says there")}};
}

CommandResult RunCommand(Context& context, const OrganizationListArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(std::string token, ReadPageToken(args.page));
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  const AskForPage<v1::StatementHint> ask = [&](const AskedPage& page) {
    return registry.connection->ListOrganizations(page);
  };
  WARIFU_ASSIGN_OR_RETURN(const Hints<v1::StatementHint> page,
                          CollectHints(ask, {args.count, std::move(token)}));
  for (const v1::StatementHint& hint : page.hints) {
    if (hint.summary().has_organization()) continue;
    return Inconsistent("the server's list of organizations holds something else");
  }
  RenderOrganizations(context, page);
  return kExitOk;
}

}  // namespace warifu

// warifu organization show ID: its record, verified, and beside it what the server lists: keys,
// appointments with the places left, offers, history.
#include "client/commands/commands.h"
#include "client/organization_lists.h"
#include "client/registry_facts.h"
#include "client/render/hints.h"
#include "core/base/exit.h"
#include "core/statement/form.h"
#include "core/text/escape.h"

namespace warifu {

CommandDeclaration Declare(OrganizationShowArgs& args) {
  return {.name = "organization show",
          .what = "One record, verified, with keys, appointments, offers and history",
          .takes = {Word("id", "ID", &args.id, "Its id, as VNTEST:FARM-1").Needed()}};
}

CommandResult RunCommand(Context& context, const OrganizationShowArgs& args) {
  if (CheckForm(v1::FORM_ORGANIZATION, args.id, {}) != FormVerdict::kGood) {
    return BadInput("'{id}' is no organization's id: write it as VNTEST:FARM-1",
                    EscapeForTerminal(args.id));
  }
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt record, FetchRecord(registry, args.id));
  OrganizationPage view{record, {}, {}, {}, {}};
  WARIFU_ASSIGN_OR_RETURN(view.keys,
                          ListStatementsOf(registry, args.id, v1::ORGANIZATION_STATEMENT_KIND_KEY));
  WARIFU_ASSIGN_OR_RETURN(
      view.appointments,
      ListStatementsOf(registry, args.id, v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT));
  WARIFU_ASSIGN_OR_RETURN(view.offers, ListOffersOf(registry, args.id));
  WARIFU_ASSIGN_OR_RETURN(
      view.history, ListStatementsOf(registry, args.id, v1::ORGANIZATION_STATEMENT_KIND_HISTORY));
  RenderOrganization(context, view);
  return kExitOk;
}

}  // namespace warifu

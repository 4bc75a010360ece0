// warifu organization show ID: its record, verified, and beside it what the server lists: keys,
// appointments with the places left, offers, history.
#include "client/commands/commands.h"
#include "client/exit.h"
#include "client/hints.h"
#include "client/registry_facts.h"
#include "client/render/hints.h"
#include "core/statement/form.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr std::uint32_t kListed = 20;  // of each kind

using Kind = v1::OrganizationStatementKind;

bool IsOfKind(const v1::Summary& summary, Kind kind) {
  switch (kind) {
    case v1::ORGANIZATION_STATEMENT_KIND_KEY:
      return summary.has_key();
    case v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT:
      return summary.has_appointment();
    default:
      return summary.has_organization() || summary.has_change();
  }
}

Result<Hints<v1::StatementHint>> List(const BelievedRegistry& registry, const std::string& id,
                                      Kind kind) {
  const AskForPage<v1::StatementHint> ask = [&](const AskedPage& page) {
    return registry.connection->ListStatementsOf(id, kind, page);
  };
  WARIFU_ASSIGN_OR_RETURN(Hints<v1::StatementHint> hints, CollectHints(ask, {kListed, {}}));
  for (const v1::StatementHint& hint : hints.hints) {
    if (IsOfKind(hint.summary(), kind)) continue;
    return Inconsistent("the server's list holds a statement of another kind");
  }
  return hints;
}

Result<Hints<v1::OfferHint>> ListOffers(const BelievedRegistry& registry, const std::string& id) {
  v1::OfferFilter filter;
  filter.set_party(id);
  const AskForPage<v1::OfferHint> ask = [&](const AskedPage& page) {
    return registry.connection->SearchOffers(filter, page);
  };
  return CollectHints(ask, {kListed, {}});
}

}  // namespace

CommandDeclaration Declare(OrganizationShowArgs& args) {
  return {.name = "organization show",
          .what = "One record, verified, with keys, appointments, offers and history",
          .takes = {Word("id", "ID", &args.id, "Its id, as VNTEST:FARM-1").Needed()}};
}

CommandResult RunCommand(Context& context, const OrganizationShowArgs& args) {
  if (CheckForm(v1::FORM_ORGANIZATION, args.id, {}) != FormVerdict::kGood) {
    return BadInput("'" + EscapeForTerminal(args.id) +
                    "' is no organization's id: write it as VNTEST:FARM-1");
  }
  WARIFU_ASSIGN_OR_RETURN(const BelievedRegistry registry, OpenRegistry(context));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt record, FetchRecord(registry, args.id));
  OrganizationPage view{record, {}, {}, {}, {}};
  WARIFU_ASSIGN_OR_RETURN(view.keys, List(registry, args.id, v1::ORGANIZATION_STATEMENT_KIND_KEY));
  WARIFU_ASSIGN_OR_RETURN(view.appointments,
                          List(registry, args.id, v1::ORGANIZATION_STATEMENT_KIND_APPOINTMENT));
  WARIFU_ASSIGN_OR_RETURN(view.offers, ListOffers(registry, args.id));
  WARIFU_ASSIGN_OR_RETURN(view.history,
                          List(registry, args.id, v1::ORGANIZATION_STATEMENT_KIND_HISTORY));
  RenderOrganization(context, view);
  return kExitOk;
}

}  // namespace warifu

#include "client/organization_lists.h"

namespace warifu {
namespace {

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

}  // namespace

Result<Hints<v1::StatementHint>> ListStatementsOf(const BelievedRegistry& registry,
                                                  const std::string& id, Kind kind) {
  const AskForPage<v1::StatementHint> ask = [&](const AskedPage& page) {
    return registry.connection->ListStatementsOf(id, kind, page);
  };
  WARIFU_ASSIGN_OR_RETURN(Hints<v1::StatementHint> hints,
                          CollectHints(ask, {kListedOfOrganization, {}}));
  for (const v1::StatementHint& hint : hints.hints) {
    if (IsOfKind(hint.summary(), kind)) continue;
    return Inconsistent("the server's list holds a statement of another kind");
  }
  return hints;
}

Result<Hints<v1::OfferHint>> ListOffersOf(const BelievedRegistry& registry, const std::string& id) {
  v1::OfferFilter filter;
  filter.set_party(id);
  const AskForPage<v1::OfferHint> ask = [&](const AskedPage& page) {
    return registry.connection->SearchOffers(filter, page);
  };
  return CollectHints(ask, {kListedOfOrganization, {}});
}

}  // namespace warifu

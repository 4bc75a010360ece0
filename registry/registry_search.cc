// The searching half of Registry: hints over the newest view behind the guard.

#include <memory>

#include "registry/offer_search.h"
#include "registry/organization_search.h"
#include "registry/registry.h"

namespace warifu {
namespace {

SearchedLog SearchedLogOf(const StoreView& view) {
  return {view.search(), view.state(), view.size(), view.admitted_at_ms()};
}

}  // namespace

Result<SearchPage<v1::OfferHint>> Registry::SearchOffers(const v1::OfferFilter& filter,
                                                         const PageRequest& request) const {
  const std::shared_ptr<const StoreView> view = newest();
  return warifu::SearchOffers(SearchedLogOf(*view), filter, request);
}

Result<SearchPage<v1::StatementHint>> Registry::ListOrganizations(
    const PageRequest& request) const {
  const std::shared_ptr<const StoreView> view = newest();
  return warifu::ListOrganizations(SearchedLogOf(*view), request);
}

Result<SearchPage<v1::StatementHint>> Registry::ListStatementsOf(const std::string& organization,
                                                                 v1::OrganizationStatementKind kind,
                                                                 const PageRequest& request) const {
  const std::shared_ptr<const StoreView> view = newest();
  return warifu::ListStatementsOf(SearchedLogOf(*view), organization, kind, request);
}

}  // namespace warifu

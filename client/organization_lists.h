// What a server lists of one organization: hints, their form checked.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_ORGANIZATION_LISTS_H_
#define WARIFU_CLIENT_ORGANIZATION_LISTS_H_

#include <string>

#include "client/hints.h"
#include "client/registry_facts.h"
#include "core/base/result.h"

namespace warifu {

// How many are listed of each kind, the newest.
inline constexpr std::uint32_t kListedOfOrganization = 20;

// Errors: those of the call; kInconsistent: the list holds another kind of statement.
Result<Hints<v1::StatementHint>> ListStatementsOf(const BelievedRegistry& registry,
                                                  const std::string& id,
                                                  v1::OrganizationStatementKind kind);

// The offers that it signs. Errors: those of the call.
Result<Hints<v1::OfferHint>> ListOffersOf(const BelievedRegistry& registry, const std::string& id);

}  // namespace warifu

#endif  // WARIFU_CLIENT_ORGANIZATION_LISTS_H_

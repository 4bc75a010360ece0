// Organizations, and what belongs to each, as hints, page by page.
//
// Not here: an organization's offers (registry/offer_search.h, by party).
// Source: proto/warifu/v1/search.proto. Threads: pure functions of their arguments.
#ifndef WARIFU_REGISTRY_ORGANIZATION_SEARCH_H_
#define WARIFU_REGISTRY_ORGANIZATION_SEARCH_H_

#include <string>

#include "core/base/result.h"
#include "registry/search_walk.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

// The newest record of each organization, in the order of ids.
// Errors of both: kBadInput, naming the field that is wrong; kIo, kDamaged.
Result<SearchPage<v1::StatementHint>> ListOrganizations(const SearchedLog& log,
                                                        const PageRequest& request);

// Keys, appointments or history of one organization, the newest first. An appointment in force says
// how many of its places are used. None for an organization that nobody registered.
Result<SearchPage<v1::StatementHint>> ListStatementsOf(const SearchedLog& log,
                                                       const std::string& organization,
                                                       v1::OrganizationStatementKind kind,
                                                       const PageRequest& request);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_ORGANIZATION_SEARCH_H_

#include "server/organization_service.h"

#include <utility>

#include "server/paging.h"

namespace warifu {

grpc::Status OrganizationService::ListOrganizations(grpc::ServerContext* context,
                                                    const v1::ListOrganizationsRequest* request,
                                                    v1::ListOrganizationsResponse* response) {
  return Guarded(guard_, {"ListOrganizations", *context, *request}, [&]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(SearchPage<v1::StatementHint> page,
                            registry_.ListOrganizations(ReadPageRequest(*request)));
    AnswerPage(std::move(page), *response->mutable_organizations(), *response);
    return Ok();
  });
}

grpc::Status OrganizationService::ListOrganizationStatements(
    grpc::ServerContext* context, const v1::ListOrganizationStatementsRequest* request,
    v1::ListOrganizationStatementsResponse* response) {
  return Guarded(guard_, {"ListOrganizationStatements", *context, *request}, [&]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(SearchPage<v1::StatementHint> page,
                            registry_.ListStatementsOf(request->organization(), request->kind(),
                                                       ReadPageRequest(*request)));
    AnswerPage(std::move(page), *response->mutable_statements(), *response);
    return Ok();
  });
}

}  // namespace warifu

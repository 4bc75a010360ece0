#include "server/organization_service.h"

#include <utility>

#include "server/paging.h"

namespace warifu {

grpc::ServerUnaryReactor* OrganizationService::ListOrganizations(
    grpc::CallbackServerContext* context, const v1::ListOrganizationsRequest* request,
    v1::ListOrganizationsResponse* response) {
  return Read(guard_, {"ListOrganizations", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(SearchPage<v1::StatementHint> page,
                            registry_.ListOrganizations(ReadPageRequest(*request)));
    AnswerPage(std::move(page), *response->mutable_organizations(), *response);
    return Ok();
  });
}

grpc::ServerUnaryReactor* OrganizationService::ListOrganizationStatements(
    grpc::CallbackServerContext* context, const v1::ListOrganizationStatementsRequest* request,
    v1::ListOrganizationStatementsResponse* response) {
  return Read(
      guard_, {"ListOrganizationStatements", *context, *request}, *response, [=, this]() -> Status {
        WARIFU_ASSIGN_OR_RETURN(SearchPage<v1::StatementHint> page,
                                registry_.ListStatementsOf(request->organization(), request->kind(),
                                                           ReadPageRequest(*request)));
        AnswerPage(std::move(page), *response->mutable_statements(), *response);
        return Ok();
      });
}

}  // namespace warifu

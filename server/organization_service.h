// OrganizationService: organizations and what belongs to them, as hints.
//
// Source: proto/warifu/v1/organization_service.proto.
// Threads: the transport's.
#ifndef WARIFU_SERVER_ORGANIZATION_SERVICE_H_
#define WARIFU_SERVER_ORGANIZATION_SERVICE_H_

#include "registry/registry.h"
#include "server/guarded_call.h"
#include "warifu/v1/organization_service.grpc.pb.h"

namespace warifu {

class OrganizationService final : public v1::OrganizationService::Service {
 public:
  // All must outlive the service.
  OrganizationService(const Registry& registry, CallGuard guard)
      : registry_(registry), guard_(guard) {}

  grpc::Status ListOrganizations(grpc::ServerContext* context,
                                 const v1::ListOrganizationsRequest* request,
                                 v1::ListOrganizationsResponse* response) override;
  grpc::Status ListOrganizationStatements(
      grpc::ServerContext* context, const v1::ListOrganizationStatementsRequest* request,
      v1::ListOrganizationStatementsResponse* response) override;

 private:
  const Registry& registry_;
  CallGuard guard_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_ORGANIZATION_SERVICE_H_

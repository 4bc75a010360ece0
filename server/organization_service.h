// OrganizationService: organizations and what belongs to them, as hints.
//
// Source: proto/warifu/v1/organization_service.proto.
// Threads: the transport's.
#ifndef WARIFU_SERVER_ORGANIZATION_SERVICE_H_
#define WARIFU_SERVER_ORGANIZATION_SERVICE_H_

#include "registry/registry.h"
#include "server/reading_call.h"
#include "warifu/v1/organization_service.grpc.pb.h"

namespace warifu {

class OrganizationService final : public v1::OrganizationService::CallbackService {
 public:
  // All must outlive the service.
  OrganizationService(const Registry& registry, ReadGuard guard)
      : registry_(registry), guard_(guard) {}

  grpc::ServerUnaryReactor* ListOrganizations(grpc::CallbackServerContext* context,
                                              const v1::ListOrganizationsRequest* request,
                                              v1::ListOrganizationsResponse* response) override;
  grpc::ServerUnaryReactor* ListOrganizationStatements(
      grpc::CallbackServerContext* context, const v1::ListOrganizationStatementsRequest* request,
      v1::ListOrganizationStatementsResponse* response) override;

 private:
  const Registry& registry_;
  ReadGuard guard_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_ORGANIZATION_SERVICE_H_

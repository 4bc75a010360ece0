// LogService: the log as it is, for auditors, witnesses and anybody.
//
// Source: proto/warifu/v1/log_service.proto.
// Threads: the transport's.
#ifndef WARIFU_SERVER_LOG_SERVICE_H_
#define WARIFU_SERVER_LOG_SERVICE_H_

#include "registry/registry.h"
#include "server/guarded_call.h"
#include "warifu/v1/log_service.grpc.pb.h"

namespace warifu {

class LogService final : public v1::LogService::Service {
 public:
  // All must outlive the service.
  LogService(Registry& registry, CallGuard guard) : registry_(registry), guard_(guard) {}

  grpc::Status GetCheckpoint(grpc::ServerContext* context, const v1::GetCheckpointRequest* request,
                             v1::GetCheckpointResponse* response) override;
  grpc::Status GetCandidate(grpc::ServerContext* context, const v1::GetCandidateRequest* request,
                            v1::GetCandidateResponse* response) override;
  grpc::Status AddCosignature(grpc::ServerContext* context,
                              const v1::AddCosignatureRequest* request,
                              v1::AddCosignatureResponse* response) override;
  grpc::Status GetEntries(grpc::ServerContext* context, const v1::GetEntriesRequest* request,
                          v1::GetEntriesResponse* response) override;
  grpc::Status GetTile(grpc::ServerContext* context, const v1::GetTileRequest* request,
                       v1::GetTileResponse* response) override;
  grpc::Status GetInclusion(grpc::ServerContext* context, const v1::GetInclusionRequest* request,
                            v1::GetInclusionResponse* response) override;
  grpc::Status GetConsistency(grpc::ServerContext* context,
                              const v1::GetConsistencyRequest* request,
                              v1::GetConsistencyResponse* response) override;
  grpc::Status GetStatement(grpc::ServerContext* context, const v1::GetStatementRequest* request,
                            v1::GetStatementResponse* response) override;

 private:
  Result<std::string> FindStatement(const v1::GetStatementRequest& request) const;

  Registry& registry_;
  CallGuard guard_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_LOG_SERVICE_H_

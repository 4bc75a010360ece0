// LogService: the log as it is, for auditors, witnesses and anybody.
//
// Source: proto/warifu/v1/log_service.proto.
// Threads: the transport's.
#ifndef WARIFU_SERVER_LOG_SERVICE_H_
#define WARIFU_SERVER_LOG_SERVICE_H_

#include "registry/registry.h"
#include "server/reading_call.h"
#include "warifu/v1/log_service.grpc.pb.h"

namespace warifu {

class LogService final : public v1::LogService::CallbackService {
 public:
  // All must outlive the service.
  LogService(Registry& registry, ReadGuard guard) : registry_(registry), guard_(guard) {}

  grpc::ServerUnaryReactor* GetCheckpoint(grpc::CallbackServerContext* context,
                                          const v1::GetCheckpointRequest* request,
                                          v1::GetCheckpointResponse* response) override;
  grpc::ServerUnaryReactor* GetCandidate(grpc::CallbackServerContext* context,
                                         const v1::GetCandidateRequest* request,
                                         v1::GetCandidateResponse* response) override;
  grpc::ServerUnaryReactor* AddCosignature(grpc::CallbackServerContext* context,
                                           const v1::AddCosignatureRequest* request,
                                           v1::AddCosignatureResponse* response) override;
  grpc::ServerUnaryReactor* GetEntries(grpc::CallbackServerContext* context,
                                       const v1::GetEntriesRequest* request,
                                       v1::GetEntriesResponse* response) override;
  grpc::ServerUnaryReactor* GetTile(grpc::CallbackServerContext* context,
                                    const v1::GetTileRequest* request,
                                    v1::GetTileResponse* response) override;
  grpc::ServerUnaryReactor* GetInclusion(grpc::CallbackServerContext* context,
                                         const v1::GetInclusionRequest* request,
                                         v1::GetInclusionResponse* response) override;
  grpc::ServerUnaryReactor* GetConsistency(grpc::CallbackServerContext* context,
                                           const v1::GetConsistencyRequest* request,
                                           v1::GetConsistencyResponse* response) override;
  grpc::ServerUnaryReactor* GetStatement(grpc::CallbackServerContext* context,
                                         const v1::GetStatementRequest* request,
                                         v1::GetStatementResponse* response) override;

 private:
  Result<std::string> FindStatement(const v1::GetStatementRequest& request) const;

  Registry& registry_;
  ReadGuard guard_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_LOG_SERVICE_H_

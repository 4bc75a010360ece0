// SubmissionService: statements come in. Hands over to the sequencer, which finishes the call.
//
// Nothing here waits: forms and signatures are checked on the transport's thread, the sequencer
// decides, a worker makes the receipt.
// Source: proto/warifu/v1/submission_service.proto.
// Threads: the transport's.
#ifndef WARIFU_SERVER_SUBMISSION_SERVICE_H_
#define WARIFU_SERVER_SUBMISSION_SERVICE_H_

#include "registry/registry.h"
#include "server/guarded_call.h"
#include "server/metrics.h"
#include "server/submission_stream.h"
#include "server/workers.h"
#include "warifu/v1/submission_service.grpc.pb.h"

namespace warifu {

// What single calls pass, and what streams pass.
struct SubmissionGuards {
  CallGuard calls;
  CallGuard streams;
};

class SubmissionService final : public v1::SubmissionService::CallbackService {
 public:
  // All must outlive the service.
  SubmissionService(Registry& registry, const SubmissionGuards& guards, Workers& workers,
                    Metrics& metrics);

  grpc::ServerUnaryReactor* Submit(grpc::CallbackServerContext* context,
                                   const v1::SubmitRequest* request,
                                   v1::SubmitResponse* response) override;
  SubmissionReactor* SubmitMany(grpc::CallbackServerContext* context) override;
  grpc::ServerUnaryReactor* DryRun(grpc::CallbackServerContext* context,
                                   const v1::DryRunRequest* request,
                                   v1::DryRunResponse* response) override;

 private:
  Registry& registry_;
  SubmissionGuards guards_;
  Workers& workers_;
  Metrics& metrics_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_SUBMISSION_SERVICE_H_

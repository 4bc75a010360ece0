#include "tests/server/served.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include "core/base/check.h"
#include "registry/limits.h"

namespace warifu {

GrpcServerOptions Served::AnyPort() {
  GrpcServerOptions options;
  options.listen = {"127.0.0.1", 0};
  return options;
}

Served::Served(const GrpcServerOptions& options, Sequencing sequencing)
    : log_(out_, test_.clock()) {
  if (sequencing == Sequencing::kNow) test_.registry().Start();
  Result<std::unique_ptr<GrpcServer>> server =
      GrpcServer::Start(test_.registry(), log_, test_.clock(), metrics_, options);
  WARIFU_CHECK(server.ok());
  server_ = *std::move(server);
}

Served::~Served() { server_->Stop(0); }

std::shared_ptr<grpc::Channel> Served::NewChannel(int max_received_bytes) const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetMaxReceiveMessageSize(max_received_bytes);
  return grpc::CreateCustomChannel(server_->address().ToString(),
                                   grpc::InsecureChannelCredentials(), arguments);
}

void Served::Publish() {
  test_.clock().Advance(kCandidateIntervalMs);
  test_.registry().Tick();
}

}  // namespace warifu

#include "server/grpc_server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/impl/server_builder_plugin.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "server/limits.h"

namespace warifu {
namespace {

constexpr char kSubmissionName[] = "warifu.v1.SubmissionService";

std::shared_ptr<grpc::ServerCredentials> CredentialsOf(const std::optional<TlsFiles>& tls) {
  if (!tls.has_value()) return grpc::InsecureServerCredentials();
  grpc::SslServerCredentialsOptions options(tls->client_ca.empty()
                                                ? GRPC_SSL_DONT_REQUEST_CLIENT_CERTIFICATE
                                                : GRPC_SSL_REQUEST_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = tls->client_ca;
  options.pem_key_cert_pairs.push_back({tls->key, tls->certificate});
  return grpc::SslServerCredentials(options);
}

// A program that links reflection has it in every server; this takes it out of one.
class WithoutReflection final : public grpc::ServerBuilderOption {
 public:
  void UpdateArguments(grpc::ChannelArguments* /*arguments*/) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    std::erase_if(*plugins, [](const std::unique_ptr<grpc::ServerBuilderPlugin>& plugin) {
      return plugin->name() == "proto_server_reflection";
    });
  }
};

void SetReflection(bool wanted, grpc::ServerBuilder& builder) {
  if (wanted) {
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  } else {
    builder.SetOption(std::make_unique<WithoutReflection>());
  }
}

void SetLimits(grpc::ServerBuilder& builder) {
  builder.SetMaxReceiveMessageSize(kMaxReceivedBytes);
  builder.SetResourceQuota(grpc::ResourceQuota().SetMaxThreads(kMaxTransportThreads));
  builder.AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMaxMetadataBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxStreamsPerConnection);
  builder.AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeMs);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, kMaxIdleMs);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, kMaxConnectionMs);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, kMaxCallMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveWaitMs);
  builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                             kLeastClientPingMs);
  // Else a second server could take half of the first one's calls, silently.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

}  // namespace

GrpcServerOptions::GrpcServerOptions()
    : reads{kMaxReadsInFlight, kMaxReadsPerPeer},
      writes{kMaxWritesInFlight, kMaxWritesPerPeer},
      unread{kMaxUnreadAnswers, kMaxUnreadPerPeer},
      streams{kMaxStreamsInFlight, kMaxStreamsPerPeer} {}

GrpcServer::GrpcServer(Registry& registry, Log& log, const Clock& clock, Metrics& metrics,
                       const GrpcServerOptions& options)
    : registry_(registry),
      reads_(options.reads),
      writes_(options.writes),
      unread_(options.unread),
      streams_(options.streams),
      workers_(kReceiptThreads),
      readers_(kReadThreads),
      submission_(registry, GuardsOfSubmission(options, log, clock), workers_, metrics),
      offer_(registry, {{reads_, log, clock}, unread_, readers_}),
      organization_(registry, {{reads_, log, clock}, unread_, readers_}),
      log_service_(registry, {{reads_, log, clock}, unread_, readers_}),
      address_(options.listen) {}

SubmissionGuards GrpcServer::GuardsOfSubmission(const GrpcServerOptions& options, Log& log,
                                                const Clock& clock) {
  const bool needs_certificate = options.tls.has_value() && !options.tls->client_ca.empty();
  return {{writes_, log, clock, needs_certificate}, {streams_, log, clock, needs_certificate}};
}

GrpcServer::~GrpcServer() { Stop(0); }

Result<std::unique_ptr<GrpcServer>> GrpcServer::Start(Registry& registry, Log& log,
                                                      const Clock& clock, Metrics& metrics,
                                                      const GrpcServerOptions& options) {
  std::unique_ptr<GrpcServer> server(new GrpcServer(registry, log, clock, metrics, options));
  WARIFU_RETURN_IF_ERROR(server->Listen(options));
  return server;
}

Status GrpcServer::Listen(const GrpcServerOptions& options) {
  grpc::EnableDefaultHealthCheckService(true);
  grpc::ServerBuilder builder;
  SetLimits(builder);
  SetReflection(options.reflection, builder);
  int port = 0;
  builder.AddListeningPort(options.listen.ToString(), CredentialsOf(options.tls), &port);
  builder.RegisterService(&submission_);
  builder.RegisterService(&offer_);
  builder.RegisterService(&organization_);
  builder.RegisterService(&log_service_);
  server_ = builder.BuildAndStart();
  if (server_ == nullptr || port == 0) {
    return IoError(
        "--listen {listen}: cannot listen there: another program may hold the address, it may not "
        "be this machine's, or the certificate and key cannot be used",
        options.listen.ToString());
  }
  address_.port = static_cast<std::uint16_t>(port);
  return Ok();
}

void GrpcServer::SetHealth(const Health& health) {
  if (server_ == nullptr) return;
  grpc::HealthCheckServiceInterface* service = server_->GetHealthCheckService();
  service->SetServingStatus("", health.reading.ok());
  service->SetServingStatus(kSubmissionName, health.writing.ok());
}

void GrpcServer::Stop(std::uint64_t wait_ms) {
  if (server_ == nullptr) return;
  server_->GetHealthCheckService()->SetServingStatus(false);
  server_->Shutdown(std::chrono::system_clock::now() + std::chrono::milliseconds(wait_ms));
  registry_.Drain();  // answers what was accepted
  workers_.Stop();
  readers_.Stop();
  server_.reset();
}

}  // namespace warifu

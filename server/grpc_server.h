// GrpcServer: a registry on the network. Puts the services together, answers health checks, drains.
//
// Not here: what a call passes (server/guarded_call.h), who starts and stops it (server/serve.cc).
// Threads: the owner's; the services have the transport's.
#ifndef WARIFU_SERVER_GRPC_SERVER_H_
#define WARIFU_SERVER_GRPC_SERVER_H_

#include <grpcpp/server.h>

#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "registry/registry.h"
#include "server/call_gate.h"
#include "server/listen_address.h"
#include "server/log.h"
#include "server/log_service.h"
#include "server/metrics.h"
#include "server/offer_service.h"
#include "server/organization_service.h"
#include "server/reading_call.h"
#include "server/submission_service.h"
#include "server/workers.h"

namespace warifu {

// PEM texts.
struct TlsFiles {
  std::string certificate;
  std::string key;
  std::string client_ca;  // of submitters, who need a certificate then; empty: they need none
};

struct GrpcServerOptions {
  ListenAddress listen;
  std::optional<TlsFiles> tls;  // nothing: plaintext
  bool reflection = false;
  CallLimits reads;
  CallLimits writes;
  CallLimits unread;   // answers that were not yet taken
  CallLimits streams;  // of submissions

  GrpcServerOptions();
};

class GrpcServer {
 public:
  // Listens. All four must outlive the server.
  // Errors: kIo (the address is taken or not this machine's, or the certificate cannot be used).
  static Result<std::unique_ptr<GrpcServer>> Start(Registry& registry, Log& log, const Clock& clock,
                                                   Metrics& metrics,
                                                   const GrpcServerOptions& options);
  ~GrpcServer();  // stops at once

  // With the port that was chosen.
  const ListenAddress& address() const { return address_; }

  // For Metrics::Render; as long as the server lives.
  Standings standings() const { return {registry_, reads_, writes_, unread_.gate()}; }

  // What health checks are told of the service "warifu.v1.SubmissionService" and of "", the server.
  void SetHealth(const Health& health);

  // To be called about once a second: gives up answers that nobody takes.
  void GiveUpUnread(std::uint64_t now_ms) { unread_.GiveUpOld(now_ms); }

  // Takes no new call, lets those under way end, cancels what has not ended after `wait_ms`, and
  // drains the registry. Any number of times.
  void Stop(std::uint64_t wait_ms);

 private:
  GrpcServer(Registry& registry, Log& log, const Clock& clock, Metrics& metrics,
             const GrpcServerOptions& options);

  Status Listen(const GrpcServerOptions& options);
  SubmissionGuards GuardsOfSubmission(const GrpcServerOptions& options, Log& log,
                                      const Clock& clock);

  Registry& registry_;
  CallGate reads_;
  CallGate writes_;
  UnreadAnswers unread_;
  CallGate streams_;
  Workers workers_;
  Workers readers_;
  SubmissionService submission_;
  OfferService offer_;
  OrganizationService organization_;
  LogService log_service_;
  ListenAddress address_;
  std::unique_ptr<grpc::Server> server_;  // null: not started, or stopped
};

}  // namespace warifu

#endif  // WARIFU_SERVER_GRPC_SERVER_H_

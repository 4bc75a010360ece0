// warifud serve: opens the registry with every check, listens, and ends in order.

#include <memory>
#include <optional>
#include <ostream>
#include <utility>

#include "core/base/exit.h"
#include "core/statement/file.h"
#include "core/text/civil_date.h"
#include "registry/guard.h"
#include "registry/limits.h"
#include "registry/registry.h"
#include "server/admin_socket.h"
#include "server/backup.h"
#include "server/commands.h"
#include "server/grpc_server.h"
#include "server/limits.h"
#include "server/log.h"
#include "server/log_key.h"
#include "server/measured_store.h"
#include "server/metrics.h"
#include "server/metrics_listener.h"
#include "server/self_probe.h"
#include "server/transport_log.h"

namespace warifu {
namespace {

Result<std::string> ReadGenesisFile(Context& context, const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const std::string file,
                          ReadNamedFile(context, "--genesis", path, kMaxGenesisFileBytes));
  Result<std::string> message = UnframeFile(FileKind::kStatement, file);
  if (message.ok()) return message;
  return Error{message.error().code,
               Said("--genesis: {path}: {why}", path, message.error().sentence)};
}

Result<RegistryOptions> ReadOptions(const ServeArgs& args, const std::string& origin,
                                    Context& context) {
  RegistryOptions options;
  options.origin = origin;
  options.replace_log_key = args.replace_log_key;
  if (!args.genesis.empty()) {
    WARIFU_ASSIGN_OR_RETURN(options.signed_genesis, ReadGenesisFile(context, args.genesis));
  }
  if (!args.policy.empty()) {
    WARIFU_ASSIGN_OR_RETURN(options.policy,
                            ReadNamedFile(context, "--policy", args.policy, kMaxPolicyBytes));
  }
  WARIFU_ASSIGN_OR_RETURN(options.seen, ReadSeen(context, args.seen));
  if (!args.confirm_clock.empty()) {
    const Result<CivilDate> date = ParseCivilDate(args.confirm_clock);
    if (!date.ok()) return BadInput("--confirm-clock: {why}", date.error().sentence);
    options.confirmed_date = *date;
  }
  return options;
}

Result<GrpcServerOptions> ReadNetwork(const ServeArgs& args, Context& context) {
  GrpcServerOptions options;
  WARIFU_ASSIGN_OR_RETURN(options.listen, ParseListenAddress(args.listen));
  options.reflection = args.reflection;
  if (args.tls_cert.empty()) {
    if (options.listen.IsLoopback() || args.insecure_plaintext) return options;
    return BadInput(
        "--listen: {listen} is beyond this machine, and there is no TLS: give --tls-cert and "
        "--tls-key, or --insecure-plaintext behind a proxy that has it",
        args.listen);
  }
  TlsFiles tls;
  WARIFU_ASSIGN_OR_RETURN(tls.certificate,
                          ReadNamedFile(context, "--tls-cert", args.tls_cert, kMaxPemBytes));
  WARIFU_ASSIGN_OR_RETURN(tls.key, ReadNamedFile(context, "--tls-key", args.tls_key, kMaxPemBytes));
  if (!args.tls_client_ca.empty()) {
    WARIFU_ASSIGN_OR_RETURN(
        tls.client_ca, ReadNamedFile(context, "--tls-client-ca", args.tls_client_ca, kMaxPemBytes));
  }
  options.tls = std::move(tls);
  return options;
}

// What goes wrong and right again while it runs, said once each time.
class HealthReporter {
 public:
  HealthReporter(Log& log, GrpcServer& server) : log_(log), server_(server) {}

  void Report(const Health& health) {
    server_.SetHealth(health);
    Say("writing", health.writing, writing_);
    Say("reading", health.reading, reading_);
    Say("publishing", health.publishing, publishing_);
  }

 private:
  void Say(const char* what, const Status& status, std::string& said) {
    const std::string now = status.ok() ? "" : status.error().message();
    if (now == said) return;
    if (now.empty()) {
      log_.Info(what, {{"status", "ok"}});
    } else {
      log_.Warning(what, {{"status", "stopped"}, {"why", now}});
    }
    said = now;
  }

  Log& log_;
  GrpcServer& server_;
  std::string writing_;
  std::string reading_;
  std::string publishing_;
};

Result<std::optional<ListenAddress>> ReadMetricsAddress(const ServeArgs& args) {
  if (args.metrics.empty()) return std::optional<ListenAddress>();
  WARIFU_ASSIGN_OR_RETURN(ListenAddress listen, ParseListenAddress(args.metrics, "--metrics"));
  WARIFU_RETURN_IF_ERROR(MetricsListener::CheckAddress(listen));
  return std::optional<ListenAddress>(std::move(listen));
}

// Null: nobody asked for metrics.
Result<std::unique_ptr<MetricsListener>> ServeMetrics(const std::optional<ListenAddress>& listen,
                                                      const Metrics& metrics,
                                                      const GrpcServer& server, Log& log) {
  if (!listen) return std::unique_ptr<MetricsListener>();
  WARIFU_ASSIGN_OR_RETURN(auto listener, MetricsListener::Start(*listen, [&] {
                            return metrics.Render(server.standings());
                          }));
  log.Info("metrics", {{"address", listener->address().ToString()}});
  return listener;
}

Result<std::unique_ptr<AdminSocket>> ListenToAdmin(const ServeArgs& args, Store& store, Log& log,
                                                   Context& context) {
  const std::string path = AdminSocketPath(args.admin, args.data);
  WARIFU_ASSIGN_OR_RETURN(
      auto admin, AdminSocket::Start(path, [&, data = args.data](const std::string& to) {
        const Result<TreeSize> size = MakeBackup(context.folders, store, data, to);
        if (size.ok()) {
          log.Info("backup", {{"to", to}, {"size", std::to_string(size->value())}});
        } else {
          log.Warning("backup", {{"to", to}, {"why", size.error().message()}});
        }
        return size;
      }));
  log.Info("admin", {{"socket", path}});
  return admin;
}

Status Announce(const ServeArgs& args, const ListenAddress& address, Context& context) {
  context.out << "listening on " << address.ToString() << "\n" << std::flush;
  if (args.port_file.empty()) return Ok();
  return context.folders.files().ReplaceSynced(args.port_file, address.ToString() + "\n");
}

// Errors: kUnavailable when nobody can connect any more; only a new process helps.
Status RunUntilStopped(Registry& registry, GrpcServer& server, const SelfProbe& probe, Log& log,
                       Context& context) {
  HealthReporter health(log, server);
  context.supervisor.Ready();
  do {
    registry.Tick();
    server.GiveUpUnread(context.clock.SteadyMs());
    health.Report(registry.GetHealth());
    if (probe.deaf_ms() > kMostDeafMs) {
      return Unavailable(
          "the transport accepts no connections any more, not even this program's own: it ends, so "
          "that its supervisor starts it again; raise the limit of open files");
    }
    context.supervisor.Alive();
  } while (!context.wait_for_stop(kTickMs));
  log.Info("stopping", {});
  context.supervisor.Stopping();
  server.Stop(kDrainMs);
  return Ok();
}

}  // namespace

Result<int> RunServe(const ServeArgs& args, Context& context) {
  WARIFU_ASSIGN_OR_RETURN(const GrpcServerOptions network, ReadNetwork(args, context));
  WARIFU_ASSIGN_OR_RETURN(const auto metrics_address, ReadMetricsAddress(args));
  WARIFU_ASSIGN_OR_RETURN(const std::string guard_path, GuardPath(args.guard, args.data));
  WARIFU_ASSIGN_OR_RETURN(const LogKey log_key,
                          OpenLogKey(context, args.log_key, args.passphrase_file));
  WARIFU_ASSIGN_OR_RETURN(const RegistryOptions options,
                          ReadOptions(args, log_key.origin, context));
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Store> store, context.folders.Open(args.data));
  Metrics metrics;
  MeasuredStore measured(*store, metrics);
  Guard guard(context.folders.files(), guard_path);
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<Registry> registry,
                          Registry::Open({measured, guard, context.clock, log_key.key}, options));
  WARIFU_RETURN_IF_ERROR(context.folders.KeepBallast(args.data));
  Log log(context.err, context.clock);
  const TransportLog transport_log(log);
  registry->Start();
  WARIFU_ASSIGN_OR_RETURN(const std::unique_ptr<GrpcServer> server,
                          GrpcServer::Start(*registry, log, context.clock, metrics, network));
  WARIFU_ASSIGN_OR_RETURN(const auto metrics_listener,
                          ServeMetrics(metrics_address, metrics, *server, log));
  WARIFU_ASSIGN_OR_RETURN(const auto admin, ListenToAdmin(args, *store, log, context));
  log.Info("started", {{"address", server->address().ToString()},
                       {"origin", log_key.origin},
                       {"log_key", log_key.vkey().ToString()},
                       {"size", std::to_string(registry->GetHealth().newest.value())}});
  WARIFU_RETURN_IF_ERROR(Announce(args, server->address(), context));
  {
    const SelfProbe probe(server->address(), network.tls.has_value(), context.clock);
    WARIFU_RETURN_IF_ERROR(RunUntilStopped(*registry, *server, probe, log, context));
  }
  log.Info("stopped", {{"size", std::to_string(registry->GetHealth().newest.value())}});
  return kExitOk;
}

}  // namespace warifu

#include "tests/attacks/served_registry.h"

#include <sstream>
#include <utility>

#include "core/base/check.h"
#include "core/base/time.h"
#include "registry/limits.h"
#include "server/grpc_server.h"
#include "tests/support/rocks/stored_registry.h"

namespace warifu {
namespace {

GrpcServerOptions AnyPort() {
  GrpcServerOptions options;
  options.listen = {"127.0.0.1", 0};
  return options;
}

}  // namespace

struct ServedRegistry::Parts {
  Parts() : log(out, stored.clock()) {}

  StoredRegistry stored{LegalWorldOptions{.other_authority = true}};
  std::ostringstream out;
  Log log;
  Metrics metrics;
  std::unique_ptr<GrpcServer> server;
};

ServedRegistry::ServedRegistry() : parts_(std::make_unique<Parts>()) {
  StoredRegistry& stored = parts_->stored;
  stored.registry().Start();
  Result<std::unique_ptr<GrpcServer>> server =
      GrpcServer::Start(stored.registry(), parts_->log, stored.clock(), parts_->metrics, AnyPort());
  WARIFU_CHECK(server.ok());
  parts_->server = *std::move(server);
  world().set_now_s(now_ms() / kMsPerSecond);
  Publish();
}

ServedRegistry::~ServedRegistry() { parts_->server->Stop(0); }

std::string ServedRegistry::address() const { return parts_->server->address().ToString(); }
VerifierKey ServedRegistry::vkey() const { return parts_->stored.vkey(); }
LegalWorld& ServedRegistry::world() { return parts_->stored.world(); }
const LegalWorld& ServedRegistry::world() const { return parts_->stored.world(); }
std::uint64_t ServedRegistry::now_ms() const { return parts_->stored.clock().NowMs(); }

void ServedRegistry::PassDrafts() {
  const std::uint64_t drafted_ms = world().now_s() * kMsPerSecond;
  if (drafted_ms > now_ms()) parts_->stored.clock().Advance(drafted_ms - now_ms());
}

void ServedRegistry::Publish() {
  parts_->stored.clock().Advance(kCandidateIntervalMs);
  parts_->stored.registry().Tick();
}

}  // namespace warifu

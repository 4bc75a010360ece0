// Lies that need a wire: a server on this machine that answers late, hugely or without an end. The
// worker waits no longer than a call may take, holds no more than an answer may hold, and reads
// that it could not be checked.
#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/method_handler.h>
#include <grpcpp/impl/rpc_service_method.h>
#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>

#include "client/transport.h"
#include "core/base/exit.h"
#include "tests/support/lying/lies.h"
#include "tests/support/proofs.h"
#include "warifu/v1/offer_service.grpc.pb.h"

namespace warifu {
namespace {

constexpr int kShortDeadlineMs = 300;
// What lies between a server that writes and a client that reads no more: the windows of both
// sockets and of the stream, some MiB each on this machine's settings.
constexpr std::uint64_t kMaxOnTheWay = 64u << 20;
constexpr char kGetOfferProof[] = "/warifu.v1.OfferService/GetOfferProof";

// Until the caller is gone.
class Gone {
 public:
  void Wait(grpc::ServerContext& context) {
    std::unique_lock lock(mutex_);
    while (!context.IsCancelled() && !ended_) bell_.wait_for(lock, std::chrono::milliseconds(5));
  }
  void End() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    bell_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable bell_;
  bool ended_ = false;
};

struct SlowService : v1::OfferService::Service {
  grpc::Status GetOfferProof(grpc::ServerContext* context, const v1::GetOfferProofRequest*,
                             v1::GetOfferProofResponse*) override {
    gone.Wait(*context);
    return grpc::Status::OK;
  }
  Gone gone;
};

struct HugeService : v1::OfferService::Service {
  grpc::Status GetOfferProof(grpc::ServerContext*, const v1::GetOfferProofRequest*,
                             v1::GetOfferProofResponse* response) override {
    response->set_proof(std::string(kMaxAnswerBytes + 1, 'x'));
    return grpc::Status::OK;
  }
};

// The same call, answered with message after message, though one is due.
struct EndlessService : grpc::Service {
  using Writer = grpc::ServerWriter<v1::GetOfferProofResponse>;

  EndlessService() {
    AddMethod(new grpc::internal::RpcServiceMethod(
        kGetOfferProof, grpc::internal::RpcMethod::SERVER_STREAMING,
        new grpc::internal::ServerStreamingHandler<EndlessService, v1::GetOfferProofRequest,
                                                   v1::GetOfferProofResponse>(
            [](EndlessService* service, grpc::ServerContext*, const v1::GetOfferProofRequest*,
               Writer* writer) { return service->Answer(*writer); },
            this)));
  }
  grpc::Status Answer(Writer& writer) {
    v1::GetOfferProofResponse response;
    response.set_proof(std::string(1 << 16, 'x'));
    while (writer.Write(response)) ++written;
    return grpc::Status::OK;
  }
  std::atomic<std::uint64_t> written{0};
};

// A worker whose registry is this service.
struct Wire {
  explicit Wire(grpc::Service& service) {
    grpc::ServerBuilder builder;
    int port = 0;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&service);
    server = builder.BuildAndStart();
    TransportOptions options;
    options.address = "127.0.0.1:" + std::to_string(port);
    options.deadline_ms = kShortDeadlineMs;
    it.client.context().connect = [options](const std::string&) {
      return ConnectToRegistry(options);
    };
  }

  LyingScene it;
  std::unique_ptr<grpc::Server> server;
};

TEST(Wire, ASlowAnswerIsNotWaitedForLongerThanACallMayTake) {
  SlowService service;
  Wire wire(service);
  EXPECT_EQ(wire.it.Run({"verify", "{code}"}), kExitCouldNotCheck);
  EXPECT_EQ(StoppedBy(wire.it.answer()), "NO_NETWORK");
  service.gone.End();
}

// The holder of a saved proof has its answer all the same.
TEST(Wire, ASlowAnswerLeavesTheSavedProof) {
  SlowService service;
  Wire wire(service);
  wire.it.SaveProof();
  EXPECT_EQ(wire.it.Run({"verify", "{proof}"}), kExitOk);
  EXPECT_EQ(StoppedBy(wire.it.answer()), "NEWER_NEWS_NOT_HAD");
  service.gone.End();
}

TEST(Wire, AHugeAnswerIsNotTaken) {
  HugeService service;
  Wire wire(service);
  EXPECT_EQ(wire.it.Run({"verify", "{code}"}), kExitCouldNotCheck);
  EXPECT_EQ(StoppedBy(wire.it.answer()), "NO_NETWORK");
}

TEST(Wire, AnAnswerWithoutAnEndIsGivenUp) {
  EndlessService service;
  Wire wire(service);
  EXPECT_EQ(wire.it.Run({"verify", "{code}"}), kExitCouldNotCheck);
  EXPECT_NE(StoppedBy(wire.it.answer()), "");
  wire.server->Shutdown();
  // The first message is the answer; what came behind it filled the windows and was never taken.
  EXPECT_LT(service.written.load() << 16, kMaxOnTheWay);
}

}  // namespace
}  // namespace warifu

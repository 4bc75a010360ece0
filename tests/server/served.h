// A registry in memory, founded and served on a port of this machine.
//
// Threads: one; the sequencer and the transport have theirs.
#ifndef WARIFU_TESTS_SERVER_SERVED_H_
#define WARIFU_TESTS_SERVER_SERVED_H_

#include <grpcpp/channel.h>

#include <memory>
#include <sstream>
#include <string>

#include "server/grpc_server.h"
#include "tests/support/test_registry.h"

namespace warifu {

// When the sequencer begins to decide.
enum class Sequencing {
  kNow,
  kLater,  // when the test calls registry().Start()
};

class Served {
 public:
  explicit Served(const GrpcServerOptions& options = AnyPort(),
                  Sequencing sequencing = Sequencing::kNow);
  ~Served();

  static GrpcServerOptions AnyPort();
  // A new connection; no other call goes over it.
  std::shared_ptr<grpc::Channel> NewChannel(int max_received_bytes = -1) const;

  TestRegistry& test() { return test_; }
  GrpcServer& server() { return *server_; }
  // Publishes what was admitted.
  void Publish();
  // What the server wrote so far. Requires: it is stopped.
  std::string log() const { return out_.str(); }

 private:
  TestRegistry test_;
  std::ostringstream out_;
  Log log_;
  Metrics metrics_;
  std::unique_ptr<GrpcServer> server_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_SERVED_H_

// Holds the transport library from the first test to the last. Else it is shut down after each test
// by a thread of its own, and a program that ends meanwhile leaves what that thread holds.
#include <grpc/grpc.h>
#include <gtest/gtest.h>

namespace warifu {
namespace {

class TransportLibrary final : public ::testing::Environment {
 public:
  void SetUp() override { grpc_init(); }
  void TearDown() override { grpc_shutdown_blocking(); }
};

const ::testing::Environment* const kTransportLibrary =
    ::testing::AddGlobalTestEnvironment(new TransportLibrary);  // which owns it

}  // namespace
}  // namespace warifu

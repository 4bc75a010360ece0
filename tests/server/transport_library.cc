// Holds the transport library from the first test to the last, and the program until the library's
// threads have ended: one that still ends holds memory, which would be called a leak.
#include <gmock/gmock.h>
#include <grpc/grpc.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace warifu {
namespace {

constexpr auto kLongestEnd = std::chrono::seconds(10);

// The names of this program's other threads, but for the store's, which keeps its own to the end.
std::vector<std::string> OtherThreads() {
  std::vector<std::string> names;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::string name;
    std::getline(std::ifstream(task.path() / "comm"), name);
    const bool is_own = task.path().filename() == std::to_string(getpid());
    if (!is_own && !name.empty() && !name.starts_with("rocksdb")) names.push_back(name);
  }
  return names;
}

class TransportLibrary final : public ::testing::Environment {
 public:
  void SetUp() override { grpc_init(); }

  void TearDown() override {
    grpc_shutdown_blocking();
    const auto latest = std::chrono::steady_clock::now() + kLongestEnd;
    while (!OtherThreads().empty() && std::chrono::steady_clock::now() < latest) {
      std::this_thread::yield();
    }
    EXPECT_THAT(OtherThreads(), ::testing::IsEmpty()) << "outlives the transport library";
  }
};

const ::testing::Environment* const kTransportLibrary =
    ::testing::AddGlobalTestEnvironment(new TransportLibrary);  // which owns it

}  // namespace
}  // namespace warifu

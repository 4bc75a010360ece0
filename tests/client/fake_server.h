// A registry's server in memory: answers as a true one would, from a MemoryRegistry, and lies where
// it is told to.
//
//     auto server = std::make_shared<FakeServer>(scene.log());
//     client.Connect("registry.example:443", server);
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_FAKE_SERVER_H_
#define WARIFU_TESTS_CLIENT_FAKE_SERVER_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/connection.h"
#include "tests/support/memory_registry.h"

namespace warifu {

struct FakeServer {
  explicit FakeServer(MemoryRegistry& registry) : log(&registry) {}

  MemoryRegistry* log;            // what it shows; Submit appends to it
  std::string checkpoint;         // another note of the same checkpoint, as one that is cosigned
  std::vector<std::string> news;  // beside every offer proof
  std::vector<std::string> handed_in;  // cosigned checkpoints, as they came
  std::vector<std::string> submitted;  // signed statements, as they came

  // --- Lies and failures.
  bool unreachable = false;                  // no call is answered
  bool unpublished = false;                  // offers are admitted, not published
  bool knows_nothing = false;                // no code is known
  std::optional<std::string> proof;          // answered for every code
  std::optional<std::vector<Hash>> history;  // answered to GetConsistency
  std::optional<std::string> last_entry;     // answered to GetEntries
  std::optional<int> answers;                // so many calls are answered, and none after
  std::optional<int> lost_after;             // a stream ends once after so many answers
  int calls = 0;
};

// Connections to `server` that answer from it as it then is.
std::unique_ptr<RegistryConnection> ConnectToFake(std::shared_ptr<FakeServer> server);

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_FAKE_SERVER_H_

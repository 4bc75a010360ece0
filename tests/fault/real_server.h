// The program warifud over a folder of its own: made, founded, started, killed, checked.
//
//     RealServer server;                  // init, and the legal world's founding statements
//     server.Start();
//     server.Kill();                      // SIGKILL
//     EXPECT_EQ(server.Fsck(), "");
//
// What cannot be, such as a server that does not start, is thrown as std::runtime_error with what
// the program said. Threads: one.
#ifndef WARIFU_TESTS_FAULT_REAL_SERVER_H_
#define WARIFU_TESTS_FAULT_REAL_SERVER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "client/connection.h"
#include "core/note/vkey.h"
#include "tests/server/process.h"
#include "tests/support/legal_world.h"
#include "tests/support/rocks/temp_folder.h"

namespace warifu {

class RealServer {
 public:
  // By the machine's clock, with appointments for as many offers as there can be. Not running.
  RealServer();

  // Returns when it listens.
  void Start();
  // Returns at once: it may never listen.
  void Launch();
  void Kill();
  // SIGTERM, and its exit code.
  int End();
  // What `warifud fsck` says of it; empty: in order. Requires: it is not running.
  std::string Fsck();
  // Another command of warifud, on "data"; how it ended and all that it said.
  struct Ended {
    int exit_code;
    std::string said;
  };
  Ended Run(std::vector<std::string> args) const;
  // From now on it is started with this log key, which it has not had before.
  void GoOverToLogKey(const std::string& name);

  // In its folder: "data", "data.guard", "log.key", and what a test puts there.
  std::string Path(const std::string& name) const { return folder_.Path(name); }
  const std::string& address() const { return address_; }
  std::unique_ptr<RegistryConnection> Connect() const;
  const VerifierKey& log_key() const { return *log_key_; }
  const LegalWorld& world() const { return world_; }
  // Signed, and admitted already.
  const std::vector<std::string>& founding() const { return founding_; }

  static std::uint64_t NowS();

 private:
  std::vector<std::string> ServeArgs() const;
  std::string Err() const;
  void Found();

  TempFolder folder_;
  LegalWorld world_;
  std::vector<std::string> founding_;
  std::optional<VerifierKey> log_key_;
  std::string address_;
  std::string log_key_name_ = "log.key";
  bool replaces_log_key_ = false;
  std::unique_ptr<Process> process_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_FAULT_REAL_SERVER_H_

// The world of warifud's commands, in a folder of its own: what main makes, with a clock that
// stands still, cheap keys and nobody at the keyboard.
//
// Threads: one.
#ifndef WARIFU_TESTS_SERVER_COMMAND_WORLD_H_
#define WARIFU_TESTS_SERVER_COMMAND_WORLD_H_

#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "server/args.h"
#include "server/context.h"
#include "storage/rocks_folders.h"
#include "tests/support/legal_world.h"
#include "tests/support/manual_clock.h"
#include "tests/support/rocks/fault_file_system.h"
#include "tests/support/rocks/temp_folder.h"
#include "tests/support/test_random.h"

namespace warifu {

class CommandWorld {
 public:
  CommandWorld();

  std::string Path(const std::string& name) const { return folder_.Path(name); }
  void WriteFile(const std::string& name, const std::string& bytes);
  std::string ReadFile(const std::string& name) const;

  // Args that are in order, over DIR "data", key "log.key" and passphrase file "pass".
  InitArgs Init() const;
  ServeArgs Serve() const;
  FsckArgs Fsck() const;
  // To and from "backup".
  BackupArgs Backup() const;
  RestoreArgs Restore() const;
  // Writes the legal world's signed genesis as a file; its path.
  std::string WriteGenesis();

  // The exit code; what was printed is in out() and err() until the next one.
  int Run(const CommandArgs& args);
  // Serves; `while_serving` runs once it listens, then the server is told to stop.
  int RunServing(const ServeArgs& args, std::function<void()> while_serving);
  // Makes a registry with its genesis; a failure stops the test program.
  void MakeRegistry();
  // The public half of its log key, as init printed it.
  const std::string& log_vkey() const { return log_vkey_; }
  // Serves and ends, which adds a seal; a failure stops the test program.
  void AddSeal();

  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }
  // HOST:PORT of the server that is running. Requires: while_serving.
  std::string Address() const;

  LegalWorld& world() { return world_; }
  ManualClock& clock() { return clock_; }
  FaultFileSystem& disk() { return *disk_; }
  const std::shared_ptr<FaultFileSystem>& disk_pointer() const { return disk_; }
  // What is typed at the next questions; none: nobody is there.
  std::vector<std::string>& typed() { return typed_; }

 private:
  // No test needs 64 MiB of nothing.
  class Folders final : public RocksFolders {
   public:
    using RocksFolders::RocksFolders;
    Status KeepBallast(const std::string&) override { return Ok(); }
  };

  TempFolder folder_;
  std::shared_ptr<FaultFileSystem> disk_;
  Folders folders_;
  LegalWorld world_;
  ManualClock clock_;
  TestRandom random_;
  std::ostringstream out_;
  std::ostringstream err_;
  std::vector<std::string> typed_;
  std::string log_vkey_;
  std::function<void()> while_serving_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_COMMAND_WORLD_H_

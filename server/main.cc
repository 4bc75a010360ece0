// The program warifud: the one place that knows both the server and the storage.
#include <signal.h>
#include <time.h>

#include <cerrno>
#include <iostream>
#include <memory>

#include "core/crypto/system_random.h"
#include "server/command_line.h"
#include "server/commands.h"
#include "server/system_clock.h"
#include "storage/file_system.h"
#include "storage/rocks_files.h"
#include "storage/rocks_store.h"
#include "storage/space.h"
#include "storage/version.h"

namespace warifu {
namespace {

using FileSystem = std::shared_ptr<rocksdb::FileSystem>;

StorageAccess::StoreOf StoreOpener(const FileSystem& files, OpenMode mode) {
  return [files, mode](const std::string& dir) -> Result<std::unique_ptr<Store>> {
    WARIFU_ASSIGN_OR_RETURN(std::unique_ptr<RocksStore> store, RocksStore::Open(files, dir, mode));
    return std::unique_ptr<Store>(std::move(store));
  };
}

StorageAccess MakeStorage(const FileSystem& file_system, RocksFiles& files) {
  return {files,
          StoreOpener(file_system, OpenMode::kExisting),
          StoreOpener(file_system, OpenMode::kMakeIfAbsent),
          [file_system](const std::string& dir) { return KeepBallast(*file_system, dir); },
          [file_system](const std::string& dir) { return RocksStore::Remove(file_system, dir); },
          [](Store& stored, const Store& made) {
            return static_cast<RocksStore&>(stored).TakeDerivedFrom(
                static_cast<const RocksStore&>(made));
          }};
}

sigset_t StopSignals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

// Requires: the signals are blocked in every thread, so that they wait for this.
bool WaitForStop(std::uint64_t ms) {
  const sigset_t signals = StopSignals();
  const timespec wait = {static_cast<time_t>(ms / 1000), static_cast<long>(ms % 1000) * 1'000'000};
  int signal = -1;
  do {
    signal = ::sigtimedwait(&signals, nullptr, &wait);
  } while (signal < 0 && errno == EINTR);
  return signal > 0;
}

int Main(int argc, const char* const* argv) {
  const ParsedCommandLine parsed =
      ParseCommandLine(argc, argv, std::cout, std::cerr, StorageVersion());
  if (!parsed.command.has_value()) return parsed.exit_code;
  if (std::holds_alternative<ServeArgs>(*parsed.command)) {
    const sigset_t signals = StopSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  }
  const FileSystem file_system = MakeOwnerOnlyFileSystem();
  RocksFiles files(file_system);
  const SystemClock clock;
  SystemRandom random;
  Context context{
      std::cout,     std::cerr,   clock,          random, MakeStorage(file_system, files),
      AskAtTerminal, WaitForStop, kDefaultKeyCost};
  return RunCommand(*parsed.command, context);
}

}  // namespace
}  // namespace warifu

int main(int argc, char** argv) { return warifu::Main(argc, argv); }

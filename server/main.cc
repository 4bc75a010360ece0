// The program warifud: the one place that knows both the server and the storage.
#include <signal.h>
#include <time.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>

#include "command_line/core_dumps.h"
#include "core/crypto/system_random.h"
#include "server/command_line.h"
#include "server/commands.h"
#include "server/system_clock.h"
#include "storage/file_system.h"
#include "storage/rocks_folders.h"
#include "storage/version.h"

namespace warifu {
namespace {

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
  ForbidCoreDumps();
  const ParsedCommandLine parsed =
      ParseCommandLine(argc, argv, std::cout, std::cerr, StorageVersion());
  if (!parsed.command.has_value()) return parsed.exit_code;
  if (std::holds_alternative<ServeArgs>(*parsed.command)) {
    const sigset_t signals = StopSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  }
  RocksFolders folders(MakeOwnerOnlyFileSystem());
  const SystemClock clock;
  SystemRandom random;
  const char* supervisor = std::getenv("NOTIFY_SOCKET");
  Context context{std::cout,      std::cerr,
                  clock,          random,
                  folders,        AskAtTerminal,
                  WaitForStop,    Supervisor(supervisor == nullptr ? "" : supervisor),
                  kDefaultKeyCost};
  return RunCommand(*parsed.command, context);
}

}  // namespace
}  // namespace warifu

int main(int argc, char** argv) { return warifu::Main(argc, argv); }

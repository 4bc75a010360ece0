// The program warifu: makes the context of the real world and runs one command in it.
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <span>
#include <thread>

#include "client/command_line.h"
#include "client/commands/commands.h"
#include "client/home.h"
#include "client/language.h"
#include "client/render/error.h"
#include "client/terminal.h"
#include "client/transport.h"
#include "command_line/core_dumps.h"
#include "core/base/exit.h"
#include "core/crypto/system_random.h"

namespace warifu {
namespace {

constexpr std::size_t kMaxPemBytes = 1 << 20;

std::uint64_t NowS() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

int ZoneMinutes() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  if (localtime_r(&now, &local) == nullptr) return 0;
  return static_cast<int>(local.tm_gmtoff / 60);
}

// A PEM file, or nothing when none was named.
Result<std::string> ReadPem(const std::string& path) {
  if (path.empty()) return std::string();
  return ReadFile(path, kMaxPemBytes);
}

Result<std::unique_ptr<RegistryConnection>> Connect(const GlobalArgs& global,
                                                    const std::string& address) {
  TransportOptions options;
  options.address = address;
  WARIFU_ASSIGN_OR_RETURN(options.tls_ca_pem, ReadPem(global.tls_ca));
  WARIFU_ASSIGN_OR_RETURN(options.tls_cert_pem, ReadPem(global.tls_cert));
  WARIFU_ASSIGN_OR_RETURN(options.tls_key_pem, ReadPem(global.tls_key));
  return ConnectToRegistry(options);
}

int Fail(const GlobalArgs& global, const Error& error, std::span<const std::string> languages) {
  if (global.json) {
    PrintErrorJson(std::cout, error);
  } else {
    PrintError(std::cerr, languages, error.sentence);
  }
  return ExitCodeOf(error.code);
}

int Main(int argc, const char* const* argv) {
  ForbidCoreDumps();
  const ParsedCommandLine parsed = ParseCommandLine(argc, argv, std::cout, std::cerr);
  if (!parsed.line) return parsed.exit_code;
  const GlobalArgs& global = parsed.line->global;
  const Result<std::vector<std::string>> languages = ChooseLanguages(global.languages);
  if (!languages.ok()) return Fail(global, languages.error(), *ChooseLanguages({}));
  const Result<std::string> home = HomeFromEnvironment();
  if (!home.ok()) return Fail(global, home.error(), *languages);
  SystemTerminal terminal;
  SystemRandom random;
  const auto wait = [](int milliseconds) {
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  };
  Context context{global,
                  *home,
                  *languages,
                  ZoneMinutes(),
                  std::cout,
                  std::cerr,
                  std::cin,
                  terminal,
                  random,
                  NowS,
                  nullptr,
                  wait,
                  kDefaultKeyCost,
                  DisplayOf(STDOUT_FILENO),
                  DisplayOf(STDERR_FILENO)};
  context.connect = [&global](const std::string& address) { return Connect(global, address); };
  return Dispatch(context, parsed.line->command);
}

}  // namespace
}  // namespace warifu

int main(int argc, char** argv) { return warifu::Main(argc, argv); }

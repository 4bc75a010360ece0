#include "tests/fault/real_server.h"

#include <signal.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "client/transport.h"
#include "core/base/exit.h"
#include "core/crypto/sealed_key.h"
#include "core/crypto/system_random.h"
#include "core/statement/file.h"
#include "tests/support/build_folder.h"
#include "tests/support/load/offer_source.h"

namespace warifu {
namespace {

constexpr std::string_view kListening = "listening on ";
constexpr std::string_view kPassphrase = "correct horse";

void Write(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string Read(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// The key's file again, under a passphrase that is cheap to try: a start shall take no second.
void MakeCheap(const std::string& path, const VerifierKey& log_key) {
  const SigningKey key = OpenSealedKey(Read(path), kPassphrase).value();
  SystemRandom random;
  const SealOptions options{
      .name = log_key.name(), .passphrase = kPassphrase, .cost = kMinimumKeyCost};
  Write(path, SealKey(key, options, random).value());
}

}  // namespace

RealServer::RealServer() : world_({.start_s = NowS(), .appointment_places = kManyPlaces}) {
  Write(Path("pass"), kPassphrase);
  process_ = std::make_unique<Process>(
      ProgramPath("warifud"),
      std::vector<std::string>{"init", "--data", Path("data"), "--origin", std::string(kTestOrigin),
                               "--log-key", Path("log.key"), "--log-key-passphrase-file",
                               Path("pass")},
      Path("err"));
  const Result<VerifierKey> log_key = VerifierKey::Parse(process_->ReadLine());
  if (process_->Wait() != kExitOk || !log_key.ok()) throw std::runtime_error("init: " + Err());
  log_key_ = *log_key;
  MakeCheap(Path("log.key"), *log_key);
  Found();
}

std::uint64_t RealServer::NowS() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

std::vector<std::string> RealServer::ServeArgs() const {
  std::vector<std::string> args = {"serve",
                                   "--data",
                                   Path("data"),
                                   "--log-key",
                                   Path(log_key_name_),
                                   "--log-key-passphrase-file",
                                   Path("pass"),
                                   "--listen",
                                   "127.0.0.1:0",
                                   "--genesis",
                                   Path("genesis.statement")};
  if (replaces_log_key_) args.emplace_back("--replace-log-key");
  return args;
}

void RealServer::Launch() {
  process_ = std::make_unique<Process>(ProgramPath("warifud"), ServeArgs(), Path("err"));
}

void RealServer::Start() {
  Launch();
  const std::string line = process_->ReadLine();
  if (!line.starts_with(kListening)) throw std::runtime_error("serve: " + Err());
  address_ = line.substr(kListening.size());
}

void RealServer::Kill() {
  process_->Signal(SIGKILL);
  process_->Wait();
  process_.reset();
}

int RealServer::End() {
  process_->Signal(SIGTERM);
  const int exit_code = process_->Wait();
  process_.reset();
  return exit_code;
}

RealServer::Ended RealServer::Run(std::vector<std::string> args) const {
  args.insert(args.end(), {"--data", Path("data")});
  Process command(ProgramPath("warifud"), args, Path("command.err"));
  std::string said = command.ReadLine();
  const int exit_code = command.Wait();
  return {exit_code, said + "\n" + Read(Path("command.err"))};
}

void RealServer::GoOverToLogKey(const std::string& name) {
  log_key_name_ = name;
  replaces_log_key_ = true;
}

std::string RealServer::Fsck() {
  Process fsck(ProgramPath("warifud"), {"fsck", "--data", Path("data")}, Path("fsck.err"));
  const std::string said = fsck.ReadLine();
  const int exit_code = fsck.Wait();
  if (exit_code == kExitOk) return {};
  return "exit " + std::to_string(exit_code) + ": " + said + " " + Read(Path("fsck.err"));
}

std::unique_ptr<RegistryConnection> RealServer::Connect() const {
  TransportOptions options;
  options.address = address_;
  return std::move(ConnectToRegistry(options).value());
}

std::string RealServer::Err() const { return Read(Path("err")); }

void RealServer::Found() {
  for (const v1::Statement& statement : world_.Founding()) {
    founding_.push_back(world_.Sign(statement));
  }
  Write(Path("genesis.statement"), FrameFile(FileKind::kStatement, founding_.front()));
  Start();
  const std::unique_ptr<RegistryConnection> connection = Connect();
  for (std::size_t i = 1; i < founding_.size(); ++i) {
    const Result<SubmitOutcome> outcome = connection->Submit(founding_[i]);
    if (!outcome.ok()) throw std::runtime_error("founding: " + outcome.error().message());
    if (!std::holds_alternative<std::string>(*outcome)) {
      throw std::runtime_error("founding: statement " + std::to_string(i) + " is refused");
    }
  }
  End();
}

}  // namespace warifu

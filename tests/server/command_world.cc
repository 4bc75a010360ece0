#include "tests/server/command_world.h"

#include <fstream>

#include "core/base/check.h"
#include "core/base/exit.h"
#include "core/statement/file.h"
#include "server/commands.h"
#include "tests/support/test_registry.h"

namespace warifu {

CommandWorld::CommandWorld()
    : disk_(std::make_shared<FaultFileSystem>()),
      folders_(disk_),
      clock_(kTestStartMs),
      random_(1) {
  WriteFile("pass", "correct horse\n");
}

void CommandWorld::WriteFile(const std::string& name, const std::string& bytes) {
  std::ofstream(Path(name), std::ios::binary) << bytes;
}

std::string CommandWorld::ReadFile(const std::string& name) const {
  std::ifstream file(Path(name), std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

InitArgs CommandWorld::Init() const {
  InitArgs args;
  args.data = Path("data");
  args.origin = std::string(kTestOrigin);
  args.log_key = Path("log.key");
  args.passphrase_file = Path("pass");
  return args;
}

ServeArgs CommandWorld::Serve() const {
  ServeArgs args;
  args.data = Path("data");
  args.log_key = Path("log.key");
  args.passphrase_file = Path("pass");
  args.listen = "127.0.0.1:0";
  return args;
}

FsckArgs CommandWorld::Fsck() const {
  FsckArgs args;
  args.data = Path("data");
  return args;
}

BackupArgs CommandWorld::Backup() const {
  BackupArgs args;
  args.data = Path("data");
  args.to = Path("backup");
  return args;
}

RestoreArgs CommandWorld::Restore() const {
  RestoreArgs args;
  args.from = Path("backup");
  args.data = Path("data");
  return args;
}

std::string CommandWorld::WriteGenesis() {
  WriteFile("genesis.statement", FrameFile(FileKind::kStatement, world_.Sign(world_.Genesis())));
  return Path("genesis.statement");
}

int CommandWorld::Run(const CommandArgs& args) {
  out_.str("");
  err_.str("");
  const AskHidden ask = [this](const std::string&) -> Result<Secret> {
    if (typed_.empty()) return BadInput("nobody is there");
    Secret line = Secret::Of(typed_.front());
    typed_.erase(typed_.begin());
    return line;
  };
  const auto wait_for_stop = [this](std::uint64_t) {
    if (while_serving_) while_serving_();
    return true;
  };
  Context context{out_, err_,          clock_,         random_,        folders_,
                  ask,  wait_for_stop, Supervisor(""), kMinimumKeyCost};
  return RunCommand(args, context);
}

int CommandWorld::RunServing(const ServeArgs& args, std::function<void()> while_serving) {
  while_serving_ = std::move(while_serving);
  const int code = Run(args);
  while_serving_ = nullptr;
  return code;
}

void CommandWorld::MakeRegistry() {
  WARIFU_CHECK(Run(Init()) == kExitOk);
  log_vkey_ = out().substr(0, out().find('\n'));
  ServeArgs args = Serve();
  args.genesis = WriteGenesis();
  WARIFU_CHECK(Run(args) == kExitOk);
}

void CommandWorld::AddSeal() { WARIFU_CHECK(Run(Serve()) == kExitOk); }

std::string CommandWorld::Address() const {
  const std::string text = out_.str();
  const std::string before = "listening on ";
  const std::size_t start = text.find(before);
  WARIFU_CHECK(start != std::string::npos);
  const std::size_t end = text.find('\n', start);
  return text.substr(start + before.size(), end - start - before.size());
}

}  // namespace warifu

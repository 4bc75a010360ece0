#include "tests/client/test_client.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "client/commands/commands.h"
#include "client/trust_folder.h"
#include "core/base/check.h"
#include "core/crypto/sealed_key.h"
#include "tests/client/json_schema.h"

namespace warifu {
namespace {

// A folder for each client of this process.
std::string NewFolder() {
  static int count = 0;
  const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
  const std::string name = test == nullptr
                               ? std::string("none")
                               : std::string(test->test_suite_name()) + "." + test->name();
  const std::string folder = ::testing::TempDir() + "warifu-" + std::to_string(::getpid()) + "-" +
                             name + "-" + std::to_string(++count);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

// A server that does not answer.
std::shared_ptr<FakeServer> Nobody() {
  static MemoryRegistry empty;
  auto server = std::make_shared<FakeServer>(empty);
  server->unreachable = true;
  return server;
}

}  // namespace

Result<std::string> FakeTerminal::Ask(std::string_view prompt, std::string_view flag) {
  asked_ += prompt;
  if (!present_) return NobodyThere(flag);
  if (answers_.empty()) return Interrupted("end of input");
  std::string answer = std::move(answers_.front());
  answers_.erase(answers_.begin());
  return answer;
}

Result<Secret> FakeTerminal::AskHidden(std::string_view prompt, std::string_view flag) {
  WARIFU_ASSIGN_OR_RETURN(const std::string typed, Ask(prompt, flag));
  return Secret::Of(typed);
}

void FakeTerminal::Answer(std::string answer) {
  present_ = true;
  answers_.push_back(std::move(answer));
}

TestClient::TestClient() : folder_(NewFolder()) {
  context_ = std::make_unique<Context>(Context{{},
                                               folder_ + "/home",
                                               {"en"},
                                               0,
                                               out_,
                                               err_,
                                               in_,
                                               terminal_,
                                               random_,
                                               {},
                                               {},
                                               {},
                                               kMinimumKeyCost,
                                               {},
                                               {}});
  context_->now_s = [this] { return now_s_; };
  context_->wait = [](int) {};
  context_->connect =
      [this](const std::string& address) -> Result<std::unique_ptr<RegistryConnection>> {
    const auto found = servers_.find(address);
    return ConnectToFake(found == servers_.end() ? Nobody() : found->second);
  };
}

TestClient::~TestClient() { std::filesystem::remove_all(folder_); }

int TestClient::Run(const CommandArgs& args) {
  out_.str({});
  err_.str({});
  return Dispatch(*context_, args);
}

nlohmann::json TestClient::Json() const {
  nlohmann::json printed = nlohmann::json::parse(out_.str());
  for (const std::string& complaint : ComplaintsAbout(printed)) ADD_FAILURE() << complaint;
  return printed;
}

void TestClient::SetInput(const std::string& bytes) { in_ = std::istringstream(bytes); }

void TestClient::Connect(const std::string& address, std::shared_ptr<FakeServer> server) {
  servers_[address] = std::move(server);
}

void TestClient::Believe(const TrustFile& trust) {
  const TrustFolder folder = ReadTrustFolder(*context_).value();
  for (const AddedTrust& before : folder.added) {
    if (before.file.genesis_hash() == trust.genesis_hash()) std::filesystem::remove(before.path);
  }
  WARIFU_CHECK(AddTrust(*context_, trust).ok());
}

std::string TestClient::File(const std::string& name, std::string_view bytes) {
  std::ofstream(Path(name), std::ios::binary) << bytes;
  return Path(name);
}

std::string TestClient::Read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace warifu

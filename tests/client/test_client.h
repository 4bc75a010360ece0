// The client in a world of its own: a home in a temporary folder, a clock that stands, a terminal
// that answers what it was told, servers in memory.
//
//     TestClient client;
//     client.Connect("registry.example:443", std::make_shared<FakeServer>(scene.log()));
//     client.Believe(TrustOf(scene.log()));
//     EXPECT_EQ(client.Run(VerifyArgs{.what = code}), 0) << client.out();
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_TEST_CLIENT_H_
#define WARIFU_TESTS_CLIENT_TEST_CLIENT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "client/args.h"
#include "client/context.h"
#include "client/terminal.h"
#include "core/proof/trust.h"
#include "tests/client/fake_server.h"
#include "tests/support/test_random.h"

namespace warifu {

// Answers in the order given; nobody sits there unless `present`.
class FakeTerminal : public Terminal {
 public:
  bool present() const override { return present_; }
  Result<std::string> Ask(std::string_view prompt, std::string_view flag) override;
  Result<Secret> AskHidden(std::string_view prompt, std::string_view flag) override;

  void Answer(std::string answer);  // and somebody sits there
  const std::string& asked() const { return asked_; }

 private:
  bool present_ = false;
  std::vector<std::string> answers_;  // the next first
  std::string asked_;
};

class TestClient {
 public:
  TestClient();
  ~TestClient();
  TestClient(const TestClient&) = delete;
  TestClient& operator=(const TestClient&) = delete;

  // Runs one command; out() and err() are of this run alone.
  int Run(const CommandArgs& args);
  std::string out() const { return out_.str(); }
  std::string err() const { return err_.str(); }
  // out() of a run with --json; it must be as docs/json.md says.
  nlohmann::json Json() const;

  Context& context() { return *context_; }
  FakeTerminal& terminal() { return terminal_; }
  void SetNow(std::uint64_t now_s) { now_s_ = now_s; }
  void SetInput(const std::string& bytes);
  void Connect(const std::string& address, std::shared_ptr<FakeServer> server);
  // As `trust add` would, once what it would replace is removed.
  void Believe(const TrustFile& trust);

  // A file in the temporary folder, made with these bytes; its path.
  std::string File(const std::string& name, std::string_view bytes);
  std::string Path(const std::string& name) const { return folder_ + "/" + name; }
  static std::string Read(const std::string& path);

 private:
  std::string folder_;
  std::uint64_t now_s_ = 0;
  std::ostringstream out_;
  std::ostringstream err_;
  std::istringstream in_;
  FakeTerminal terminal_;
  TestRandom random_{1};
  std::map<std::string, std::shared_ptr<FakeServer>> servers_;
  std::unique_ptr<Context> context_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_TEST_CLIENT_H_

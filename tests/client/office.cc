#include "tests/client/office.h"

#include <utility>

#include "client/draft/writer.h"
#include "client/home.h"
#include "client/statement_file.h"
#include "core/base/check.h"
#include "core/base/time.h"
#include "core/crypto/sealed_key.h"
#include "core/statement/file.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

constexpr std::uint64_t kMinuteS = 60;

}  // namespace

Office::Office() : server(std::make_shared<FakeServer>(scene.log())) {
  client.Believe(TrustOf(scene.log()));
  client.context().connect =
      [this](const std::string&) -> Result<std::unique_ptr<RegistryConnection>> {
    std::unique_ptr<RegistryConnection> connection =
        std::make_unique<LyingConnection>(ConnectToFake(server), lies);
    return connection;
  };
  client.context().global.passphrase_file =
      client.File("passphrase", std::string(kOfficePassphrase) + "\n");
  SetClock();
}

void Office::SetClock() {
  client.SetNow(scene.log().last_ms() / kMsPerSecond + kMinuteS);
  scene.log().set_now_ms(scene.log().last_ms() + kMinuteS * kMsPerSecond);
}

void Office::Hold(const std::string& name, std::string_view test_key) {
  TestRandom random(7);
  const std::string bytes =
      SealKey(TestKey(test_key), {name, kOfficePassphrase, kMinimumKeyCost}, random).value();
  WARIFU_CHECK(WriteFile(client.context().home + "/keys/" + name + ".key", bytes, Overwrite::kNo,
                         Secrecy::kOwnerOnly)
                   .ok());
}

std::string Office::Draft(const std::string& name, const v1::Statement& statement) {
  return client.File(name, WriteDraft(statement, DraftComments::kYes));
}

std::string Office::Statement(const std::string& name, const v1::Statement& statement,
                              const KeyNames& keys) {
  return client.File(name, FrameFile(FileKind::kStatement, SignStatement(statement, keys)));
}

UnfinishedStatement Office::Open(const std::string& path) const {
  return ReadStatementFile(path).value();
}

int Office::RunJson(const CommandArgs& args) {
  client.context().global.json = true;
  const int exit_code = client.Run(args);
  client.context().global.json = false;
  return exit_code;
}

KeyNames AllSigners(const Office& office, const v1::Statement& statement) {
  return office.scene.legal().world().SignersOf(statement);
}

}  // namespace warifu

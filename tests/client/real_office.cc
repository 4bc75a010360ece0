#include "tests/client/real_office.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <utility>

#include "client/command_line.h"
#include "client/commands/commands.h"
#include "client/draft/writer.h"
#include "client/home.h"
#include "client/keys/keyring.h"
#include "client/transport.h"
#include "core/base/check.h"
#include "core/base/time.h"
#include "core/crypto/sealed_key.h"
#include "core/proof/receipt.h"
#include "core/proof/trust.h"
#include "tests/client/real_connection.h"

namespace warifu {
namespace {

constexpr char kPassphrase[] = "correct horse";

std::vector<std::string> WordsOf(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  bool there = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      there = true;
    } else if (c == ' ' && !quoted) {
      if (there) words.push_back(std::exchange(word, {}));
      there = false;
    } else {
      word += c;
      there = true;
    }
  }
  if (there) words.push_back(word);
  return words;
}

TrustFile TrustIn(const RealRegistry& registry) {
  TrustFields fields;
  fields.origin = std::string(kTestOrigin);
  fields.genesis_hash = registry.genesis_hash();
  fields.authority = "Test Agency";
  fields.servers = {"registry.example:443"};
  fields.calls = {{"VN", "+84 24 0000 0000"}, {"JP", "+81 3 0000 0000"}};
  fields.policy = "log " + registry.vkey().ToString() + "\nquorum none\n";
  return TrustFile::Make(fields).value();
}

}  // namespace

RealOffice::RealOffice(Wire wire) {
  client_.Believe(TrustIn(registry_));
  const std::string address = wire == Wire::kNetwork ? registry_.Serve() : std::string();
  client_.context().connect =
      [this, address](const std::string&) -> Result<std::unique_ptr<RegistryConnection>> {
    if (address.empty()) return ConnectToReal(registry_);
    TransportOptions options;
    options.address = address;
    return ConnectToRegistry(options);
  };
  client_.context().wait = [this](int) {
    registry_.PassInterval();
    FollowClock();
  };
  client_.File("passphrase", std::string(kPassphrase) + "\n");
  FollowClock();
}

void RealOffice::FollowClock() {
  const std::uint64_t now_s = registry_.now_ms() / kMsPerSecond;
  client_.SetNow(now_s);
  if (world().now_s() < now_s) world().set_now_s(now_s);  // what is drafted next is dated now
}

void RealOffice::PassTime() {
  registry_.PassInterval();
  FollowClock();
}

int RealOffice::Run(const std::string& line) {
  line_ = line;
  PassTime();
  const std::vector<std::string> words = WordsOf(line + " --passphrase-file " + Path("passphrase"));
  std::vector<const char*> argv;
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out;
  std::ostringstream err;
  const ParsedCommandLine parsed =
      ParseCommandLine(static_cast<int>(argv.size()), argv.data(), out, err);
  if (!parsed.line) {
    line_ += "\n" + out.str() + err.str();
    return parsed.exit_code;
  }
  client_.context().global = parsed.line->global;
  const int exit_code = client_.Run(parsed.line->command);
  client_.context().global = {};
  return exit_code;
}

std::string RealOffice::HomeName(std::string_view test_key) {
  std::string name(test_key);
  const bool is_root = name.find(" root ") != std::string::npos;
  if (!is_root && name.ends_with(" 1")) name.resize(name.size() - 2);
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == ' ' || c == ':'; }, '-');
  return name;
}

std::string RealOffice::Hold(std::string_view test_key) {
  std::string name = HomeName(test_key);
  Hold(test_key, name);
  return name;
}

std::string RealOffice::BindingCode(std::string_view test_key) {
  const std::string receipt = registry_.StatementOfKey(TestPublicKey(test_key)).value();
  return VerifyReceipt(receipt, TrustIn(registry_)).receipt->subject.examined().code().ToString();
}

void RealOffice::Hold(std::string_view test_key, const std::string& name) {
  const std::string path = client_.context().home + "/keys/" + name + ".key";
  if (FileExists(path)) return;
  TestRandom random(7);
  const std::string bytes =
      SealKey(TestKey(test_key), {name, kPassphrase, kMinimumKeyCost}, random).value();
  WARIFU_CHECK(WriteFile(path, bytes, Overwrite::kNo, Secrecy::kOwnerOnly).ok());
}

std::string RealOffice::SignFile(const v1::Statement& statement,
                                 const std::vector<std::string>& keys) {
  const std::string name = "statement-" + std::to_string(++files_);
  const std::string draft = client_.File(name + ".json", WriteDraft(statement, DraftComments::kNo));
  std::string from = draft;
  for (const std::string& key : keys) {
    std::string line = "warifu sign " + from + " --key " + Hold(key) + " --yes";
    if (statement.has_key_binding()) {
      const std::string bytes = statement.key_binding().public_key();
      const std::string fingerprint = KeyFingerprint(*PublicKey::From(bytes));
      line += " --confirm " + fingerprint.substr(fingerprint.size() - 8);
    }
    if (Run(line) != 0) {
      std::fprintf(stderr, "%s\n", said().c_str());
      std::abort();
    }
    from = Path(name + ".statement");
  }
  return from;
}

void RealOffice::SaveDraft(const std::string& name, const v1::Statement& statement) {
  client_.File(name, WriteDraft(statement, DraftComments::kNo));
}

std::string RealOffice::Publish(const v1::Statement& statement, std::vector<std::string> keys) {
  if (keys.empty()) keys = world().SignersOf(statement);
  const std::string file = SignFile(statement, keys);
  if (Run("warifu submit " + file) != 0) {
    std::fprintf(stderr, "%s\n", said().c_str());
    std::abort();
  }
  return CodeOf(NameOf(statement));
}

}  // namespace warifu

#include "tests/attacks/ground.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "client/command_line.h"
#include "client/transport.h"
#include "core/base/time.h"
#include "core/text/code.h"
#include "tests/support/lying/lies.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

constexpr std::string_view kFindingPrefix = "FINDING_CODE_";
constexpr int kHanoiMinutes = 7 * 60;
constexpr char kServerOfTrust[] = "registry.example:443";

// Each once, in the order of the rules.
std::string CodesOf(const Findings& findings) {
  std::vector<std::string> names;
  for (const v1::Finding& finding : findings) {
    const std::string name = v1::FindingCode_Name(finding.code()).substr(kFindingPrefix.size());
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  std::string codes;
  for (const std::string& name : names) codes += (codes.empty() ? "" : " ") + name;
  return codes;
}

}  // namespace

std::string InOneLine(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::string line;
  for (std::string word; words >> word;) line += (line.empty() ? "" : " ") + word;
  return line;
}

std::string CodeOfStatement(const v1::Statement& statement) {
  return Code::Of(NameOf(statement)).ToString();
}

Ground::Ground() : address_(registry_.address()) {
  client_.context().zone_minutes = kHanoiMinutes;
  client_.Believe(TrustFile::Make(Trust()).value());
  client_.context().connect =
      [this](const std::string&) -> Result<std::unique_ptr<RegistryConnection>> {
    TransportOptions options;
    options.address = address_;
    return ConnectToRegistry(options);
  };
}

TrustFields Ground::Trust(const std::string& witness_lines) const {
  TrustFields fields;
  fields.origin = std::string(kTestOrigin);
  fields.genesis_hash = registry_.world().registry();
  fields.authority = "Test authority (fictional)";
  fields.servers = {kServerOfTrust};
  fields.calls = {{"VN", "+84 24 0000 0000"}, {"JP", "+81 3 0000 0000"}};
  fields.policy = "log " + registry_.vkey().ToString() + "\n" + witness_lines;
  return fields;
}

std::string Ground::HandIn(std::string_view signed_statement) {
  registry_.PassDrafts();
  TransportOptions options;
  options.address = registry_.address();
  const auto connection = ConnectToRegistry(options);
  if (!connection.ok()) return connection.error().message();
  const Result<SubmitOutcome> outcome = (*connection)->Submit(signed_statement);
  registry_.Publish();
  if (!outcome.ok()) return outcome.error().message();
  const auto* findings = std::get_if<Findings>(&*outcome);
  return findings == nullptr ? "" : CodesOf(*findings);
}

std::string Ground::HandIn(const v1::Statement& statement, const std::vector<std::string>& keys) {
  const std::string codes =
      HandIn(SignStatement(statement, keys.empty() ? world().SignersOf(statement) : keys));
  if (codes.empty() && statement.has_offer()) offers_.push_back(statement);
  return codes;
}

std::string Ground::Publish(const v1::Statement& statement, const std::vector<std::string>& keys) {
  EXPECT_EQ(HandIn(statement, keys), "");
  return CodeOfStatement(statement);
}

v1::Statement Ground::PublishOffer(LegalOffer kind, const std::function<void(v1::Offer&)>& change) {
  v1::Statement statement = world().Offer(kind);
  if (change) change(*statement.mutable_offer());
  Publish(statement);
  return statement;
}

void Ground::TakeBackOffers() {
  for (const v1::Statement& offer : offers_) {
    const std::string& company = offer.offer().parties(0).organization();
    const std::string codes =
        HandIn(world().ChangeOf(NameOf(offer), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
               {LegalWorld::KeyName(company, 1)});
    EXPECT_TRUE(codes.empty() || codes == "TRANSITION_NOT_ALLOWED") << codes;
  }
  offers_.clear();
}

int Ground::Do(const std::vector<std::string>& words) {
  std::vector<const char*> argv = {"warifu"};
  for (const std::string& word : words) argv.push_back(word.c_str());
  std::ostringstream out;
  std::ostringstream err;
  const ParsedCommandLine parsed =
      ParseCommandLine(static_cast<int>(argv.size()), argv.data(), out, err);
  EXPECT_TRUE(parsed.line.has_value()) << err.str();
  if (!parsed.line) return parsed.exit_code;
  registry_.PassDrafts();
  client_.SetNow(registry_.now_ms() / kMsPerSecond);
  client_.context().global = parsed.line->global;
  return client_.Run(parsed.line->command);
}

Seen Ground::Run(const std::vector<std::string>& words) {
  Seen seen;
  std::vector<std::string> with_json = words;
  with_json.emplace_back("--json");
  Do(with_json);
  const nlohmann::json answer = client_.Json();
  seen.code = StoppedBy(answer);
  if (seen.code.empty() && answer.contains("verify")) seen.code = "GENUINE";
  seen.exit_code = Do(words);
  seen.screen = InOneLine(client_.out() + "\n" + client_.err());
  return seen;
}

Seen Ground::Verify(const std::string& code, const std::vector<std::string>& more) {
  std::vector<std::string> words = {"verify", code};
  words.insert(words.end(), more.begin(), more.end());
  return Run(words);
}

Seen Ground::Refused(const v1::Statement& statement, const std::vector<std::string>& keys) {
  return RefusedBeside(statement, keys, CodeOfStatement(statement));
}

Seen Ground::RefusedOffer(LegalOffer kind, const std::function<void(v1::Offer&)>& change) {
  v1::Statement statement = world().Offer(kind);
  change(*statement.mutable_offer());
  return Refused(statement);
}

Seen Ground::RefusedBeside(const v1::Statement& statement, const std::vector<std::string>& keys,
                           const std::string& offer_code) {
  const std::string codes = HandIn(statement, keys);
  Seen seen = Verify(offer_code);
  seen.code = codes;
  return seen;
}

}  // namespace warifu

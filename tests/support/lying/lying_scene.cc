#include "tests/support/lying/lying_scene.h"

#include <gtest/gtest.h>

#include <sstream>
#include <utility>

#include "client/command_line.h"
#include "client/commands/commands.h"
#include "client/home.h"
#include "core/base/check.h"
#include "core/base/time.h"
#include "core/crypto/sealed_key.h"
#include "core/merkle/multiproof.h"
#include "core/statement/encode.h"
#include "core/statement/entry.h"
#include "core/statement/file.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

constexpr char kPassphrase[] = "correct horse";

LegalWorldOptions AllAuthorities() { return {.second_authority = true, .other_authority = true}; }

void HoldWitnessKey(TestClient& client) {
  TestRandom random(7);
  const std::string key =
      SealKey(TestKey(kWitnessName), {kWitnessName, kPassphrase, kMinimumKeyCost}, random).value();
  WARIFU_CHECK(WriteFile(client.context().home + "/keys/" + kWitnessName + ".key", key,
                         Overwrite::kNo, Secrecy::kOwnerOnly)
                   .ok());
  client.context().global.passphrase_file =
      client.File("passphrase", std::string(kPassphrase) + "\n");
}

}  // namespace

LyingScene::LyingScene()
    : scene(AllAuthorities()), server(std::make_shared<FakeServer>(scene.log())) {
  statement = scene.world().Offer(LegalOffer::kEsd);
  offer = scene.Publish(statement);
  client.Believe(TrustOf(scene.log()));
  client.context().connect =
      [this](const std::string&) -> Result<std::unique_ptr<RegistryConnection>> {
    return std::unique_ptr<RegistryConnection>(
        std::make_unique<LyingConnection>(ConnectToFake(server), lies));
  };
  HoldWitnessKey(client);
}

int LyingScene::RunWords(const std::vector<std::string>& words) {
  std::vector<std::string> filled = {"warifu"};
  for (const std::string& word : words) filled.push_back(Filled(word));
  std::vector<const char*> argv;
  for (const std::string& word : filled) argv.push_back(word.c_str());
  std::ostringstream out;
  std::ostringstream err;
  const ParsedCommandLine parsed =
      ParseCommandLine(static_cast<int>(argv.size()), argv.data(), out, err);
  EXPECT_TRUE(parsed.line.has_value()) << err.str();
  if (!parsed.line) return parsed.exit_code;
  client.context().global.json = parsed.line->global.json;
  client.SetNow(server->log->last_ms() / kMsPerSecond + after_last_entry_s_);
  return client.Run(parsed.line->command);
}

int LyingScene::Run(const std::vector<std::string>& words) {
  std::vector<std::string> with_json = words;
  with_json.emplace_back("--json");
  const int exit_code = RunWords(with_json);
  answer_ = client.Json();
  return exit_code;
}

int LyingScene::Read(const std::vector<std::string>& words) { return RunWords(words); }

void LyingScene::SeeHonest(const std::vector<std::string>& words) {
  EXPECT_EQ(Run(words), 0) << answer_.dump(2);
}

std::string LyingScene::Filled(const std::string& word) const {
  if (word == "{code}") return code();
  if (word == "{proof}") return proof_path_;
  return word == "{statement}" ? statement_path_ : word;
}

std::string LyingScene::code() const { return Code::Of(offer).ToString(); }

void LyingScene::SetClock(std::uint64_t after_last_entry_s) {
  after_last_entry_s_ = after_last_entry_s;
}

LeafIndex LyingScene::Plant(std::string_view signed_statement) {
  scene.Wait(1);
  return warifu::Plant(scene.log(), signed_statement);
}

void LyingScene::PlantOffer(const v1::Statement& altered, const std::vector<std::string>& signers) {
  Plant(scene.world().SignAs(altered, signers));
  statement = altered;
  offer = NameOf(altered);
}

void LyingScene::AnswerChanged(const std::function<void(v1::OfferProof&)>& change) {
  v1::OfferProof proof = OpenProof(ProofOf(scene.log(), offer));
  change(proof);
  const std::string bytes = EncodeMessage(proof);
  lies.proof = [bytes](const Code&) -> Result<OfferProofAnswer> {
    return OfferProofAnswer{bytes, {}};
  };
}

void LyingScene::MendStanding(v1::OfferProof& proof) {
  std::vector<LeafIndex> leaves;
  for (const v1::ProvenEntry& entry : proof.entries()) leaves.emplace_back(entry.index());
  const std::vector<Hash> hashes =
      MultiProof(leaves, scene.log().standing_head().size, scene.log().standing_nodes()).value();
  proof.clear_standing_hashes();
  for (const Hash& hash : hashes) proof.add_standing_hashes(hash.ToString());
}

void LyingScene::Fork(const MemoryRegistry& before, TreeSize size) {
  fork = before;
  fork.set_now_ms(scene.now_ms() + kMsPerSecond);
  while (fork.size() < size) fork.Seal();
  server->log = &fork;
}

void LyingScene::SaveProof() {
  proof_path_ = client.File("offer.warifu", ProofOf(scene.log(), offer));
}

void LyingScene::HandOver(const v1::Statement& handed, const KeyNames& keys) {
  statement_path_ =
      client.File("handed.statement", FrameFile(FileKind::kStatement, SignStatement(handed, keys)));
}

int PlaceOf(const v1::OfferProof& proof, const std::function<bool(const v1::Statement&)>& is) {
  for (int i = 0; i < proof.entries_size(); ++i) {
    const Entry entry = ReadOwnEntry(LeafIndex(0), proof.entries(i).entry()).value();
    if (is(entry.statement()->statement())) return i;
  }
  CheckFailed(__FILE__, __LINE__, "the proof holds such an entry");
}

}  // namespace warifu

// The drafts under examples/: read as the client reads them, signed in the order of the README, and
// admitted by the real rules.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "client/draft/reader.h"
#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"
#include "core/statement/name_keys.h"
#include "core/statement/required_signers.h"
#include "core/statement/under_way.h"
#include "tests/support/memory_registry.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

constexpr std::uint64_t kNowS = 1795132800;  // 2026-11-20T00:00:00Z
const std::filesystem::path kExamples = "examples";

std::string ReadAll(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

std::vector<std::filesystem::path> DraftsIn(const std::string& folder) {
  std::vector<std::filesystem::path> drafts;
  for (const auto& file : std::filesystem::directory_iterator(kExamples / folder)) {
    if (file.path().extension() == ".json") drafts.push_back(file.path());
  }
  std::sort(drafts.begin(), drafts.end());
  return drafts;
}

void FillNameKeys(v1::Statement& statement) {
  if (!statement.has_organization()) return;
  for (v1::OrganizationName& name : *statement.mutable_organization()->mutable_names()) {
    SetNameKeys(name);
  }
}

// A registry that takes the drafts one after another, as the README orders them.
class Examples : public ::testing::Test {
 protected:
  Examples() { log_.set_now_ms(kNowS * 1000); }

  // Reads a draft and fills in what the client fills in.
  v1::Statement Read(const std::filesystem::path& path) {
    const DraftResolver resolve{
        .statement = [&](const std::string& reference) -> Result<Hash> {
          const auto found = names_.find((path.parent_path() / reference).stem());
          if (found == names_.end()) return NotFound("no statement " + reference);
          return found->second;
        },
        .key = [](const std::string& name) -> Result<PublicKey> { return TestPublicKey(name); }};
    Result<v1::Statement> read = ReadDraft(ReadAll(path), resolve);
    EXPECT_TRUE(read.ok()) << path << ": " << (read.ok() ? "" : read.error().message);
    if (!read.ok()) return {};
    v1::Statement statement = std::move(read).value();
    EXPECT_TRUE(statement.registry().empty()) << path;
    EXPECT_EQ(statement.issued_at(), 0U) << path;
    statement.set_issued_at(kNowS);
    if (log_.registry().has_value()) statement.set_registry(log_.registry()->ToString());
    FillNameKeys(statement);
    return statement;
  }

  void AddSigner(const RequiredSigner& signer, std::vector<std::string>& key_names) {
    switch (signer.kind) {
      case SignerKind::kKey:
        key_names.push_back(key_names_.at(*signer.key));
        break;
      case SignerKind::kRoot:
        key_names.insert(key_names.end(), {"root-1", "root-2"});
        break;
      case SignerKind::kAuthorityOrOrganization:
        key_names.push_back("vn-test");
        break;
      default:
        key_names.push_back(owners_.at(signer.owner));
    }
  }

  // By all who must sign.
  std::string Signed(const v1::Statement& statement) {
    std::vector<std::string> key_names;
    for (const RequiredSigner& signer : RequiredSigners(statement)) AddSigner(signer, key_names);
    return SignPayload(EncodeStatement(statement), key_names);
  }

  // Signs by all who must sign, appends, seals. The statement's name is then that of the file.
  v1::Statement Publish(const std::filesystem::path& path) {
    const v1::Statement statement = Read(path);
    names_[path.stem()] = Sha256(EncodeStatement(statement));
    const Outcome outcome = log_.Append(Signed(statement));
    EXPECT_TRUE(outcome.admitted()) << path << "\n" << DescribeFindings(outcome.findings);
    log_.Seal();
    return statement;
  }

  // To whom each key file binds its key; the file is named as the key.
  void LearnKeys() {
    for (const char* root : {"root-1", "root-2", "root-3"}) {
      key_names_[TestPublicKey(root)] = root;
    }
    for (const auto& path : DraftsIn("keys")) {
      const std::string name = path.stem();
      key_names_[TestPublicKey(name)] = name;
      const v1::Statement statement = Read(path);
      const v1::KeyBinding& binding = statement.key_binding();
      owners_[binding.has_organization() ? binding.organization() : binding.authority()] = name;
    }
  }

  void PublishAllBut(const std::string& last_folder) {
    LearnKeys();
    Publish(kExamples / "genesis.json");
    Publish(kExamples / "keys/vn-test.json");
    Publish(kExamples / "ruleset-vn-jp.json");
    for (const std::string folder : {"organizations", "keys", "appointments", "offers"}) {
      if (folder == last_folder) return;
      for (const auto& path : DraftsIn(folder)) {
        if (path.stem() != "vn-test") Publish(path);
      }
    }
  }

  MemoryRegistry log_;
  std::map<std::string, Hash> names_;           // by the stem of the file
  std::map<PublicKey, std::string> key_names_;  // of test keys
  std::map<std::string, std::string> owners_;   // key names by owner
};

TEST_F(Examples, EveryOfferIsAdmitted) {
  PublishAllBut("offers");
  const auto offers = DraftsIn("offers");
  EXPECT_GE(offers.size(), 3U);
  bool supervised = false;
  for (const auto& path : offers) {
    const v1::Statement statement = Publish(path);
    for (const v1::Party& party : statement.offer().parties()) {
      supervised = supervised || party.roles(0) == v1::ROLE_SUPERVISING_ORGANIZATION;
    }
  }
  EXPECT_TRUE(supervised);
}

TEST_F(Examples, OffersHaveTextsInThreeLanguages) {
  PublishAllBut("offers");
  for (const auto& path : DraftsIn("offers")) {
    const v1::Statement statement = Read(path);
    std::vector<std::string> languages;
    for (const v1::LocalizedText& text : statement.offer().job().tasks()) {
      languages.push_back(text.language());
    }
    EXPECT_THAT(languages, ::testing::ElementsAre("en", "vi", "ja")) << path;
  }
}

// What people remember, reckoned apart from the rules: base and monthly allowances less deductions.
TEST_F(Examples, NetPayIsExact) {
  PublishAllBut("offers");
  for (const auto& path : DraftsIn("offers")) {
    const v1::Statement statement = Read(path);
    const v1::Offer& offer = statement.offer();
    std::int64_t pay = offer.pay().base_pay().minor_units();
    if (offer.pay().base_period() == v1::PAY_PERIOD_HOUR) {
      pay = pay * offer.hours().yearly_minutes() / 60 / 12;
    }
    for (const auto& allowance : offer.pay().allowances()) pay += allowance.amount().minor_units();
    for (const auto& deduction : offer.deductions()) pay -= deduction.amount().minor_units();
    EXPECT_EQ(offer.net_pay().minor_units(), pay) << path;
  }
}

TEST_F(Examples, SatsukiFarmIsTheOfferOfTheFirstScreen) {
  PublishAllBut("offers");
  const v1::Statement statement = Read(kExamples / "offers/satsuki-farm.json");
  EXPECT_EQ(statement.offer().worker_fee_total().minor_units(), 62123000);
  EXPECT_EQ(statement.offer().net_pay().minor_units(), 145376);
}

TEST_F(Examples, PapersHaveTheHashesThatTheOffersName) {
  PublishAllBut("offers");
  std::set<std::string> named;
  const v1::Statement statement = Read(kExamples / "offers/satsuki-farm.json");
  for (const v1::Document& document : statement.offer().documents()) {
    named.insert(document.sha256() + std::to_string(document.size()));
  }
  std::size_t papers = 0;
  for (const auto& file : std::filesystem::directory_iterator(kExamples / "papers")) {
    const std::string bytes = ReadAll(file.path());
    EXPECT_EQ(named.count(Sha256(bytes).ToString() + std::to_string(bytes.size())), 1U)
        << file.path();
    ++papers;
  }
  EXPECT_EQ(papers, named.size());
}

constexpr std::array kRulesets = {"ruleset-vn-jp.json", "ruleset-np-jp.json", "ruleset-id-jp.json"};

TEST_F(Examples, RulesetsHaveTheMinimumWageOfEveryPrefecture) {
  for (const char* file : kRulesets) {
    const v1::Statement statement = Read(kExamples / file);
    std::map<std::string, std::int64_t> wages;
    for (const v1::MinimumWage& wage : statement.ruleset().minimum_wages()) {
      wages[wage.subdivision()] = wage.hourly().minor_units();
    }
    ASSERT_EQ(wages.size(), 47U) << file;
    EXPECT_EQ(wages.begin()->first, "JP-01") << file;
    EXPECT_EQ(wages.rbegin()->first, "JP-47") << file;
    EXPECT_EQ(wages["JP-13"], 1226) << file;
    EXPECT_EQ(wages["JP-47"], 1023) << file;
  }
}

TEST_F(Examples, RulesetsAreInTheirForm) {
  LearnKeys();
  Publish(kExamples / "genesis.json");
  for (const char* file : kRulesets) {
    const std::string payload = EncodeStatement(Read(kExamples / file));
    const UnfinishedResult result = StartStatement(log_.registry(), kHighestRulesVersion, payload);
    EXPECT_TRUE(std::holds_alternative<UnfinishedStatement>(result)) << file;
  }
}

TEST_F(Examples, RulesetLeavesRoomInAnOfferProof) {
  constexpr std::size_t kRoomForTheRest = 24'000;  // of the 40 kB of a usual proof
  const v1::Statement statement = Read(kExamples / "ruleset-vn-jp.json");
  EXPECT_LE(EncodeStatement(statement).size(), 40'000 - kRoomForTheRest);
}

}  // namespace
}  // namespace warifu

#include "tests/examples/example_registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

#include "client/draft/reader.h"
#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "core/statement/name_keys.h"

namespace warifu {
namespace {

void FillNameKeys(v1::Statement& statement) {
  if (!statement.has_organization()) return;
  for (v1::OrganizationName& name : *statement.mutable_organization()->mutable_names()) {
    SetNameKeys(name);
  }
}

void ReplaceAll(const std::string& what, const std::string& with, std::string& text) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

}  // namespace

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

std::filesystem::path OriginCountry::ruleset() const {
  std::string letters = code;
  for (char& c : letters) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return kExamples / ("ruleset-" + letters + "-jp.json");
}

ExampleRegistry::ExampleRegistry(OriginCountry origin) : origin_(std::move(origin)) {
  log_.set_now_ms(kExamplesNowS * 1000);
}

// What stays Vietnamese, as names and schemes of numbers, no rule holds against the country.
std::string ExampleRegistry::InCountry(std::string text) const {
  const OriginCountry as_written;
  ReplaceAll("VN-TEST", origin_.code + "-TEST", text);
  ReplaceAll("\"VN\"", "\"" + origin_.code + "\"", text);
  ReplaceAll("\"" + as_written.language + "\"", "\"" + origin_.language + "\"", text);
  return text;
}

v1::Statement ExampleRegistry::Read(const std::filesystem::path& path) const {
  const DraftResolver resolve{
      .statement = [&](const std::string& reference) -> Result<Hash> {
        const auto found = names_.find((path.parent_path() / reference).stem());
        if (found == names_.end()) return NotFound("no statement {reference}", reference);
        return found->second;
      },
      .key = [](const std::string& name) -> Result<PublicKey> { return TestPublicKey(name); }};
  const bool ruleset = path.string().find("ruleset-") != std::string::npos;
  const std::string text = ReadAll(path);
  Result<v1::Statement> read = ReadDraft(ruleset ? text : InCountry(text), resolve);
  EXPECT_TRUE(read.ok()) << path << ": " << (read.ok() ? "" : read.error().message());
  if (!read.ok()) return {};
  v1::Statement statement = std::move(read).value();
  EXPECT_TRUE(statement.registry().empty()) << path;
  EXPECT_EQ(statement.issued_at(), 0U) << path;
  statement.set_issued_at(kExamplesNowS);
  if (log_.registry().has_value()) statement.set_registry(log_.registry()->ToString());
  FillNameKeys(statement);
  return statement;
}

void ExampleRegistry::AddSigner(const RequiredSigner& signer,
                                std::vector<std::string>& key_names) const {
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

std::string ExampleRegistry::Sign(const v1::Statement& statement) const {
  std::vector<std::string> key_names;
  for (const RequiredSigner& signer : RequiredSigners(statement)) AddSigner(signer, key_names);
  return SignPayload(EncodeStatement(statement), key_names);
}

void ExampleRegistry::Publish(const v1::Statement& statement, const std::string& stem) {
  names_[stem] = Sha256(EncodeStatement(statement));
  const Outcome outcome = log_.Append(Sign(statement));
  EXPECT_TRUE(outcome.admitted()) << stem << "\n" << DescribeFindings(outcome.findings);
  log_.Seal();
}

v1::Statement ExampleRegistry::Publish(const std::filesystem::path& path) {
  v1::Statement statement = Read(path);
  Publish(statement, path.stem());
  return statement;
}

void ExampleRegistry::LearnKeys() {
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

void ExampleRegistry::PublishAllBut(const std::string& last_folder) {
  LearnKeys();
  Publish(kExamples / "genesis.json");
  Publish(kExamples / "keys/vn-test.json");
  Publish(origin_.ruleset());
  for (const std::string folder : {"organizations", "keys", "appointments", "offers"}) {
    if (folder == last_folder) return;
    for (const auto& path : DraftsIn(folder)) {
      if (path.stem() != "vn-test") Publish(path);
    }
  }
}

}  // namespace warifu

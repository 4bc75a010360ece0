// The golden proofs: made again, they are the same bytes; verified, they give what stands beside.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "core/proof/verify.h"
#include "tests/golden/golden_case.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

const std::filesystem::path kFolder = "tests/golden";
const std::filesystem::path kNegatives = kFolder / "negative";

bool Writing() { return std::getenv("WARIFU_WRITE_GOLDEN") != nullptr; }

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

// Writes the file where asked to; else it must be there with these bytes.
void Expect(const std::filesystem::path& path, const std::string& bytes) {
  if (Writing()) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  EXPECT_TRUE(ReadFile(path) == bytes) << path << " differs from what is made now";
}

std::string ExpectedJson(const GoldenCase& golden) {
  nlohmann::ordered_json json;
  json["trust"] = golden.trust + ".trust";
  json["now_s"] = golden.now_s;
  json["exit"] = ExitCodeOf(golden.code);
  json["verdict"] = std::string(VerdictWords(VerdictOf(golden.code)));
  json["cause"] = golden.cause;
  return json.dump(2) + "\n";
}

// Verifies the file as committed against the JSON as committed.
void Verify(const std::filesystem::path& folder, const std::string& name) {
  const auto json = nlohmann::json::parse(ReadFile(folder / (name + ".json")));
  const std::string trust_text = ReadFile(kFolder / json.at("trust").get<std::string>());
  const Result<TrustFile> trust = TrustFile::Parse(trust_text);
  ASSERT_TRUE(trust.ok()) << name;
  VerifyOptions options;
  options.now_s = json.at("now_s").get<std::uint64_t>();
  const OfferJudgment judgment =
      VerifyOfferFile(ReadFile(folder / (name + ".warifu")), *trust, options);
  EXPECT_EQ(ExitCodeOf(judgment.code), json.at("exit").get<int>()) << name << "\n"
                                                                   << Describe(judgment);
  EXPECT_EQ(VerdictWords(judgment.verdict()), json.at("verdict").get<std::string>()) << name;
  const std::string cause =
      judgment.causes.empty() ? "" : std::string(RowOf(judgment.causes.front().cause).name);
  EXPECT_EQ(cause, json.at("cause").get<std::string>()) << name << "\n" << Describe(judgment);
}

void Check(const std::filesystem::path& folder, const std::vector<GoldenCase>& cases) {
  std::set<std::string> names;
  for (const GoldenCase& golden : cases) {
    EXPECT_TRUE(names.insert(golden.name).second) << golden.name << " is there twice";
    Expect(folder / (golden.name + ".warifu"), golden.proof);
    Expect(folder / (golden.name + ".json"), ExpectedJson(golden));
    Verify(folder, golden.name);
  }
}

TEST(Golden, TrustFilesAreTheSame) {
  for (const GoldenTrust& trust : GoldenTrustFiles()) {
    Expect(kFolder / (trust.name + ".trust"), trust.text);
  }
}

TEST(Golden, ScenesGiveTheirVerdict) { Check(kFolder, GoldenScenes()); }

TEST(Golden, EveryMutationIsCaught) { Check(kNegatives, GoldenNegatives()); }

TEST(Golden, WhatALogMustNotAdmitIsNamed) { Check(kFolder, GoldenBrokenRules()); }

}  // namespace
}  // namespace warifu

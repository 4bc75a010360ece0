// RFC 6962 proofs made by others, good and bad.
#include "tests/support/outside_vectors.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/merkle/proof.h"

namespace warifu {
namespace {

using nlohmann::json;

std::string Bytes(const json& base64) {
  return base64.is_null() ? "" : DecodeBase64(base64.get<std::string>()).value();
}

// Nothing for the empty string. Some vectors have words in the place of hashes, and only ask
// whether they are equal: those are hashed.
std::optional<Hash> HashOf(const json& base64) {
  const std::string bytes = Bytes(base64);
  if (bytes.empty()) return std::nullopt;
  return Hash::From(bytes).value_or(Sha256(bytes));
}

// Nothing when an item is no hash: whoever reads proofs refuses that before verifying.
std::optional<std::vector<Hash>> ProofOf(const json& items) {
  std::vector<Hash> proof;
  for (const json& item : items.is_null() ? json::array() : items) {
    const auto hash = Hash::From(Bytes(item));
    if (!hash) return std::nullopt;
    proof.push_back(*hash);
  }
  return proof;
}

bool InclusionVerifies(const json& vector) {
  const auto proof = ProofOf(vector["proof"]);
  const auto leaf_hash = HashOf(vector["leafHash"]);
  const auto root = HashOf(vector["root"]);
  const LeafPlace place = {LeafIndex(vector["leafIdx"]), TreeSize(vector["treeSize"])};
  return proof && leaf_hash && root && VerifyInclusion(*leaf_hash, place, *proof, *root).ok();
}

bool ConsistencyVerifies(const json& vector) {
  const auto proof = ProofOf(vector["proof"]);
  const auto root1 = HashOf(vector["root1"]);
  const auto root2 = HashOf(vector["root2"]);
  if (!proof || !root1 || !root2) return false;
  const TreeHead first = {TreeSize(vector["size1"]), *root1};
  return VerifyConsistency(first, {TreeSize(vector["size2"]), *root2}, *proof).ok();
}

// Judges each file below `folder`; gives how many there were.
template <typename Judge>
int JudgeAll(const std::filesystem::path& folder, Judge verifies) {
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::ifstream file(entry.path());
    const json vector = json::parse(file);
    EXPECT_EQ(verifies(vector), !vector["wantErr"].get<bool>()) << entry.path();
    ++count;
  }
  return count;
}

// The variable WARIFU_NOT_RUN, set to `value` while this lives.
class NotRunFile {
 public:
  explicit NotRunFile(const std::string& value) {
    if (const char* before = std::getenv(kName)) before_ = before;
    ::setenv(kName, value.c_str(), 1);
  }
  ~NotRunFile() {
    if (before_) {
      ::setenv(kName, before_->c_str(), 1);
    } else {
      ::unsetenv(kName);
    }
  }
  NotRunFile(const NotRunFile&) = delete;
  NotRunFile& operator=(const NotRunFile&) = delete;

 private:
  static constexpr char kName[] = "WARIFU_NOT_RUN";
  std::optional<std::string> before_;
};

TEST(OutsideVectors, SaysWhichAreMissing) {
  const std::string path = testing::TempDir() + "/not-run-of-outside-vectors";
  std::filesystem::remove(path);
  const NotRunFile file(path);
  testing::internal::CaptureStdout();
  EXPECT_EQ(FindOutsideVectors("no/such-vectors"), std::nullopt);
  const std::string said = testing::internal::GetCapturedStdout();
  EXPECT_TRUE(said.starts_with("NOT RUN: the tests on vectors/no/such-vectors")) << said;
  std::ifstream kept(path);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), said);
  std::filesystem::remove(path);
}

TEST(OutsideVectors, Inclusion) {
  const auto folder = FindOutsideVectors("merkle/inclusion");
  if (!folder) return;
  EXPECT_GT(JudgeAll(*folder, InclusionVerifies), 80);
}

TEST(OutsideVectors, Consistency) {
  const auto folder = FindOutsideVectors("merkle/consistency");
  if (!folder) return;
  EXPECT_GT(JudgeAll(*folder, ConsistencyVerifies), 80);
}

}  // namespace
}  // namespace warifu

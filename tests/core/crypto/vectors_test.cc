// What libsodium accepts at the edges of Ed25519: our own vectors (scripts/make-ed25519-vectors),
// and those of others.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/encoding.h"
#include "core/crypto/ed25519.h"
#include "tests/support/outside_vectors.h"

namespace warifu {
namespace {

using nlohmann::json;

json Read(const std::filesystem::path& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  return json::parse(file);
}

json ReadOwn(const std::string& name) { return Read("tests/core/crypto/vectors/" + name); }

std::string Bytes(const json& hex) { return DecodeHex(hex.get<std::string>()).value(); }

PublicKey KeyOf(const json& hex) { return PublicKey::From(Bytes(hex)).value(); }

// A signature of another size is none.
bool Accepts(const json& public_key, const json& message, const json& signature) {
  const auto bytes = Signature::From(Bytes(signature));
  return bytes && VerifySignature(KeyOf(public_key), Bytes(message), *bytes);
}

TEST(OwnVectors, PointsThatCount) {
  int valid = 0;
  for (const json& vector : ReadOwn("points.json")) {
    EXPECT_EQ(IsValidPublicKey(KeyOf(vector["public_key"])), vector["valid"]) << vector["name"];
    valid += vector["valid"] ? 1 : 0;
  }
  EXPECT_EQ(valid, 17);
}

TEST(OwnVectors, SignaturesThatCount) {
  int valid = 0;
  int only_elsewhere = 0;
  for (const json& vector : ReadOwn("signatures.json")) {
    EXPECT_EQ(Accepts(vector["public_key"], vector["message"], vector["signature"]),
              vector["valid"])
        << vector["name"];
    valid += vector["valid"] ? 1 : 0;
    only_elsewhere += vector["cofactored"] && !vector["valid"] ? 1 : 0;
  }
  EXPECT_EQ(valid, 39);
  EXPECT_EQ(only_elsewhere, 50);  // the reason to have them
}

TEST(OwnVectors, NoMixedOrderKeyCountsAsAPoint) {
  for (const json& vector : ReadOwn("signatures.json")) {
    const std::string name = vector["name"];
    if (!name.starts_with("key moved by") && !name.starts_with("key and R moved by")) continue;
    EXPECT_FALSE(IsValidPublicKey(KeyOf(vector["public_key"]))) << name;
  }
}

TEST(OutsideVectors, Wycheproof) {
  const auto path = FindOutsideVectors("ed25519-wycheproof.json");
  if (!path) return;
  const json file = Read(*path);
  int count = 0;
  for (const json& group : file["testGroups"]) {
    for (const json& test : group["tests"]) {
      EXPECT_EQ(Accepts(group["publicKey"]["pk"], test["msg"], test["sig"]),
                test["result"] == "valid")
          << test["tcId"] << " " << test["comment"];
      ++count;
    }
  }
  EXPECT_GE(count, 150);
}

TEST(OutsideVectors, SpeccheckIsRefusedWhole) {
  const auto path = FindOutsideVectors("ed25519-speccheck.json");
  if (!path) return;
  int count = 0;
  for (const json& test : Read(*path)) {
    const bool accepted = Accepts(test["pub_key"], test["message"], test["signature"]);
    EXPECT_EQ(accepted, count == 3) << count;
    EXPECT_FALSE(accepted && IsValidPublicKey(KeyOf(test["pub_key"]))) << count;
    ++count;
  }
  EXPECT_EQ(count, 12);
}

}  // namespace
}  // namespace warifu

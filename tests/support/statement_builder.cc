#include "tests/support/statement_builder.h"

#include <iostream>

#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/statement/examine.h"
#include "core/statement/limits.h"

namespace warifu {

SigningKey TestKey(std::string_view name) {
  return SigningKey::FromSeed(Sha256("warifu test key " + std::string(name)).view());
}

PublicKey TestPublicKey(std::string_view name) { return TestKey(name).public_key(); }

std::string SignPayload(std::string_view payload, const std::vector<std::string>& key_names) {
  std::vector<KeyedSignature> signatures;
  for (const std::string& name : key_names) {
    signatures.push_back(SignNext(payload, signatures, TestKey(name)));
  }
  return EncodeSignedStatement(payload, signatures);
}

std::string SignStatement(const v1::Statement& statement,
                          const std::vector<std::string>& key_names) {
  return SignPayload(EncodeStatement(statement), key_names);
}

ExaminedStatement MustExamine(const std::optional<Hash>& registry,
                              std::string_view signed_statement) {
  ExamineResult result = Examine(registry, kHighestRulesVersion, signed_statement);
  if (const auto* findings = std::get_if<Findings>(&result)) {
    std::cerr << DescribeFindings(*findings);
    WARIFU_CHECK(false && "a statement of this test is not in order");
  }
  return std::get<ExaminedStatement>(std::move(result));
}

std::string DescribeFindings(const Findings& findings) {
  std::string text;
  for (const v1::Finding& finding : findings) {
    text += v1::FindingCode_Name(finding.code()) + " " + finding.field() + ": found \"" +
            finding.found() + "\", wanted \"" + finding.wanted() + "\"\n";
  }
  return text;
}

}  // namespace warifu

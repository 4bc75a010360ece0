// Statements of every kind to be broken by tests, and findings to compare.
#ifndef WARIFU_TESTS_CORE_STATEMENT_STATEMENT_FIXTURE_H_
#define WARIFU_TESTS_CORE_STATEMENT_STATEMENT_FIXTURE_H_

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/statement/examine.h"
#include "core/statement/examined.h"
#include "tests/support/legal_world.h"
#include "tests/support/statement_builder.h"

namespace warifu {

// One legal statement, and the names of the test keys that sign it.
struct Sample {
  std::string name;
  v1::Statement statement;
  std::vector<std::string> signers;

  std::string payload() const;
  std::string signed_statement() const;
  bool is_genesis() const { return statement.has_genesis(); }
};

// All eight kinds, as the legal world has them.
const std::vector<Sample>& Samples();
const Sample& SampleOf(StatementKind kind);  // the first of its kind
// The registry for which all samples but the genesis are made.
Hash SampleRegistry();

// Examine of a sample's bytes: expects a genesis for the genesis, else SampleRegistry().
ExamineResult ExamineAs(const Sample& sample, std::string_view signed_statement);
// The findings; empty when it was let through.
Findings FindingsOf(const Sample& sample, std::string_view signed_statement);
// Findings of a changed statement, signed by the sample's signers.
Findings FindingsOf(const Sample& sample, const v1::Statement& changed);

// "FIELD_MISSING offer.job.places", one for each finding: what tests compare.
std::vector<std::string> Brief(const Findings& findings);
// "NOT_CANONICAL".
std::string ShortCode(v1::FindingCode code);

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_STATEMENT_STATEMENT_FIXTURE_H_

#include "tests/support/legal_registry.h"

#include <algorithm>
#include <iostream>

#include "core/base/check.h"
#include "core/base/time.h"

namespace warifu {
namespace {

void MustBeAdmitted(const Outcome& outcome) {
  if (outcome.admitted()) return;
  std::cerr << "not admitted:\n" << DescribeFindings(outcome.findings);
  WARIFU_CHECK(outcome.admitted());
}

}  // namespace

LegalRegistry::LegalRegistry(LegalWorldOptions options) : world_(options) {
  log_.set_now_ms(world_.now_s() * kMsPerSecond);
  for (const v1::Statement& statement : world_.Founding()) {
    MustBeAdmitted(log_.Append(world_.Sign(statement)));
  }
  log_.Seal();
}

void LegalRegistry::AdvanceSeconds(std::uint64_t seconds) {
  world_.set_now_s(world_.now_s() + seconds);
  log_.set_now_ms(world_.now_s() * kMsPerSecond);
}

Outcome LegalRegistry::SubmitSigned(std::string_view signed_statement) {
  log_.set_now_ms(std::max(log_.now_ms(), world_.now_s() * kMsPerSecond));
  Outcome outcome = log_.Append(signed_statement);
  if (outcome.admitted()) log_.Seal();
  return outcome;
}

Outcome LegalRegistry::Submit(const v1::Statement& statement) {
  return SubmitSigned(world_.Sign(statement));
}

Outcome LegalRegistry::Submit(const v1::Statement& statement,
                              const std::vector<std::string>& owners) {
  return SubmitSigned(world_.SignAs(statement, owners));
}

Hash LegalRegistry::Publish(const v1::Statement& statement) {
  MustBeAdmitted(Submit(statement));
  return NameOf(statement);
}

Hash LegalRegistry::Publish(const v1::Statement& statement,
                            const std::vector<std::string>& owners) {
  MustBeAdmitted(Submit(statement, owners));
  return NameOf(statement);
}

std::vector<v1::FindingCode> LegalRegistry::CodesOf(const v1::Statement& statement) const {
  return DistinctCodes(log_.DryRun(world_.Sign(statement)).findings);
}

std::vector<v1::FindingCode> LegalRegistry::CodesOf(const v1::Statement& statement,
                                                    const std::vector<std::string>& owners) const {
  return DistinctCodes(log_.DryRun(world_.SignAs(statement, owners)).findings);
}

std::vector<v1::FindingCode> DistinctCodes(const Findings& findings) {
  std::vector<v1::FindingCode> codes;
  for (const v1::Finding& finding : findings) {
    if (std::find(codes.begin(), codes.end(), finding.code()) == codes.end()) {
      codes.push_back(finding.code());
    }
  }
  return codes;
}

}  // namespace warifu

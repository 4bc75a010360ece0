#include "tests/core/statement/statement_fixture.h"

#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/statement/encode.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

constexpr std::string_view kCodePrefix = "FINDING_CODE_";

Sample Made(std::string name, v1::Statement statement, std::vector<std::string> signers) {
  return {std::move(name), std::move(statement), std::move(signers)};
}

std::vector<Sample> MakeSamples() {
  LegalWorld world;
  const std::string authority(kAuthority);
  std::vector<Sample> samples;
  const auto add = [&](std::string name, const v1::Statement& statement) {
    samples.push_back(Made(std::move(name), statement, world.SignersOf(statement)));
  };
  add("genesis", world.Genesis());
  add("key of an authority", world.FirstKey(kAuthority));
  add("key of an organization", world.FirstKey(kHinoki));
  add("ruleset", world.FirstRuleset(kAuthority));
  add("organization", world.FirstRecord(kCayTram));
  add("appointment", world.FirstAppointment(kHinoki, kCayTram));
  add("offer", world.Offer(LegalOffer::kEsd));
  samples.push_back(Made("allocation", world.Allocation(Sha256("an offer"), 1), {"A"}));
  samples.push_back(
      Made("change", world.ChangeOf(Sha256("an offer"), v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE),
           {"A"}));
  add("suspension",
      world.ChangeOfOrganization(kCayTram, v1::STATE_SUSPENDED, v1::REASON_INVESTIGATION));
  return samples;
}

}  // namespace

std::string Sample::payload() const { return EncodeStatement(statement); }
std::string Sample::signed_statement() const { return SignStatement(statement, signers); }

const std::vector<Sample>& Samples() {
  static const auto& samples = *new std::vector<Sample>(MakeSamples());
  return samples;
}

const Sample& SampleOf(StatementKind kind) {
  for (const Sample& sample : Samples()) {
    if (sample.statement.body_case() == static_cast<int>(kind)) return sample;
  }
  WARIFU_CHECK(false && "a sample of every kind");
}

Hash SampleRegistry() { return LegalWorld().registry(); }

ExamineResult ExamineAs(const Sample& sample, std::string_view signed_statement) {
  const auto registry = sample.is_genesis() ? std::nullopt : std::optional<Hash>(SampleRegistry());
  return Examine(registry, kHighestRulesVersion, signed_statement);
}

Findings FindingsOf(const Sample& sample, std::string_view signed_statement) {
  ExamineResult result = ExamineAs(sample, signed_statement);
  const auto* findings = std::get_if<Findings>(&result);
  return findings != nullptr ? *findings : Findings{};
}

Findings FindingsOf(const Sample& sample, const v1::Statement& changed) {
  return FindingsOf(sample, SignStatement(changed, sample.signers));
}

std::string ShortCode(v1::FindingCode code) {
  return v1::FindingCode_Name(code).substr(kCodePrefix.size());
}

std::vector<std::string> Brief(const Findings& findings) {
  std::vector<std::string> brief;
  for (const v1::Finding& finding : findings) {
    brief.push_back(ShortCode(finding.code()) + " " + finding.field());
  }
  return brief;
}

}  // namespace warifu

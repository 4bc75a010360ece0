#include "core/admission/foresee.h"

#include <algorithm>
#include <utility>

#include "core/admission/admit.h"
#include "core/rules/offer/rulesets.h"

namespace warifu {
namespace {

// Whether nothing is wrong but that not all have signed yet.
bool LacksOnlySigners(const Findings& findings) {
  return std::all_of(findings.begin(), findings.end(), [](const v1::Finding& finding) {
    return finding.code() == v1::FINDING_CODE_SIGNATURE_MISSING;
  });
}

}  // namespace

class Foresight {
 public:
  static const ExaminedStatement& AsIfSigned(const ProposedStatement& statement) {
    return statement.as_if_signed_;
  }
};

Foreseen Foresee(const RegistryState& state, const ProposedStatement& statement,
                 std::uint64_t admitted_at_ms) {
  const ExaminedStatement& examined = Foresight::AsIfSigned(statement);
  Decision decision = Admit(state, examined, admitted_at_ms);
  Foreseen foreseen{std::move(decision.findings), decision.incomplete};
  if (examined.statement().has_offer()) {
    Judgment judgment(state, examined, admitted_at_ms);
    foreseen.ceilings = MeasureCeilings(judgment);
    foreseen.rulesets = judgment.Get<RulesetFacts>().indices;
    if (LacksOnlySigners(foreseen.findings)) foreseen.no_middlemen = HasNoMiddlemen(judgment);
  }
  return foreseen;
}

}  // namespace warifu

#include "core/admission/foresee.h"

#include <utility>

#include "core/admission/admit.h"
#include "core/rules/offer/rulesets.h"

namespace warifu {

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
    foreseen.no_middlemen = HasNoMiddlemen(judgment);
  }
  return foreseen;
}

}  // namespace warifu

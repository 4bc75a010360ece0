#include "core/admission/foresee.h"

#include <utility>

#include "core/admission/admit.h"

namespace warifu {

class Foresight {
 public:
  static const ExaminedStatement& AsIfSigned(const ProposedStatement& statement) {
    return statement.as_if_signed_;
  }
};

Foreseen Foresee(const RegistryState& state, const ProposedStatement& statement,
                 std::uint64_t admitted_at_ms) {
  Decision decision = Admit(state, Foresight::AsIfSigned(statement), admitted_at_ms);
  return {std::move(decision.findings), decision.incomplete};
}

}  // namespace warifu

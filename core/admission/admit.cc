#include "core/admission/admit.h"

#include "core/base/check.h"
#include "core/rules/judgment.h"
#include "core/rules/row.h"

namespace warifu {

Decision Admit(const RegistryState& state, const ExaminedStatement& statement,
               std::uint64_t admitted_at_ms) {
  WARIFU_CHECK(statement.kind() == StatementKind::kGenesis ||
               statement.rules_version() == state.rules_version());
  Judgment judgment(state, statement, admitted_at_ms);
  JudgeRows(judgment, RowSelection{});
  Decision decision;
  decision.findings = judgment.PlainFindings();
  if (decision.findings.empty() && !judgment.incomplete()) decision.changes = ChangesOf(judgment);
  decision.incomplete = judgment.incomplete();
  return decision;
}

}  // namespace warifu

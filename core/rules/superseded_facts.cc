#include "core/rules/superseded_facts.h"

#include "core/text/instant.h"

namespace warifu {
namespace {

Lookup<Subject> NewestBefore(const RegistryState& state, const v1::Statement& statement) {
  if (statement.has_organization()) return state.NewestRecord(statement.organization().id());
  if (statement.has_ruleset()) {
    return state.NewestRuleset(statement.ruleset().authority(), statement.ruleset().corridor());
  }
  const v1::Lineage* lineage = LineageOf(statement);
  if (lineage == nullptr) return Lookup<Subject>::Absent();
  return state.NewestOfLineage(HashField(lineage->first()));
}

}  // namespace

SupersededFacts::SupersededFacts(Judgment& judgment)
    : newest(NewestBefore(judgment.state(), judgment.statement())) {
  if (newest.found() && newest->examined().kind() == judgment.examined().kind()) {
    subject = &*newest;
  }
}

void ReportUnlessIssuedLater(const Judgment& judgment, const Subject& changed, Report& report) {
  const Lookup<Subject> changed_by = judgment.state().SubjectAt(changed.standing.changed_by);
  if (!changed_by.found()) return;
  const std::uint64_t before = changed_by->statement().issued_at();
  const std::uint64_t issued_at = judgment.statement().issued_at();
  if (issued_at > before) return;
  report.Add("issued_at", FormatInstant(issued_at),
             Said("later than {instant}", FormatInstant(before)));
}

}  // namespace warifu

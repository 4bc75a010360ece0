#include "core/proof/leaf.h"

namespace warifu {
namespace {

bool IsOpenOffer(const Subject& subject) {
  return subject.statement().has_offer() &&
         (subject.standing.state == State::kInForce || subject.standing.state == State::kFull);
}

bool IsSubjectOf(const v1::Change& change, const Subject& subject) {
  if (change.has_organization()) {
    return subject.statement().has_organization() &&
           subject.statement().organization().id() == change.organization();
  }
  return change.statement() == subject.examined().name().view();
}

bool FitsChange(const Subject& subject, const v1::Change& change) {
  // An allocation taken back, or brought back, opens or fills the offer.
  if (!IsSubjectOf(change, subject)) return IsOpenOffer(subject) && change.has_statement();
  const auto to = StateFromNumber(static_cast<std::uint32_t>(change.to()));
  if (to == State::kInForce && IsOpenOffer(subject)) return true;
  return to == subject.standing.state;
}

bool Succeeds(const Subject& subject, const Subject& next) {
  const v1::Statement& before = subject.statement();
  const v1::Statement& after = next.statement();
  if (before.has_organization() && after.has_organization()) {
    return before.organization().id() == after.organization().id();
  }
  if (before.has_ruleset() && after.has_ruleset()) {
    return before.ruleset().authority() == after.ruleset().authority() &&
           SameCorridor(before.ruleset().corridor(), after.ruleset().corridor());
  }
  const v1::Lineage* lineage = LineageOf(after);
  return before.body_case() == after.body_case() && lineage != nullptr &&
         lineage->supersedes() == subject.examined().name().view();
}

}  // namespace

bool FitsItsBirth(const Subject& subject) {
  const State state = subject.standing.state;
  switch (subject.examined().kind()) {
    case StatementKind::kGenesis:
    case StatementKind::kChange:
      return state == State::kNone;
    case StatementKind::kOffer:
      return state == State::kInForce || state == State::kFull;
    default:
      return state == State::kInForce;
  }
}

bool FitsItsChange(const Subject& subject, const Subject& changed_by) {
  const v1::Statement& cause = changed_by.statement();
  if (cause.has_change()) return FitsChange(subject, cause.change());
  if (cause.has_allocation()) {
    return subject.standing.state == State::kFull && subject.statement().has_offer() &&
           cause.allocation().offer() == LineageFirst(subject.examined()).view();
  }
  return subject.standing.state == State::kSuperseded && Succeeds(subject, changed_by);
}

}  // namespace warifu

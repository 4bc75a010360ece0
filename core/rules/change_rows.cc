// Group L of Changes: who may set which standing to what, and when a Change may be undone.
#include <array>

#include "core/base/encoding.h"
#include "core/rules/change_facts.h"
#include "core/rules/counts.h"
#include "core/rules/rows.h"
#include "core/rules/signer_facts.h"
#include "core/rules/superseded_facts.h"
#include "core/rules/words.h"

namespace warifu {
namespace {

std::string SubjectField(const v1::Change& change) {
  return change.has_organization() ? "change.organization" : "change.statement";
}

std::string SubjectText(const v1::Change& change) {
  return change.has_organization() ? change.organization() : EncodeHex(change.statement());
}

void JudgeSubject(Judgment& judgment, Report& report) {
  if (!judgment.Get<ChangeFacts>().subject.absent()) return;
  const v1::Change& change = judgment.statement().change();
  report.Add(SubjectField(change), SubjectText(change),
             change.has_organization() ? Said("a registered organization")
                                       : Said("a statement in the log"));
}

Sentence StatesText(const std::vector<State>& states) {
  std::string text;
  for (const State state : states) {
    if (!text.empty()) text += ", ";
    text += StateName(state);
  }
  return text.empty() ? Said("nothing") : Verbatim(text);
}

void JudgeTransition(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<ChangeFacts>();
  if (!facts.subject.found() || facts.transition != nullptr) return;
  const State from = facts.subject->standing.state;
  if (!facts.kind.has_value()) {
    report.Add(SubjectField(judgment.statement().change()),
               std::string(StatementKindName(facts.subject->examined().kind())),
               Said("a statement that has a standing"));
    return;
  }
  report.Add("change.to", std::string(StateName(facts.to)),
             Said("{states}, from {state} of {subject}", StatesText(ChangesFrom(*facts.kind, from)),
                  StateName(from), SubjectKindName(*facts.kind)));
}

// The signers that the table allows; over a key that was restored before, its authority alone.
ByWhom AllowedBy(const ChangeFacts& facts) {
  const bool restored = facts.OfKey(State::kInForce, State::kRevoked) && !facts.subject->born();
  return restored ? ByWhom::kItsAuthority : facts.transition->by;
}

Sentence ByWhomText(ByWhom allowed) {
  constexpr std::array<std::pair<ByWhom, Phrase>, 8> kWords = {{
      {ByWhom::kItsAuthority, Phrase("its authority (of an authority's key: the root)")},
      {ByWhom::kTheKey, Phrase("the key itself")},
      {ByWhom::kItsBinder, Phrase("the key that bound it")},
      {ByWhom::kPrincipal, Phrase("the principal")},
      {ByWhom::kAgent, Phrase("the agent")},
      {ByWhom::kAcceptingCompany, Phrase("the accepting company")},
      {ByWhom::kLastParty, Phrase("the last party")},
      {ByWhom::kAnAuthority, Phrase("an authority of the corridor")},
  }};
  std::vector<Sentence> all;
  for (const auto& [one, words] : kWords) {
    if (Includes(allowed, one)) all.emplace_back(words.english(), std::vector<Sentence::Value>());
  }
  return AnyOf(std::span<const Sentence>(all));
}

void JudgeSigner(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<ChangeFacts>();
  const Holder& changer = judgment.Get<SignerFacts>().changer;
  if (facts.transition == nullptr || changer.kind == HolderKind::kNobody) return;
  const ByWhom allowed = AllowedBy(facts);
  if (Includes(allowed, facts.signer)) return;
  report.Add("signatures[0]", HolderText(changer), ByWhomText(allowed));
}

void JudgeIssuedLater(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<ChangeFacts>();
  if (!facts.kind.has_value() || facts.to == State::kWithdrawn) return;
  ReportUnlessIssuedLater(judgment, *facts.subject, report);
}

void JudgeUndo(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<ChangeFacts>();
  if (!facts.IsUndo()) return;
  const bool nothing_to_undo = facts.subject->born();
  if (!nothing_to_undo &&
      Counts(judgment.state(), facts.subject->standing.changed_by) != Answer::kYes) {
    return;
  }
  report.Add(
      SubjectField(judgment.statement().change()),
      nothing_to_undo ? Said("never changed") : Said("last changed by a statement that counts"),
      Said("a standing that was set by a statement that does not count"));
}

void JudgeDecision(Judgment& judgment, Report& report) {
  const v1::Change& change = judgment.statement().change();
  const Holder& changer = judgment.Get<SignerFacts>().changer;
  if (changer.kind == HolderKind::kNobody) return;
  const std::string found = change.has_decision() ? change.decision().authority() : "";
  if (changer.kind == HolderKind::kOrganization) {
    if (change.has_decision())
      report.Add("change.decision", found, Said("none: no authority signs"));
    return;
  }
  if (!change.has_decision()) {
    report.Add("change.decision", {}, Said("a decision of {authority}", changer.owner));
  } else if (found != changer.owner) {
    report.Add("change.decision.authority", found, changer.owner);
  }
}

constexpr Needs kParties = Needs::kParties;
constexpr KindSet kChanges = Kinds(StatementKind::kChange);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_SUBJECT_UNKNOWN, 'L', kParties, kChanges, JudgeSubject,
        "A Change names a statement in the log, or a registered organization."},
    Row{v1::FINDING_CODE_TRANSITION_NOT_ALLOWED, 'L', kParties, kChanges, JudgeTransition,
        "A Change leads to where the table of standings leads from the subject's state."},
    Row{v1::FINDING_CODE_SIGNER_NOT_ENTITLED, 'L', kParties, kChanges, JudgeSigner,
        "A Change is signed by one whom the table of standings names; one that revokes a key that "
        "was restored before, by its authority."},
    Row{v1::FINDING_CODE_ISSUED_BEFORE_SUBJECT, 'L', kParties, kChanges, JudgeIssuedLater,
        "A Change, but one to WITHDRAWN, is issued later than the statement that last changed its "
        "subject."},
    Row{v1::FINDING_CODE_UNDO_OF_WHAT_COUNTS, 'L', kParties, kChanges, JudgeUndo,
        "Only what was last changed by a statement that does not count is undone."},
    Row{v1::FINDING_CODE_DECISION_WRONG, 'L', kParties, kChanges, JudgeDecision,
        "A Change by an authority or its root names a decision of that authority, no other names "
        "one."},
};

}  // namespace

std::span<const Row> ChangeRows() { return kRows; }

}  // namespace warifu

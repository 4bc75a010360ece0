// ChangeFacts: a Change with its subject, the row of the transition table by which it goes, and
// what its signer is to the subject.
//
// Not here: the rules over it (core/rules/change_rows.cc, core/rules/key_change_rows.cc).
// Source: docs/format.md, "Standing".
// Threads: belongs to one judgment.
#ifndef WARIFU_CORE_RULES_CHANGE_FACTS_H_
#define WARIFU_CORE_RULES_CHANGE_FACTS_H_

#include <optional>

#include "core/rules/judgment.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"
#include "core/standing/transition.h"

namespace warifu {

// The statement that a Change changes: of an organization its newest record.
Lookup<Subject> SubjectOf(const RegistryState& state, const v1::Change& change);

struct ChangeFacts {
  // Requires: the judgment is of a Change.
  explicit ChangeFacts(Judgment& judgment);

  Lookup<Subject> subject;  // the statement that is changed
  State to = State::kNone;  // as the Change says
  // Of the subject; nothing: not found, or nothing that has a standing.
  std::optional<SubjectKind> kind;
  const Transition* transition = nullptr;  // null: nobody may make this change
  ByWhom signer = ByWhom::kNobody;         // all that the signer is to the subject

  bool OfKey(State from, State target) const {
    return kind == SubjectKind::kKeyBinding && subject->standing.state == from && to == target;
  }
  bool IsUndo() const { return transition != nullptr && transition->cause == Cause::kUndo; }
};

// All whom the table of standings names for a Change of this kind of subject to this state, from
// whichever; nobody: there is no such Change.
ByWhom EntitledTo(const ChangeFacts& facts);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_CHANGE_FACTS_H_

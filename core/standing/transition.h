// Which leaf of the standing tree may go from which state to which, and by whom: the whole table,
// and nothing else changes a leaf.
//
// Not here: the further conditions of undo and of stolen keys (core/rules/change_rows.cc), what an
// entry does to leaves (core/admission/changes.h).
// Source: docs/format.md, "Standing".
// Threads: constants and pure functions.
#ifndef WARIFU_CORE_STANDING_TRANSITION_H_
#define WARIFU_CORE_STANDING_TRANSITION_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/standing/standing.h"

namespace warifu {

// What has a standing. Genesis, Changes and seals have none.
enum class SubjectKind : std::uint8_t {
  kRuleset,
  kOrganization,
  kKeyBinding,
  kAppointment,
  kOffer,
  kAllocation,
};

// "ruleset", "organization", "key", "appointment", "offer", "allocation".
std::string_view SubjectKindName(SubjectKind kind);

enum class Cause : std::uint8_t {
  kSuccessor,  // the next ruleset, record, or member of the lineage
  kPlaces,     // the allocation of the last free place, or what takes one back
  kChange,     // a Change
  kUndo,       // a Change where what set the standing does not count
};

// Who may sign a Change; a set of these.
enum class ByWhom : std::uint8_t {
  kNobody = 0,
  kItsAuthority = 1,       // the authority that gave the id (of an authority's key: the root)
  kTheKey = 2,             // the key itself
  kItsBinder = 4,          // the key that signed its KeyBinding
  kPrincipal = 8,          // of the appointment
  kAgent = 16,             // of the appointment
  kAcceptingCompany = 32,  // of the offer
  kLastParty = 64,         // of the offer
  kAnAuthority = 128,      // one that the genesis names for the corridor
};
constexpr ByWhom operator|(ByWhom a, ByWhom b) {
  return ByWhom(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool Includes(ByWhom set, ByWhom one) {
  return (static_cast<unsigned>(set) & static_cast<unsigned>(one)) != 0;
}

// A set of states, by bits.
using StateSet = std::uint8_t;
template <typename... States>
constexpr StateSet StatesOf(States... states) {
  return StateSet(((1U << static_cast<unsigned>(states)) | ...));
}
constexpr bool Includes(StateSet set, State state) {
  return ((set >> static_cast<unsigned>(state)) & 1U) != 0;
}

struct Transition {
  SubjectKind subject;
  StateSet from;
  State to;
  Cause cause;
  ByWhom by = ByWhom::kNobody;  // of kChange and kUndo
};

// Each triple of subject, from and to stands here at most once among the Changes, and at most once
// among the rest.
std::span<const Transition> AllTransitions();

// The row by which a Change may do this, or null: nobody may.
const Transition* FindChange(SubjectKind subject, State from, State to);

// Whether an entry that is no Change of the subject itself may do this: it follows it, or gives or
// frees a place.
bool MayFollow(SubjectKind subject, State from, State to, Cause cause);

// To where a Change may lead from here, in rising order; for findings.
std::vector<State> ChangesFrom(SubjectKind subject, State from);

}  // namespace warifu

#endif  // WARIFU_CORE_STANDING_TRANSITION_H_

#include "core/standing/transition.h"

#include <array>

#include "core/base/check.h"

namespace warifu {
namespace {

using enum State;
using enum SubjectKind;
using enum Cause;

constexpr ByWhom kItsAuthority = ByWhom::kItsAuthority;
constexpr ByWhom kAnAuthority = ByWhom::kAnAuthority;
constexpr ByWhom kKeySide = ByWhom::kTheKey | ByWhom::kItsBinder | kItsAuthority;
constexpr ByWhom kAppointmentSide = ByWhom::kPrincipal | ByWhom::kAgent | kAnAuthority;
constexpr ByWhom kOfferSide = ByWhom::kAcceptingCompany | ByWhom::kLastParty | kAnAuthority;

// An organization's 2 > 1 is an ordinary Change, so undo need not list it.
constexpr std::array kTransitions = {
    Transition{kRuleset, StatesOf(kInForce), kSuperseded, kSuccessor},
    Transition{kOrganization, StatesOf(kInForce), kSuperseded, kSuccessor},
    Transition{kOrganization, StatesOf(kInForce), kSuspended, kChange, kItsAuthority},
    Transition{kOrganization, StatesOf(kSuspended), kInForce, kChange, kItsAuthority},
    Transition{kOrganization, StatesOf(kInForce, kSuspended), kRevoked, kChange, kItsAuthority},
    Transition{kOrganization, StatesOf(kInForce, kRevoked), kInForce, kUndo, kItsAuthority},
    Transition{kOrganization, StatesOf(kRevoked), kSuspended, kUndo, kItsAuthority},
    Transition{kKeyBinding, StatesOf(kInForce), kRevoked, kChange, kKeySide},
    Transition{kKeyBinding, StatesOf(kRevoked), kRevoked, kChange, kItsAuthority},
    Transition{kKeyBinding, StatesOf(kInForce, kRevoked), kInForce, kUndo, kItsAuthority},
    Transition{kAppointment, StatesOf(kInForce), kSuperseded, kSuccessor},
    Transition{kAppointment, StatesOf(kInForce), kWithdrawn, kChange, kAppointmentSide},
    Transition{kAppointment, StatesOf(kInForce, kWithdrawn), kInForce, kUndo, kAnAuthority},
    Transition{kOffer, StatesOf(kInForce, kFull), kSuperseded, kSuccessor},
    Transition{kOffer, StatesOf(kInForce, kFull), kWithdrawn, kChange, kOfferSide},
    Transition{kOffer, StatesOf(kInForce), kFull, kPlaces},
    Transition{kOffer, StatesOf(kFull), kInForce, kPlaces},
    Transition{kOffer, StatesOf(kInForce, kWithdrawn, kFull), kInForce, kUndo, kAnAuthority},
    Transition{kAllocation, StatesOf(kInForce), kWithdrawn, kChange, ByWhom::kLastParty},
    Transition{kAllocation, StatesOf(kInForce, kWithdrawn), kInForce, kUndo, kAnAuthority},
};

constexpr std::array<std::string_view, 6> kKindNames = {
    "ruleset", "organization", "key", "appointment", "offer", "allocation"};

bool Leads(const Transition& row, SubjectKind subject, State from, State to) {
  return row.subject == subject && row.to == to && Includes(row.from, from);
}

}  // namespace

std::string_view SubjectKindName(SubjectKind kind) {
  const auto number = static_cast<std::size_t>(kind);
  WARIFU_CHECK(number < kKindNames.size());
  return kKindNames[number];
}

std::span<const Transition> AllTransitions() { return kTransitions; }

const Transition* FindChange(SubjectKind subject, State from, State to) {
  for (const Transition& row : kTransitions) {
    const bool by_change = row.cause == kChange || row.cause == kUndo;
    if (by_change && Leads(row, subject, from, to)) return &row;
  }
  return nullptr;
}

bool MayFollow(SubjectKind subject, State from, State to, Cause cause) {
  for (const Transition& row : kTransitions) {
    if (row.cause == cause && Leads(row, subject, from, to)) return true;
  }
  return false;
}

std::vector<State> ChangesFrom(SubjectKind subject, State from) {
  std::vector<State> states;
  for (std::uint8_t number = 0; number <= kLastState; ++number) {
    if (FindChange(subject, from, State(number)) != nullptr) states.push_back(State(number));
  }
  return states;
}

}  // namespace warifu

#include "core/standing/transition.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <tuple>

namespace warifu {
namespace {

using enum SubjectKind;

constexpr SubjectKind kKinds[] = {kRuleset,     kOrganization, kKeyBinding,
                                  kAppointment, kOffer,        kAllocation};

using Move = std::tuple<SubjectKind, int, int>;  // from, to: numbers of states

constexpr ByWhom kKeySide = ByWhom::kTheKey | ByWhom::kItsBinder | ByWhom::kItsAuthority;
constexpr ByWhom kAppointmentSide = ByWhom::kPrincipal | ByWhom::kAgent | ByWhom::kAnAuthority;
constexpr ByWhom kOfferSide = ByWhom::kAcceptingCompany | ByWhom::kLastParty | ByWhom::kAnAuthority;

// The table of docs/format.md, "Standing", move by move, with who may make it.
const std::map<Move, ByWhom>& OrdinaryMoves() {
  static const std::map<Move, ByWhom> kMoves = {
      {{kOrganization, 1, 2}, ByWhom::kItsAuthority},
      {{kOrganization, 2, 1}, ByWhom::kItsAuthority},
      {{kOrganization, 1, 3}, ByWhom::kItsAuthority},
      {{kOrganization, 2, 3}, ByWhom::kItsAuthority},
      {{kKeyBinding, 1, 3}, kKeySide},
      {{kKeyBinding, 3, 3}, ByWhom::kItsAuthority},
      {{kAppointment, 1, 4}, kAppointmentSide},
      {{kOffer, 1, 4}, kOfferSide},
      {{kOffer, 6, 4}, kOfferSide},
      {{kAllocation, 1, 4}, ByWhom::kLastParty},
  };
  return kMoves;
}

const std::map<Move, ByWhom>& UndoMoves() {
  static const std::map<Move, ByWhom> kMoves = {
      {{kOrganization, 1, 1}, ByWhom::kItsAuthority},
      {{kOrganization, 3, 1}, ByWhom::kItsAuthority},
      {{kOrganization, 3, 2}, ByWhom::kItsAuthority},
      {{kKeyBinding, 1, 1}, ByWhom::kItsAuthority},
      {{kKeyBinding, 3, 1}, ByWhom::kItsAuthority},
      {{kAppointment, 1, 1}, ByWhom::kAnAuthority},
      {{kAppointment, 4, 1}, ByWhom::kAnAuthority},
      {{kOffer, 1, 1}, ByWhom::kAnAuthority},
      {{kOffer, 4, 1}, ByWhom::kAnAuthority},
      {{kOffer, 6, 1}, ByWhom::kAnAuthority},
      {{kAllocation, 1, 1}, ByWhom::kAnAuthority},
      {{kAllocation, 4, 1}, ByWhom::kAnAuthority},
  };
  return kMoves;
}

template <typename Visit>
void ForEveryMove(Visit visit) {
  for (const SubjectKind kind : kKinds) {
    for (int from = 0; from <= kLastState; ++from) {
      for (int to = 0; to <= kLastState; ++to) visit(kind, from, to);
    }
  }
}

std::string Text(SubjectKind kind, int from, int to) {
  return std::string(SubjectKindName(kind)) + " " + std::to_string(from) + " > " +
         std::to_string(to);
}

TEST(FindChange, KnowsTheMovesOfTheTableAndNoOther) {
  ForEveryMove([](SubjectKind kind, int from, int to) {
    const Transition* row = FindChange(kind, State(from), State(to));
    const auto ordinary = OrdinaryMoves().find({kind, from, to});
    const auto undo = UndoMoves().find({kind, from, to});
    const bool is_ordinary = ordinary != OrdinaryMoves().end();
    const bool is_undo = undo != UndoMoves().end();
    ASSERT_EQ(row != nullptr, is_ordinary || is_undo) << Text(kind, from, to);
    if (row == nullptr) return;
    EXPECT_EQ(row->cause == Cause::kUndo, is_undo) << Text(kind, from, to);
    EXPECT_EQ(row->by, is_undo ? undo->second : ordinary->second) << Text(kind, from, to);
  });
}

TEST(MayFollow, KnowsWhatSupersedesAndWhatFills) {
  const std::set<Move> superseded = {{kRuleset, 1, 5},
                                     {kOrganization, 1, 5},
                                     {kAppointment, 1, 5},
                                     {kOffer, 1, 5},
                                     {kOffer, 6, 5}};
  const std::set<Move> filled = {{kOffer, 1, 6}, {kOffer, 6, 1}};
  ForEveryMove([&](SubjectKind kind, int from, int to) {
    EXPECT_EQ(MayFollow(kind, State(from), State(to), Cause::kSuccessor),
              superseded.count({kind, from, to}) == 1)
        << Text(kind, from, to);
    EXPECT_EQ(MayFollow(kind, State(from), State(to), Cause::kPlaces),
              filled.count({kind, from, to}) == 1)
        << Text(kind, from, to);
  });
}

TEST(AllTransitions, HasNoMoveTwice) {
  std::set<Move> by_change;
  std::set<Move> by_others;
  for (const Transition& row : AllTransitions()) {
    const bool is_change = row.cause == Cause::kChange || row.cause == Cause::kUndo;
    EXPECT_EQ(row.by == ByWhom::kNobody, !is_change);
    for (int from = 0; from <= kLastState; ++from) {
      if (!Includes(row.from, State(from))) continue;
      auto& seen = is_change ? by_change : by_others;
      EXPECT_TRUE(seen.insert({row.subject, from, static_cast<int>(row.to)}).second)
          << Text(row.subject, from, static_cast<int>(row.to));
    }
  }
}

TEST(ChangesFrom, ListsWhereAChangeMayLead) {
  EXPECT_EQ(ChangesFrom(kOrganization, State::kRevoked),
            (std::vector<State>{State::kInForce, State::kSuspended}));
  EXPECT_EQ(ChangesFrom(kOffer, State::kFull),
            (std::vector<State>{State::kInForce, State::kWithdrawn}));
  EXPECT_TRUE(ChangesFrom(kRuleset, State::kInForce).empty());
  for (const SubjectKind kind : kKinds) {
    EXPECT_TRUE(ChangesFrom(kind, State::kSuperseded).empty());
    EXPECT_TRUE(ChangesFrom(kind, State::kNone).empty());
  }
}

}  // namespace
}  // namespace warifu

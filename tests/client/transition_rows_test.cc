// The table of standings, row by row, against a true registry over the network: from each state
// that a row names, by each who may, down to the worker's verdict with who, when and why. The
// rows are the table's own, so that one without a story fails. What the table lacks:
// acts_refused_test.cc.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

#include "tests/client/transition_row.h"

namespace warifu {
namespace {

using enum SubjectKind;
using enum Cause;

constexpr std::array kAllWho = {
    ByWhom::kItsAuthority, ByWhom::kTheKey,           ByWhom::kItsBinder, ByWhom::kPrincipal,
    ByWhom::kAgent,        ByWhom::kAcceptingCompany, ByWhom::kLastParty, ByWhom::kAnAuthority};

std::vector<Move> AllMoves() {
  std::vector<Move> moves;
  for (const Transition& row : AllTransitions()) {
    for (std::uint8_t from = 0; from <= kLastState; ++from) {
      if (!Includes(row.from, State(from))) continue;
      Move move{row.subject, State(from), row.to, row.cause, row.by};
      if (row.by == ByWhom::kNobody) moves.push_back(move);
      for (const ByWhom one : kAllWho) {
        move.by = one;
        if (Includes(row.by, one)) moves.push_back(move);
      }
    }
  }
  return moves;
}

std::string NameOfMove(const Move& move) {
  constexpr std::array kCauses = {"Successor", "Places", "Change", "Undo"};
  return std::string(SubjectKindName(move.subject)) + std::to_string(static_cast<int>(move.from)) +
         "to" + std::to_string(static_cast<int>(move.to)) +
         kCauses[static_cast<std::size_t>(move.cause)] + "By" +
         std::to_string(static_cast<int>(move.by));
}

using Story = void (TransitionRow::*)();

const std::map<Row, Story>& Stories() {
  using enum State;
  using R = TransitionRow;
  static const std::map<Row, Story> kStories = {
      {{kRuleset, kInForce, kSuperseded, kSuccessor}, &R::RulesetSucceeded},
      {{kOrganization, kInForce, kSuperseded, kSuccessor}, &R::RecordSucceeded},
      {{kOrganization, kInForce, kSuspended, kChange}, &R::Suspended},
      {{kOrganization, kSuspended, kInForce, kChange}, &R::Reinstated},
      {{kOrganization, kInForce, kRevoked, kChange}, &R::Revoked},
      {{kOrganization, kSuspended, kRevoked, kChange}, &R::RevokedWhenSuspended},
      {{kOrganization, kInForce, kInForce, kUndo}, &R::ForgedReinstatementConfirmed},
      {{kOrganization, kRevoked, kInForce, kUndo}, &R::ForgedRevocationUndone},
      {{kOrganization, kRevoked, kSuspended, kUndo}, &R::ForgedRevocationMadeASuspension},
      {{kKeyBinding, kInForce, kRevoked, kChange}, &R::KeyRevoked},
      {{kKeyBinding, kRevoked, kRevoked, kChange}, &R::KeyFoundStolenLater},
      {{kKeyBinding, kInForce, kInForce, kUndo}, &R::ForgedKeyUndoConfirmed},
      {{kKeyBinding, kRevoked, kInForce, kUndo}, &R::ForgedKeyRevocationUndone},
      {{kAppointment, kInForce, kSuperseded, kSuccessor}, &R::AppointmentSucceeded},
      {{kAppointment, kInForce, kWithdrawn, kChange}, &R::AppointmentWithdrawn},
      {{kAppointment, kInForce, kInForce, kUndo}, &R::ForgedAppointmentUndoConfirmed},
      {{kAppointment, kWithdrawn, kInForce, kUndo}, &R::ForgedAppointmentEndUndone},
      {{kOffer, kInForce, kSuperseded, kSuccessor}, &R::OfferSucceeded},
      {{kOffer, kFull, kSuperseded, kSuccessor}, &R::OfferSucceeded},
      {{kOffer, kInForce, kWithdrawn, kChange}, &R::OfferWithdrawn},
      {{kOffer, kFull, kWithdrawn, kChange}, &R::OfferWithdrawn},
      {{kOffer, kInForce, kFull, kPlaces}, &R::LastPlaceGiven},
      {{kOffer, kFull, kInForce, kPlaces}, &R::PlaceOfAFullOfferTakenBack},
      {{kOffer, kInForce, kInForce, kUndo}, &R::ForgedOfferUndoConfirmed},
      {{kOffer, kWithdrawn, kInForce, kUndo}, &R::ForgedOfferEndUndone},
      {{kOffer, kFull, kInForce, kUndo}, &R::ForgedUndoOfAFullOfferConfirmed},
      {{kAllocation, kInForce, kWithdrawn, kChange}, &R::PlaceTakenBack},
      {{kAllocation, kInForce, kInForce, kUndo}, &R::ForgedPlaceUndoConfirmed},
      {{kAllocation, kWithdrawn, kInForce, kUndo}, &R::ForgedPlaceReturnUndone},
  };
  return kStories;
}

TEST_P(TransitionRow, EndsWithTheWorkersVerdict) {
  const auto story = Stories().find(RowOf(GetParam()));
  ASSERT_NE(story, Stories().end()) << "this row of the table has no story";
  (this->*story->second)();
}

INSTANTIATE_TEST_SUITE_P(Table, TransitionRow, ::testing::ValuesIn(AllMoves()),
                         [](const auto& info) { return NameOfMove(info.param); });

TEST(TransitionRows, EachStoryHasItsRow) {
  const std::vector<Move> moves = AllMoves();
  for (const auto& story : Stories()) {
    const bool found = std::any_of(moves.begin(), moves.end(),
                                   [&](const Move& move) { return RowOf(move) == story.first; });
    EXPECT_TRUE(found) << SubjectKindName(std::get<0>(story.first));
  }
}

}  // namespace
}  // namespace warifu

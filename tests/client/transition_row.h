// The stories behind tests/client/transition_rows_test.cc: one for each row of the table of
// standings, told by the command line to a true registry, down to the worker's verdict.
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_TRANSITION_ROW_H_
#define WARIFU_TESTS_CLIENT_TRANSITION_ROW_H_

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

#include "core/standing/transition.h"
#include "tests/client/real_office.h"

namespace warifu {

inline constexpr char kTestDecision[] = " --decision TEST-17/2026 --decided-on 2026-11-20";

// A row of the table from one state, by one who may.
struct Move {
  SubjectKind subject;
  State from;
  State to;
  Cause cause;
  ByWhom by;
};
using Row = std::tuple<SubjectKind, State, State, Cause>;
inline Row RowOf(const Move& move) { return {move.subject, move.from, move.to, move.cause}; }

// The cast of a story: an offer of a company, its supervising and its sending organization; thieves
// who hold the authority's second and third key, and the sending organization's second.
class TransitionRow : public ::testing::TestWithParam<Move> {
 public:
  TransitionRow();

  // --- Stories. Each brings the subject into the row's state (Before), makes the move (After), and
  // ends with verdicts.
  void RulesetSucceeded();
  void RecordSucceeded();
  void Suspended();
  void Reinstated();
  void Revoked();
  void RevokedWhenSuspended();
  void ForgedReinstatementConfirmed();
  void ForgedRevocationUndone();
  void ForgedRevocationMadeASuspension();
  void KeyRevoked();
  void KeyFoundStolenLater();
  void ForgedKeyRevocationUndone();
  void ForgedKeyUndoConfirmed();
  void AppointmentSucceeded();
  void AppointmentWithdrawn();
  void ForgedAppointmentEndUndone();
  void ForgedAppointmentUndoConfirmed();
  void OfferSucceeded();
  void OfferWithdrawn();
  void LastPlaceGiven();
  void PlaceOfAFullOfferTakenBack();
  void ForgedOfferEndUndone();
  void ForgedOfferUndoConfirmed();
  void ForgedUndoOfAFullOfferConfirmed();
  void PlaceTakenBack();
  void ForgedPlaceReturnUndone();
  void ForgedPlaceUndoConfirmed();

 protected:
  LegalWorld& world() { return office_.world(); }
  ByWhom by() const { return GetParam().by; }

  State StandingOf(const std::string& code);
  void Before(const std::string& code);
  void After() { After(GetParam().to); }
  void After(State state);

  void Do(const std::string& line);
  void Decide(const std::string& line);  // by the authority, with a decision
  // What the worker reads of the offer.
  void Verdict(int exit_code, const std::vector<std::string>& sentences = {});
  void VerdictOf(const std::string& line, int exit_code,
                 const std::vector<std::string>& sentences = {});

  // By the authority's key `number`, which somebody stole.
  void Forge(v1::Statement change, int number);
  void Forge(const Hash& subject, v1::State to, int number);
  // The theft of that key is found.
  void Find(int number);
  // Ends something by the second key, finds that, brings it back by the third, finds that too.
  void ForgeAnUndo(const Hash& subject, v1::Statement end);
  // The sending organization's second key takes the first place back, and is found to be stolen.
  void ForgeAReturn();
  void Undo(const std::string& code);

  // A new worker gets a place; the code of the Allocation.
  std::string Give(const std::string& worker);
  void FillAll();
  std::string VerifyAs(const std::string& worker);
  // The option that names who signs, and the decision that an authority adds.
  std::string Signer() const;
  // Whom the verdict names.
  std::string Who() const;

  RealOffice office_;
  v1::Statement statement_;
  std::string offer_;
  std::string since_;
  std::string subject_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_TRANSITION_ROW_H_

// Rows: a rule is one row of a table and one function.
//
// A row says which finding it makes, of which group it is, what it needs to judge, for which kinds
// of statement, and in one line what the rule is (docs/rules.md is made of these lines). Server,
// auditor and worker run the same rows; a worker's proof runs those that need no history.
// Not here: the rows (core/rules/rows.h), the judgment that a row is handed
// (core/rules/judgment.h).
// Threads: values and pure functions.
#ifndef WARIFU_CORE_RULES_ROW_H_
#define WARIFU_CORE_RULES_ROW_H_

#include <cstdint>
#include <string_view>

#include "core/rules/judgment.h"
#include "core/statement/examined.h"
#include "warifu/v1/finding.pb.h"

namespace warifu {

// What a row reads besides the statement itself, the genesis and the time of admission; a set of
// these.
enum class Needs : std::uint8_t {
  kNothing = 0,
  // Records, appointments, key bindings, the subject of a Change, and what changed these.
  kParties = 1,
  // Rulesets of the offer's corridor.
  kRuleset = 2,
  // What only a whole registry knows: what was ever said, places, replaced statements.
  kHistory = 4,
};
constexpr Needs operator|(Needs a, Needs b) {
  return Needs(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
constexpr bool Within(Needs needs, Needs allowed) {
  return (static_cast<unsigned>(needs) & ~static_cast<unsigned>(allowed)) == 0;
}
// Every row; and those that an offer proof answers.
inline constexpr Needs kAllNeeds = Needs::kParties | Needs::kRuleset | Needs::kHistory;
inline constexpr Needs kProofNeeds = Needs::kParties | Needs::kRuleset;

// A set of statement kinds.
using KindSet = std::uint32_t;
template <typename... Kind>
constexpr KindSet Kinds(Kind... kinds) {
  return ((KindSet{1} << static_cast<unsigned>(kinds)) | ...);
}
inline constexpr KindSet kEveryKind = ~KindSet{0};

// The letters of groups: S form, K keys, P parties, F fees, W work, N places, L life cycle.
struct Row {
  v1::FindingCode code;
  char group;
  Needs needs;
  KindSet kinds;
  // Judges the judgment's statement and reports each breach. Where something that another row
  // reports is missing, it reports nothing; a look-up that is not carried the judgment notes by
  // itself.
  void (*judge)(Judgment& judgment, Report& report);
  std::string_view line;  // the rule in one sentence, for docs/rules.md
  // The first rules version that has the rule; entries of earlier versions are not judged by it.
  std::uint32_t since = 0;
};

// Which rows are run.
struct RowSelection {
  Needs needs = kAllNeeds;
  std::string_view groups = "SKPFWNL";
};

// Runs every selected row of the statement's kind and of the state's rules version, in the order of
// the table. The findings and whether something was not carried are then in `judgment`. Where the
// genesis is not carried nothing is run; where a genesis is misplaced only that is found.
void JudgeRows(Judgment& judgment, const RowSelection& selection);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_ROW_H_

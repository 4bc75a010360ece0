// Foresee: what Admit would find of a statement once the keys proposed for it have signed.
//
// Only findings come out, never changes: what nobody signed is not admitted.
// Source: docs/format.md, "Dry run".
// Threads: pure functions over the state given.
#ifndef WARIFU_CORE_ADMISSION_FORESEE_H_
#define WARIFU_CORE_ADMISSION_FORESEE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "core/rules/offer/ceiling_measures.h"
#include "core/rules/state.h"
#include "core/statement/proposed.h"

namespace warifu {

// What would be found. `incomplete`: a look-up was not carried, so there may be more.
struct Foreseen {
  Findings findings;
  bool incomplete = false;
  // Of an offer:
  std::vector<CeilingMeasure> ceilings = {};
  std::vector<LeafIndex> rulesets = {};   // those that judge it
  std::optional<bool> no_middlemen = {};  // nothing: refused, or no ruleset says
};

// Judges `statement` as the entry at state.next(), admitted at `admitted_at_ms`, by every row.
// Where signers are missing at the end SIGNATURE_MISSING is among the findings, beside all the
// rest. A statement proposed under another rules version than the state's is a programming error.
Foreseen Foresee(const RegistryState& state, const ProposedStatement& statement,
                 std::uint64_t admitted_at_ms);

}  // namespace warifu

#endif  // WARIFU_CORE_ADMISSION_FORESEE_H_

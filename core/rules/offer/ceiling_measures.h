// What an offer asks workers for under each ceiling that binds it, and the ceiling.
//
// Not here: what is made of that (core/rules/offer/ceiling_rows.cc, core/report), the height of a
// ceiling for one wage (core/rules/ceiling.h).
// Source: docs/rules.md. Threads: belongs to one judgment.
#ifndef WARIFU_CORE_RULES_OFFER_CEILING_MEASURES_H_
#define WARIFU_CORE_RULES_OFFER_CEILING_MEASURES_H_

#include <optional>
#include <string>
#include <vector>

#include "core/rules/judgment.h"
#include "core/text/code.h"
#include "warifu/v1/money.pb.h"

namespace warifu {

struct CeilingMeasure {
  std::string name;  // the ceiling's code; where an appointment fixed it, the field that names that
  std::optional<Code> appointment = {};  // that fixed it; nothing: a ruleset has it
  std::optional<v1::Money> fees = {};    // under it; nothing: not a sum of one currency
  std::optional<v1::Money> limit = {};   // in the currency of the fees; nothing: no rate
};

// Of every ceiling of the rulesets in force that applies and holds at its date, then of every one
// that an authority fixed in an appointment in force.
// Requires: the judgment is of an offer.
std::vector<CeilingMeasure> MeasureCeilings(Judgment& judgment);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_CEILING_MEASURES_H_

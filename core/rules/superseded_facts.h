// SupersededFacts: what a statement would supersede: the ruleset before, the record before, the
// newest of its lineage. And the rule that it shares with Changes: to be issued later.
//
// Not here: the rules over it (core/rules/lineage_rows.cc), what superseding does
// (core/admission/changes.h).
// Source: docs/format.md, "Lineages".
// Threads: belongs to one judgment.
#ifndef WARIFU_CORE_RULES_SUPERSEDED_FACTS_H_
#define WARIFU_CORE_RULES_SUPERSEDED_FACTS_H_

#include "core/rules/judgment.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"

namespace warifu {

struct SupersededFacts {
  explicit SupersededFacts(Judgment& judgment);

  // The newest, counting or not, in whatever state. Absent: there is none, or no lineage is named.
  Lookup<Subject> newest;
  // The same if it is a statement of the judgment's own kind; else null.
  const Subject* subject = nullptr;
};

// Reports where the judgment's statement is not issued later than the statement that `changed`'s
// changed_by names.
void ReportUnlessIssuedLater(const Judgment& judgment, const Subject& changed, Report& report);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_SUPERSEDED_FACTS_H_

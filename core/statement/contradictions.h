// What two fields of one statement say against each other: a period that ends before it begins, a
// threshold above the number of keys, a code used twice. One small function for each, in one table.
//
// Not here: single fields (core/statement/canonical.h), anything that needs the registry
// (core/rules).
// Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_CONTRADICTIONS_H_
#define WARIFU_CORE_STATEMENT_CONTRADICTIONS_H_

#include "core/statement/examined.h"

namespace warifu {

// All contradictions, with the fields' paths. Codes: FIELDS_CONTRADICT, ROOT_THRESHOLD_WRONG,
// KEY_UNUSABLE. Requires: `statement` was parsed from canonical bytes; fields may still be missing
// or malformed.
Findings FindContradictions(const v1::Statement& statement);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_CONTRADICTIONS_H_

// Whether a standing leaf says what the entry that it names as its cause can have made it say; one
// that nothing changed, what its statement is born as.
//
// A log that signs a false leaf is caught for certain only by replay; this catches it in a proof
// where cause and leaf do not fit.
// Source: docs/format.md, "Standing", its table.
// Threads: pure functions.
#ifndef WARIFU_CORE_PROOF_LEAF_H_
#define WARIFU_CORE_PROOF_LEAF_H_

#include "core/rules/state.h"

namespace warifu {

// Requires: subject.born().
bool FitsItsBirth(const Subject& subject);

// Requires: `changed_by` is the entry that subject.standing.changed_by names, and not the subject.
bool FitsItsChange(const Subject& subject, const Subject& changed_by);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_LEAF_H_

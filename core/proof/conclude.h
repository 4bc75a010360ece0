// The conclusion of a judgment: which of its causes count, which speaks, and what may be shown.
//
// The one place where freshness is judged. Not here: finding causes (core/proof/verify.h, the
// client), their order (core/proof/verdict.h). Source: docs/format.md, "Verdicts".
// Threads: pure functions.
#ifndef WARIFU_CORE_PROOF_CONCLUDE_H_
#define WARIFU_CORE_PROOF_CONCLUDE_H_

#include <span>

#include "core/proof/verify.h"

namespace warifu {

bool HasCause(std::span<const FoundCause> causes, VerdictCause cause);

// A cause after which nothing of the proof may be shown as true.
bool Forbids(const FoundCause& found);
// A cause that is about what was told, not about the offer.
bool IsAboutTold(const FoundCause& found);

// Orders the causes, passes over what needs a freshness that is not there, lets the first speak,
// with what was told and without, and drops an offer that a cause forbids to show. To be called
// after each change of the causes; twice is as once.
void Conclude(OfferJudgment& judgment);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_CONCLUDE_H_

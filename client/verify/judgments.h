// Judgments that the client makes itself, where there is no proof to judge.
//
// Judging proofs is core/proof/verify.h's.
// Threads: pure functions.
#ifndef WARIFU_CLIENT_VERIFY_JUDGMENTS_H_
#define WARIFU_CLIENT_VERIFY_JUDGMENTS_H_

#include <string>
#include <vector>

#include "client/verify/request.h"
#include "core/base/result.h"
#include "core/proof/verify.h"

namespace warifu {

FoundCause CauseOf(VerdictCause cause, Sentence detail);
// What a call to a registry that failed amounts to: no connection, or an answer that is none.
VerdictCause CauseOfFailedCall(const Error& error);

// A judgment from causes alone.
OfferJudgment JudgmentOf(const std::vector<FoundCause>& causes, const VerifyRequest& request);

// Adds causes to a judgment, orders all, and lets the first speak again.
void AddCauses(const std::vector<FoundCause>& causes, OfferJudgment& judgment);

// 11, 12, 14 and 17, and damage, are said of a file in hand: of an answer they mean that it does
// not verify.
void TakeAsAnswer(OfferJudgment& judgment);

// Appends the judgment's evidence, if it has any that is not there.
void AddEvidence(const OfferJudgment& judgment, std::vector<std::string>& evidence);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERIFY_JUDGMENTS_H_

#include "client/verify/judgments.h"

#include <algorithm>
#include <utility>

#include "core/proof/conclude.h"

namespace warifu {
namespace {

// Of a file in hand alone.
bool IsSaidOfFiles(const FoundCause& found) {
  switch (RowOf(found.cause).code) {
    case VerdictCode::kBadSignature:
    case VerdictCode::kWrongKey:
    case VerdictCode::kDoesNotFit:
    case VerdictCode::kRuleBroken:
      return true;
    default:
      return found.cause == VerdictCause::kFileDamaged ||
             found.cause == VerdictCause::kFileIncomplete ||
             found.cause == VerdictCause::kFileOverfull;
  }
}

}  // namespace

FoundCause CauseOf(VerdictCause cause, Sentence detail) {
  FoundCause found;
  found.cause = cause;
  found.detail = std::move(detail);
  return found;
}

VerdictCause CauseOfFailedCall(const Error& error) {
  switch (error.code) {
    case ErrorCode::kUnavailable:
      return VerdictCause::kNoNetwork;
    case ErrorCode::kNewerProgram:
      return VerdictCause::kNewerProgram;
    default:
      return VerdictCause::kAnswerDoesNotVerify;
  }
}

OfferJudgment JudgmentOf(const std::vector<FoundCause>& causes, const VerifyRequest& request) {
  OfferJudgment judgment;
  judgment.judged_at_s = request.at_s.value_or(request.now_s);
  judgment.judged_at_other_time = request.at_s.has_value();
  AddCauses(causes, judgment);
  return judgment;
}

void AddCauses(const std::vector<FoundCause>& causes, OfferJudgment& judgment) {
  judgment.causes.insert(judgment.causes.end(), causes.begin(), causes.end());
  Conclude(judgment);
}

void TakeAsAnswer(OfferJudgment& judgment) {
  for (FoundCause& found : judgment.causes) {
    if (!IsSaidOfFiles(found)) continue;
    found.detail = SentenceOf(found);
    found.cause = VerdictCause::kAnswerDoesNotVerify;
  }
  Conclude(judgment);
}

void AddEvidence(const OfferJudgment& judgment, std::vector<std::string>& evidence) {
  if (judgment.evidence.empty()) return;
  const bool known =
      std::find(evidence.begin(), evidence.end(), judgment.evidence) != evidence.end();
  if (!known) evidence.push_back(judgment.evidence);
}

}  // namespace warifu

#include "client/verify/judgments.h"

#include <algorithm>
#include <utility>

namespace warifu {
namespace {

bool IsFresh(const OfferJudgment& judgment) {
  return !HasCause(judgment, VerdictCause::kSealTooOld) &&
         !HasCause(judgment, VerdictCause::kClockBehindSeal) &&
         !HasCause(judgment, VerdictCause::kClockBehindMemory) &&
         !HasCause(judgment, VerdictCause::kOnlyOldNews);
}

bool IsAboutTold(const FoundCause& found) {
  return RowOf(found.cause).code == VerdictCode::kNotAsTold ||
         found.cause == VerdictCause::kNoRateForTold;
}

void Conclude(OfferJudgment& judgment) {
  OrderCauses(judgment.causes, IsFresh(judgment));
  judgment.code = VerdictOfCauses(judgment.causes);
  std::vector<FoundCause> others = judgment.causes;
  std::erase_if(others, IsAboutTold);
  judgment.code_without_told = VerdictOfCauses(others);
  const bool forbids =
      !judgment.causes.empty() && judgment.causes.front().cause <= VerdictCause::kRuleBroken;
  if (forbids) judgment.offer.reset();
}

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

FoundCause CauseOf(VerdictCause cause, std::string detail) {
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
    found.detail = std::string(RowOf(found.cause).name) + ": " + found.detail;
    found.cause = VerdictCause::kAnswerDoesNotVerify;
  }
  Conclude(judgment);
}

bool HasCause(const OfferJudgment& judgment, VerdictCause cause) {
  return std::any_of(judgment.causes.begin(), judgment.causes.end(),
                     [cause](const FoundCause& found) { return found.cause == cause; });
}

}  // namespace warifu

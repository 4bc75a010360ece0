#include "core/proof/conclude.h"

#include <algorithm>
#include <vector>

namespace warifu {
namespace {

// Each of them says that there may be newer news than what was judged.
constexpr VerdictCause kStale[] = {VerdictCause::kSealTooOld, VerdictCause::kClockBehindSeal,
                                   VerdictCause::kClockBehindMemory, VerdictCause::kOnlyOldNews};

bool IsFresh(std::span<const FoundCause> causes) {
  return std::none_of(std::begin(kStale), std::end(kStale),
                      [causes](VerdictCause cause) { return HasCause(causes, cause); });
}

}  // namespace

bool HasCause(std::span<const FoundCause> causes, VerdictCause cause) {
  return std::any_of(causes.begin(), causes.end(),
                     [cause](const FoundCause& found) { return found.cause == cause; });
}

bool Forbids(const FoundCause& found) { return found.cause <= VerdictCause::kRuleBroken; }

bool IsAboutTold(const FoundCause& found) {
  return RowOf(found.cause).code == VerdictCode::kNotAsTold ||
         found.cause == VerdictCause::kNoRateForTold;
}

void Conclude(OfferJudgment& judgment) {
  std::vector<FoundCause>& causes = judgment.causes;
  OrderCauses(causes, IsFresh(causes));
  judgment.code = VerdictOfCauses(causes);
  std::vector<FoundCause> others = causes;
  std::erase_if(others, IsAboutTold);
  judgment.code_without_told = VerdictOfCauses(others);
  if (std::any_of(causes.begin(), causes.end(), Forbids)) judgment.offer.reset();
}

}  // namespace warifu

// Asking every registry about a code, and choosing the answer that speaks.
#include <algorithm>
#include <iterator>
#include <utility>

#include "client/verify/ask.h"
#include "client/verify/checked_offer.h"
#include "client/verify/judgments.h"

namespace warifu {
namespace {

using Answers = std::vector<CheckedOffer>;

bool IsProven(const CheckedOffer& answer) { return answer.judgment.offer.has_value(); }

bool AreOfOnePayload(const Answers& answers) {
  return std::all_of(answers.begin(), answers.end(), [&](const CheckedOffer& answer) {
    return answer.judgment.offer->name() == answers.front().judgment.offer->name();
  });
}

// What several registries said, taken together: their causes, and all of their names.
CheckedOffer Together(Answers answers, const VerifyRequest& request) {
  CheckedOffer result;
  result.code = answers.front().code;
  std::vector<FoundCause> causes;
  for (CheckedOffer& answer : answers) {
    std::move(answer.judgment.causes.begin(), answer.judgment.causes.end(),
              std::back_inserter(causes));
    std::move(answer.registries.begin(), answer.registries.end(),
              std::back_inserter(result.registries));
  }
  const auto seal_time_ms = answers.front().judgment.seal_time_ms;
  result.judgment = JudgmentOf(causes, request);
  result.judgment.seal_time_ms = seal_time_ms;
  return result;
}

CheckedOffer BothShown(Answers answers, const VerifyRequest& request) {
  CheckedOffer result;
  result.code = answers.front().code;
  result.judgment =
      JudgmentOf({CauseOf(VerdictCause::kTwoAnswers,
                          Said("two registries prove different offers of this code"))},
                 request);
  for (CheckedOffer& answer : answers) {
    result.registries.push_back(answer.registries.front());
    result.answers.push_back(std::move(answer.judgment));
  }
  return result;
}

// The first speaks, in the name of all of them.
CheckedOffer Contradicting(Answers answers) {
  CheckedOffer result = std::move(answers.front());
  for (auto other = answers.begin() + 1; other != answers.end(); ++other) {
    std::move(other->registries.begin(), other->registries.end(),
              std::back_inserter(result.registries));
  }
  return result;
}

// Moves those that `wanted` wants.
template <typename Wanted>
Answers Take(Answers& answers, Wanted wanted) {
  Answers taken;
  const auto middle = std::stable_partition(answers.begin(), answers.end(),
                                            [&](const auto& answer) { return !wanted(answer); });
  std::move(middle, answers.end(), std::back_inserter(taken));
  answers.erase(middle, answers.end());
  return taken;
}

RegistryAnswer NoAnswer(const Error& error, const VerifyRequest& request) {
  return {JudgmentOf({CauseOf(CauseOfFailedCall(error), error.sentence)}, request), {}};
}

CheckedOffer Choose(Answers answers, const VerifyRequest& request) {
  // What a registry that contradicts itself proves is worth nothing, nor does it silence another.
  Answers contradicting = Take(answers, [](const CheckedOffer& answer) {
    return answer.judgment.code == VerdictCode::kLogMisbehaved;
  });
  Answers proven = Take(answers, IsProven);
  if (!proven.empty()) {
    return AreOfOnePayload(proven) ? std::move(proven.front())
                                   : BothShown(std::move(proven), request);
  }
  if (!contradicting.empty()) return Contradicting(std::move(contradicting));
  Answers failed = Take(answers, [](const CheckedOffer& answer) {
    return answer.judgment.code != VerdictCode::kUnknownHere;
  });
  return Together(failed.empty() ? std::move(answers) : std::move(failed), request);
}

}  // namespace

CheckedOffer ChooseAnswer(Answers answers, const VerifyRequest& request) {
  std::vector<std::string> evidence;
  for (const CheckedOffer& answer : answers) AddEvidence(answer.judgment, evidence);
  CheckedOffer chosen = Choose(std::move(answers), request);
  chosen.evidence = std::move(evidence);
  return chosen;
}

Result<CheckedOffer> CheckCode(const Context& context, const BelievedTrust& trust, const Code& code,
                               const VerifyRequest& request) {
  Answers answers;
  for (const DamagedTrust& one : trust.damaged) {
    CheckedOffer unasked;
    unasked.judgment =
        JudgmentOf({CauseOf(VerdictCause::kNoTrustFile, one.error.sentence)}, request);
    unasked.code = code;
    answers.push_back(std::move(unasked));
  }
  for (const TrustFile& one : trust.files) {
    Result<RegistryAnswer> asked = AskRegistry(context, one, code, request);
    // Of several registries one that cannot be asked keeps none of the others from answering.
    if (!asked.ok() && trust.files.size() + trust.damaged.size() == 1) return asked.error();
    RegistryAnswer answer = asked.ok() ? std::move(*asked) : NoAnswer(asked.error(), request);
    CheckedOffer checked;
    checked.judgment = std::move(answer.judgment);
    checked.proof = std::move(answer.proof);
    checked.registries = {one};
    checked.code = code;
    answers.push_back(std::move(checked));
  }
  if (!answers.empty()) return ChooseAnswer(std::move(answers), request);
  CheckedOffer nobody;
  nobody.code = code;
  nobody.judgment =
      JudgmentOf({CauseOf(VerdictCause::kNoTrustFile,
                          Said("no registry is believed; add one: warifu trust add"))},
                 request);
  return nobody;
}

}  // namespace warifu

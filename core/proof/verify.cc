#include "core/proof/verify.h"

#include <algorithm>
#include <utility>

#include "core/admission/overlay.h"
#include "core/base/check.h"
#include "core/crypto/sha256.h"
#include "core/proof/conclude.h"
#include "core/proof/reading.h"
#include "core/proof/trial.h"
#include "core/rules/row.h"
#include "core/rules/rows.h"
#include "core/statement/entry.h"
#include "core/statement/limits.h"

namespace warifu {
namespace {

// What no offer proof can show, besides the rules that need history.
constexpr std::string_view kLeftToReplay[] = {
    "The seal states how every entry stands.",
    "No entry between those in the proof changes what they say.",
    "Every batch has one time, later than the batch before.",
};

// Runs one step and notes whether it found a cause.
template <typename Step>
void Run(std::string_view name, Trial& trial, Step step) {
  const std::size_t before = trial.judgment.causes.size();
  step();
  trial.judgment.checks.push_back({name, trial.judgment.causes.size() == before});
}

bool IsForbidden(const Trial& trial) {
  return std::any_of(trial.judgment.causes.begin(), trial.judgment.causes.end(), Forbids);
}

void JudgeExpected(Trial& trial) {
  const std::optional<Code>& expected = trial.options.expected;
  if (expected && *expected != trial.offer->examined().code()) {
    trial.Add(VerdictCause::kAnswerDoesNotVerify, Said("this is the proof of another offer"));
  }
}

// Who holds a place need not care that all are given.
void ForgetFullForHolder(Trial& trial) {
  if (!trial.judgment.offer->holder_place()) return;
  std::erase_if(trial.judgment.causes,
                [](const FoundCause& found) { return found.cause == VerdictCause::kOfferFull; });
}

void JudgeAsOfNow(Trial& trial) {
  const ProofState proven(*trial.carried, trial.ViewAt(trial.seal_index));
  OverlayState now(&proven);
  Run("news", trial, [&] { JudgeNews(now, trial); });
  Run("parties, appointments and offer now", trial, [&] { JudgeNow(now, trial); });
  if (IsForbidden(trial)) return;
  trial.judgment.offer = VerifiedOfferMaker::Make(now, trial);
  ForgetFullForHolder(trial);
  Run("what you were told", trial, [&] { JudgeTold(trial); });
}

void JudgeContent(Trial& trial) {
  Run("entries", trial, [&] { ReadEntries(trial); });
  Run("inclusion and standing", trial, [&] { JudgeInclusion(trial); });
  if (trial.carried == nullptr) return JudgeTime(trial);
  Run("exactly the entries needed", trial, [&] { JudgeCompleteness(trial); });
  if (trial.offer == nullptr || trial.Has(VerdictCause::kOtherGenesis)) return JudgeTime(trial);
  JudgeExpected(trial);
  Run("signatures and keys", trial, [&] { JudgeStatements(trial); });
  Run("rules at admission", trial, [&] { JudgeOfferRules(trial); });
  Run("clock and dates", trial, [&] { JudgeTime(trial); });
  JudgeAsOfNow(trial);
}

// Of an offer that its parties did not sign so, or that is not in the log, nobody knows what its
// proof must hold: it is false, not incomplete.
bool IsForged(const Trial& trial) {
  const auto& causes = trial.judgment.causes;
  return trial.Has(VerdictCause::kNotInLog) ||
         std::any_of(causes.begin(), causes.end(), [&trial](const FoundCause& found) {
           return found.cause == VerdictCause::kSignatureBad &&
                  found.entry == LeafIndex(trial.proof.offer_index());
         });
}

void End(Trial& trial) {
  OfferJudgment& judgment = trial.judgment;
  if (IsForged(trial)) {
    std::erase_if(judgment.causes, [](const FoundCause& found) {
      return found.cause == VerdictCause::kFileIncomplete;
    });
  }
  Conclude(judgment);
  WARIFU_CHECK(judgment.code != VerdictCode::kGenuine || judgment.offer.has_value());
  if (trial.seal.time_ms != 0) judgment.seal_time_ms = trial.seal.time_ms;
}

void ListLeftToReplay(OfferJudgment& judgment) {
  judgment.left_to_replay.assign(std::begin(kLeftToReplay), std::end(kLeftToReplay));
  for (const Row& row : AllRows()) {
    const bool of_offers = (row.kinds & Kinds(StatementKind::kOffer)) != 0;
    if (of_offers && !Within(row.needs, kProofNeeds)) judgment.left_to_replay.push_back(row.line);
  }
}

// The code of the statement in an entry; of its payload nothing is read.
Result<Code> CodeIn(std::string_view entry_bytes) {
  WARIFU_ASSIGN_OR_RETURN(const UntrustedEntry entry, ParseEntry(entry_bytes));
  const auto* bytes = std::get_if<std::string>(&entry.content);
  if (bytes == nullptr) return Damaged("this entry holds no statement");
  const BoundedKind signed_statement = {FileKind::kStatement, kMaxSignedStatementBytes};
  WARIFU_ASSIGN_OR_RETURN(const v1::SignedStatement message,
                          ReadMessage<v1::SignedStatement>(signed_statement, *bytes));
  return Code::Of(Sha256(message.payload()));
}

}  // namespace

OfferJudgment VerifyOfferProof(std::string_view untrusted_proof, const TrustFile& trust,
                               const VerifyOptions& options) {
  OfferJudgment judgment;
  judgment.judged_at_s = options.at_s.value_or(options.now_s);
  judgment.judged_at_other_time = options.at_s.has_value();
  ListLeftToReplay(judgment);
  Trial trial(trust, options, judgment);
  bool go_on = false;
  Run("form of the proof", trial, [&] { go_on = ReadProof(untrusted_proof, trial); });
  if (go_on) {
    Run("checkpoint, witnesses and seal", trial, [&] { go_on = JudgeCheckpoint(trial); });
  }
  if (go_on) JudgeContent(trial);
  End(trial);
  return judgment;
}

OfferJudgment VerifyOfferFile(std::string_view untrusted_file, const TrustFile& trust,
                              const VerifyOptions& options) {
  Result<std::string> proof = UnframeBounded(kBoundedProof, untrusted_file);
  if (proof.ok()) return VerifyOfferProof(*proof, trust, options);
  OfferJudgment judgment;
  judgment.judged_at_s = options.at_s.value_or(options.now_s);
  judgment.judged_at_other_time = options.at_s.has_value();
  Trial trial(trust, options, judgment);
  trial.Add(CauseOfReading(proof.error()), proof.error().sentence);
  return judgment;
}

Result<UntrustedProofHint> ReadProofHint(std::string_view untrusted_file) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, UnframeBounded(kBoundedProof, untrusted_file));
  WARIFU_ASSIGN_OR_RETURN(const v1::OfferProof proof,
                          ReadMessage<v1::OfferProof>(kBoundedProof, bytes));
  WARIFU_ASSIGN_OR_RETURN(const Checkpoint checkpoint, ReadUntrustedCheckpoint(proof.checkpoint()));
  for (const v1::ProvenEntry& entry : proof.entries()) {
    if (entry.index() != proof.offer_index()) continue;
    WARIFU_ASSIGN_OR_RETURN(const Code code, CodeIn(entry.entry()));
    return UntrustedProofHint{checkpoint.origin, code, checkpoint.size};
  }
  return Damaged("this file does not hold the offer that it is about");
}

}  // namespace warifu

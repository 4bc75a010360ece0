#include "client/verify/ask.h"

#include <memory>
#include <utility>
#include <vector>

#include "client/registry_server.h"
#include "client/verify/history.h"
#include "client/verify/judgments.h"
#include "client/verify/sealed_head.h"
#include "core/base/time.h"
#include "core/proof/assemble.h"
#include "core/proof/conclude.h"
#include "core/proof/limits.h"
#include "core/proof/receipt.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

// One question to one registry.
struct Question {
  const Context& context;
  const TrustFile& trust;
  const Code& code;
  const VerifyRequest& request;
  RegistryConnection& connection;
  const SeenBefore& seen;
};

RegistryAnswer Failed(VerdictCause cause, Sentence detail, const VerifyRequest& request) {
  return {JudgmentOf({CauseOf(cause, std::move(detail))}, request), {}};
}

RegistryAnswer FailedCall(const Error& error, const VerifyRequest& request) {
  return Failed(CauseOfFailedCall(error), error.sentence, request);
}

// The clock of this computer against the newest seal ever verified.
void AddClock(const Question& question, std::vector<FoundCause>& causes) {
  const std::uint64_t newest_s = question.seen.newest_seal_ms / kMsPerSecond;
  const std::uint64_t now_s = question.request.now_s;
  if (question.request.at_s || newest_s <= now_s + kMaxSealAheadS) return;
  causes.push_back(CauseOf(VerdictCause::kClockBehindMemory, Said("a later seal was seen before")));
}

// The registry says that it does not know the code. Its word counts when its news is young, has the
// quorum, and goes on from what was seen before.
Result<RegistryAnswer> JudgeUnknown(const Question& question) {
  const Result<SealedHead> sealed = FetchSealedHead(question.connection, question.trust);
  if (!sealed.ok()) return FailedCall(sealed.error(), question.request);
  std::vector<FoundCause> causes = JudgeHead(*sealed, question.trust, question.request);
  AddClock(question, causes);
  const Result<HistoryJudgment> history = JudgeHistory(
      question.connection, question.trust, question.seen.checkpoints, sealed->head.note);
  if (!history.ok()) return FailedCall(history.error(), question.request);
  causes.insert(causes.end(), history->causes.begin(), history->causes.end());
  if (causes.empty()) {
    if (!question.request.at_s) {
      WARIFU_RETURN_IF_ERROR(
          KeepAnswer(question.context, question.trust, sealed->head.note, sealed->seal_time_ms));
    }
    causes.push_back(
        CauseOf(VerdictCause::kUnknownHere, Said("the registry does not know the code")));
  }
  RegistryAnswer answer{JudgmentOf(causes, question.request), {}};
  answer.judgment.seal_time_ms = sealed->seal_time_ms;
  answer.judgment.evidence = history->evidence;
  return answer;
}

std::string NoteOf(const std::string& proof) {
  v1::OfferProof message;
  return message.ParseFromString(proof) ? message.checkpoint() : std::string();
}

// The options with the news that came beside the proof.
VerifyOptions OptionsOf(const Question& question, const OfferProofAnswer& answer) {
  VerifyOptions options = question.request.OptionsFor(ProofSource::kAnswer);
  options.expected = question.code;
  for (const std::string& item : answer.untrusted_news) options.news.push_back({item, true});
  return options;
}

// Held against what was seen besides the largest, which the verifier judges; then remembered.
Status JudgeOlder(const Question& question, const std::string& note, OfferJudgment& judgment) {
  std::vector<RememberedCheckpoint> others = question.seen.checkpoints;
  if (!others.empty()) others.erase(others.begin());
  WARIFU_ASSIGN_OR_RETURN(const HistoryJudgment history,
                          JudgeHistory(question.connection, question.trust, others, note));
  AddCauses(history.causes, judgment);
  if (!history.evidence.empty()) judgment.evidence = history.evidence;
  return Ok();
}

// The proof proves nothing without its history; evidence of a contradiction stands by itself.
RegistryAnswer NotHeldAgainstOlder(const Question& question, const Error& error,
                                   OfferJudgment& judgment) {
  if (judgment.evidence.empty()) return FailedCall(error, question.request);
  AddCauses({CauseOf(CauseOfFailedCall(error), error.sentence)}, judgment);
  return {std::move(judgment), {}};
}

// What was judged as of another time is not held against that of this computer's clock.
bool MayBeKept(const VerifyRequest& request, const OfferJudgment& judgment) {
  return !request.at_s && judgment.offer && judgment.offer->seal().quorum &&
         !HasCause(judgment.causes, VerdictCause::kOnlyOldNews) &&
         !HasCause(judgment.causes, VerdictCause::kClockBehindSeal);
}

Result<RegistryAnswer> JudgeProof(const Question& question, OfferProofAnswer answer) {
  VerifyOptions options = OptionsOf(question, answer);
  const std::string note = NoteOf(answer.untrusted_proof);
  const Result<Checkpoint> shown = VerifyCheckpoint(note, question.trust.policy().log_key());
  if (shown.ok()) {
    Result<std::optional<Remembered>> largest =
        AskForLargest(question.connection, question.seen, shown->size);
    if (!largest.ok()) return FailedCall(largest.error(), question.request);
    options.remembered = std::move(*largest);
  }
  RegistryAnswer result{VerifyOfferProof(answer.untrusted_proof, question.trust, options), {}};
  TakeAsAnswer(result.judgment);
  if (shown.ok()) {
    const Status older = JudgeOlder(question, note, result.judgment);
    if (!older.ok()) return NotHeldAgainstOlder(question, older.error(), result.judgment);
  }
  if (MayBeKept(question.request, result.judgment)) {
    // Bad news is said even where it cannot be remembered.
    const Status kept =
        KeepAnswer(question.context, question.trust, note, *result.judgment.seal_time_ms);
    if (!kept.ok() && result.judgment.code == VerdictCode::kGenuine) return kept.error();
  }
  if (result.judgment.offer) result.proof = std::move(answer.untrusted_proof);
  return result;
}

// A mistake of who asks: the registry proves that the code is of a statement, but of no offer.
Status CheckIsNoOther(const Question& question) {
  const Result<std::string> answer = question.connection.GetStatement(question.code);
  if (!answer.ok()) return Ok();
  const ReceiptJudgment judged = VerifyReceipt(*answer, question.trust);
  if (!judged.receipt) return Ok();
  const ExaminedStatement& statement = judged.receipt->subject.examined();
  if (statement.code() != question.code || statement.kind() == StatementKind::kOffer) return Ok();
  return BadInput(
      "this is the code of another statement ({kind}), not of a job offer; to read it: warifu show "
      "{code}",
      StatementKindName(statement.kind()), question.code.ToString());
}

Result<RegistryAnswer> AskFrom(const Question& question, std::uint32_t first_place) {
  Result<OfferProofAnswer> answer = question.connection.GetOfferProof(question.code, first_place);
  if (!answer.ok() && answer.error().code == ErrorCode::kNotFound) return JudgeUnknown(question);
  if (!answer.ok() && answer.error().code == ErrorCode::kBadInput) {
    WARIFU_RETURN_IF_ERROR(CheckIsNoOther(question));
  }
  if (!answer.ok()) return FailedCall(answer.error(), question.request);
  if (answer->untrusted_proof.empty()) {
    return Failed(VerdictCause::kNotPublished, Said("admitted, not yet published"),
                  question.request);
  }
  return JudgeProof(question, std::move(*answer));
}

// The place from which to ask on for the holder's; 0: it was found, or there are no more.
// Each proof shows kMaxProvenPlaces at most.
std::uint32_t NextFirstPlace(const RegistryAnswer& answer, const VerifyRequest& request) {
  const std::optional<VerifiedOffer>& offer = answer.judgment.offer;
  if (!request.holder_hash || !offer || offer->holder_place()) return 0;
  const std::vector<PlaceView>& places = offer->places();
  return places.size() < kMaxProvenPlaces ? 0 : places.back().place + 1;
}

// Whether its places are from `first` on; none: there are no more.
bool BeginsAt(const VerifiedOffer& offer, std::uint32_t first) {
  return offer.places().empty() || offer.places().front().place >= first;
}

// Goes on asking until the holder's place is found or there are no more. Where that cannot be done
// its cause is added, so that nobody reads "no place is given to you" after half a search.
Status LookForPlace(const Question& question, RegistryAnswer& answer) {
  for (std::uint32_t page = 1; page < kMaxPlaces / kMaxProvenPlaces; ++page) {
    const std::uint32_t next = NextFirstPlace(answer, question.request);
    if (next == 0) return Ok();
    WARIFU_ASSIGN_OR_RETURN(const SeenBefore seen, RecallAll(question.context, question.trust));
    const Question again{question.context, question.trust,      question.code,
                         question.request, question.connection, seen};
    WARIFU_ASSIGN_OR_RETURN(RegistryAnswer more, AskFrom(again, next));
    if (more.judgment.offer && BeginsAt(*more.judgment.offer, next)) {
      answer = std::move(more);
      continue;
    }
    // Neither takes back what was proven, nor ends the search.
    const bool silent =
        more.judgment.offer || HasCause(more.judgment.causes, VerdictCause::kUnknownHere);
    if (silent) {
      AddCauses(
          {CauseOf(VerdictCause::kAnswerDoesNotVerify, Said("it does not go on with the places"))},
          answer.judgment);
      return Ok();
    }
    if (!more.judgment.evidence.empty()) answer.judgment.evidence = more.judgment.evidence;
    AddCauses(more.judgment.causes, answer.judgment);
    return Ok();
  }
  return Ok();
}

}  // namespace

Result<RegistryAnswer> AskRegistry(const Context& context, const TrustFile& trust, const Code& code,
                                   const VerifyRequest& request) {
  if (AddressOf(context, trust).empty()) {
    return Failed(VerdictCause::kNoNetwork, Said("the trust file names no server"), request);
  }
  WARIFU_ASSIGN_OR_RETURN(const SeenBefore seen, RecallAll(context, trust));
  WARIFU_ASSIGN_OR_RETURN(const auto connection, ConnectTo(context, trust));
  const Question question{context, trust, code, request, *connection, seen};
  WARIFU_ASSIGN_OR_RETURN(RegistryAnswer answer, AskFrom(question, request.first_place()));
  WARIFU_RETURN_IF_ERROR(LookForPlace(question, answer));
  WARIFU_RETURN_IF_ERROR(AddKeptEvidence(context, trust, answer.judgment));
  return answer;
}

}  // namespace warifu

// Judging files: offer proofs, refreshed where that can be had, and evidence.
#include <algorithm>
#include <utility>

#include "client/verify/ask.h"
#include "client/verify/checked_offer.h"
#include "client/verify/history.h"
#include "client/verify/judgments.h"
#include "core/proof/conclude.h"
#include "core/proof/evidence.h"
#include "core/statement/file.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

const TrustFile* FindOrigin(const std::vector<TrustFile>& trust, const std::string& origin) {
  const auto found = std::find_if(trust.begin(), trust.end(),
                                  [&](const TrustFile& one) { return one.origin() == origin; });
  return found == trust.end() ? nullptr : &*found;
}

CheckedOffer OfCause(VerdictCause cause, Sentence detail, const VerifyRequest& request) {
  CheckedOffer checked;
  checked.source = ProofSource::kFile;
  checked.judgment = JudgmentOf({CauseOf(cause, std::move(detail))}, request);
  return checked;
}

// What was read before any of it is believed.
struct ProofInHand {
  std::string_view file;
  UntrustedProofHint hint;
  const TrustFile& trust;
};

// Keeps the file's checkpoint, to be proven at the next contact.
Status Keep(const Context& context, const ProofInHand& proof, const CheckedOffer& checked) {
  if (!checked.judgment.offer || !checked.judgment.offer->seal().quorum ||
      HasCause(checked.judgment.causes, VerdictCause::kClockBehindSeal)) {
    return Ok();
  }
  v1::OfferProof message;
  if (!message.ParseFromString(checked.proof)) return Ok();
  return KeepFile(context, proof.trust, message.checkpoint(), *checked.judgment.seal_time_ms);
}

Result<CheckedOffer> JudgeAlone(const Context& context, const ProofInHand& proof,
                                const VerifyRequest& request) {
  WARIFU_ASSIGN_OR_RETURN(const SeenBefore seen, RecallAll(context, proof.trust));
  VerifyOptions options = request.OptionsFor(ProofSource::kFile);
  options.remembered = seen.OfSize(proof.hint.size);
  CheckedOffer checked;
  checked.newer_news_not_had = request.offline && !seen.checkpoints.empty() &&
                               proof.hint.size < seen.checkpoints.front().checkpoint.size;
  checked.source = ProofSource::kFile;
  checked.registries = {proof.trust};
  checked.code = proof.hint.code;
  checked.judgment = VerifyOfferFile(proof.file, proof.trust, options);
  if (checked.judgment.offer) {
    WARIFU_ASSIGN_OR_RETURN(checked.proof, UnframeFile(FileKind::kProof, proof.file));
  }
  WARIFU_RETURN_IF_ERROR(AddKeptEvidence(context, proof.trust, checked.judgment));
  AddEvidence(checked.judgment, checked.evidence);
  if (!request.at_s) WARIFU_RETURN_IF_ERROR(Keep(context, proof, checked));
  return checked;
}

bool IsLarger(const OfferJudgment& answer, const ProofInHand& proof) {
  return answer.offer && answer.checkpoint && answer.checkpoint->size >= proof.hint.size;
}

// The larger of file and answer speaks, but no answer takes back what a file proved against the
// log. An answer that does not verify leaves the file's verdict,
// with a line; one that proves a contradiction is said aloud.
CheckedOffer Refreshed(CheckedOffer file, RegistryAnswer answer, const ProofInHand& proof) {
  AddEvidence(answer.judgment, file.evidence);
  if (file.judgment.code == VerdictCode::kLogMisbehaved) return file;
  const bool contradicts = answer.judgment.code == VerdictCode::kLogMisbehaved;
  if (contradicts || IsLarger(answer.judgment, proof)) {
    file.judgment = std::move(answer.judgment);
    file.proof = std::move(answer.proof);
    file.source = ProofSource::kAnswer;
    return file;
  }
  file.newer_news_not_had = true;
  const bool is_network = HasCause(answer.judgment.causes, VerdictCause::kNoNetwork);
  if (is_network && HasCause(file.judgment.causes, VerdictCause::kSealTooOld)) {
    AddCauses(answer.judgment.causes, file.judgment);
  }
  return file;
}

}  // namespace

Result<CheckedOffer> CheckProofFile(const Context& context, const std::vector<TrustFile>& trust,
                                    std::string_view untrusted_file, const VerifyRequest& request) {
  const Result<UntrustedProofHint> hint = ReadProofHint(untrusted_file);
  if (!hint.ok()) {
    const bool newer = hint.error().code == ErrorCode::kNewerProgram;
    return OfCause(newer ? VerdictCause::kNewerProgram : VerdictCause::kFileDamaged,
                   hint.error().sentence, request);
  }
  const TrustFile* believed = FindOrigin(trust, hint->origin);
  if (believed == nullptr) {
    return OfCause(VerdictCause::kNoTrustFile, Said("of {origin}", hint->origin), request);
  }
  const ProofInHand proof{untrusted_file, *hint, *believed};
  WARIFU_ASSIGN_OR_RETURN(CheckedOffer checked, JudgeAlone(context, proof, request));
  if (request.offline) return checked;
  WARIFU_ASSIGN_OR_RETURN(RegistryAnswer answer,
                          AskRegistry(context, *believed, hint->code, request));
  return Refreshed(std::move(checked), std::move(answer), proof);
}

CheckedOffer CheckEvidenceFile(const std::vector<TrustFile>& trust, std::string_view untrusted_file,
                               const VerifyRequest& request) {
  CheckedOffer checked = OfCause(VerdictCause::kNoTrustFile,
                                 Said("of the registry that this evidence accuses"), request);
  for (const TrustFile& one : trust) {
    const EvidenceJudgment judgment = JudgeEvidenceFile(untrusted_file, one);
    const OfferJudgment judged = JudgmentOf(judgment.causes, request);
    if (HasCause(judged.causes, VerdictCause::kNotSignedByLog)) continue;
    checked.judgment = judged;
    // A file that cannot be read accuses nobody.
    if (judged.code == VerdictCode::kLogMisbehaved) checked.registries = {one};
    break;
  }
  return checked;
}

}  // namespace warifu

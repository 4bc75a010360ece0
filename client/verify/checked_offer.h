// From a code or a file to a verdict: which registries are believed, whom to ask, which answer
// speaks.
//
// Source: docs/format.md, "Verifying", "Verdicts". Threads: one at a time.
#ifndef WARIFU_CLIENT_VERIFY_CHECKED_OFFER_H_
#define WARIFU_CLIENT_VERIFY_CHECKED_OFFER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/context.h"
#include "client/trust_folder.h"
#include "client/verify/request.h"
#include "core/base/result.h"
#include "core/proof/trust.h"
#include "core/proof/verify.h"
#include "core/text/code.h"

namespace warifu {

struct CheckedOffer {
  OfferJudgment judgment;
  std::vector<TrustFile> registries;  // those that speak; the first is the judgment's
  std::optional<TrustFile> to_call;   // whose numbers a worker can call
  std::optional<Code> code;
  ProofSource source = ProofSource::kAnswer;
  std::string proof;  // serialized OfferProof of a verified offer
  bool newer_news_not_had = false;
  std::vector<OfferJudgment> answers;  // of TWO_ANSWERS: each with its offer
  // Serialized, against every registry that contradicted itself, whoever speaks.
  std::vector<std::string> evidence;
};

// Asks every registry of `trust`. One whose trust file is damaged is one that did not answer.
// Errors: those of AskRegistry.
Result<CheckedOffer> CheckCode(const Context& context, const BelievedTrust& trust, const Code& code,
                               const VerifyRequest& request);

// Judges the bytes of a `.warifu` file, refreshed at its registry unless request.offline.
// Errors: those of AskRegistry and of memory.
Result<CheckedOffer> CheckProofFile(const Context& context, const std::vector<TrustFile>& trust,
                                    std::string_view untrusted_file, const VerifyRequest& request);

// Judges the bytes of an `.evidence` file.
CheckedOffer CheckEvidenceFile(const std::vector<TrustFile>& trust, std::string_view untrusted_file,
                               const VerifyRequest& request);

// Which of the answers about a code speaks: that a registry contradicts itself, with evidence,
// before all others; then a proven answer. Two or more proven answers with different payloads: both
// are shown, none is believed. The evidence of all is kept.
CheckedOffer ChooseAnswer(std::vector<CheckedOffer> answers, const VerifyRequest& request);

}  // namespace warifu

#endif  // WARIFU_CLIENT_VERIFY_CHECKED_OFFER_H_

// VerifyOfferProof: what a worker may believe of an offer proof, and every reason why not.
//
// The verifier trusts nothing that it did not check, and fails closed: what it cannot check is
// never GENUINE. It checks in the order of docs/format.md "Verifying", notes every cause that it
// meets, and lets the first in the order of precedence speak (core/proof/verdict.h).
// Not here: reading files, asking servers, the clock, words for people (the client).
// Threads: pure functions.
#ifndef WARIFU_CORE_PROOF_VERIFY_H_
#define WARIFU_CORE_PROOF_VERIFY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/proof/news.h"
#include "core/proof/trust.h"
#include "core/proof/verdict.h"
#include "core/proof/verified_offer.h"
#include "core/text/code.h"
#include "core/text/currency.h"

namespace warifu {

// Where a proof comes from: it decides how old its seal may be.
enum class ProofSource { kFile, kAnswer };

// What somebody told the worker.
struct Told {
  std::optional<MoneyValue> total;     // all that is to be paid
  std::optional<MoneyValue> pay;       // take-home pay of a month
  std::optional<std::string> account;  // to which it is to be paid
  std::optional<Hash> paper;           // SHA-256 of the paper that was shown
};

// The largest checkpoint with quorum that this client ever verified of the registry.
struct Remembered {
  std::string checkpoint;          // signed note, by the log key of the trust file
  std::uint64_t seal_time_ms = 0;  // of the newest seal ever verified
  std::vector<Hash> consistency;   // RFC 6962 proof from it to an answer's checkpoint
};

struct VerifyOptions {
  std::uint64_t now_s = 0;            // this computer's clock
  std::optional<std::uint64_t> at_s;  // judge as of this time instead
  ProofSource source = ProofSource::kFile;
  std::optional<Code> expected;  // the code that was asked for
  Told told;
  std::optional<Hash> holder_hash;  // SHA-256 of the one-time key of a worker's place
  std::optional<Remembered> remembered;
  std::vector<NewsItem> news;
};

// How a told sum compares with the offer's.
struct ToldSum {
  MoneyValue told;
  MoneyValue offered;
  std::optional<MoneyValue> told_converted;  // into the offer's currency; nothing: no rate
  bool too_high = false;
  bool too_low = false;            // of the total: a warning above all else
  bool before_deductions = false;  // of the pay: it is what is earned, not what is taken home
};

// One check for --explain.
struct CheckMade {
  std::string_view name;  // "checkpoint signed by the log", ...
  bool passed = false;
};

struct OfferJudgment {
  VerdictCode code = VerdictCode::kCouldNotCheck;
  // Every cause that applies, the one that speaks first; empty: GENUINE.
  std::vector<FoundCause> causes;
  // Present when the proof holds as of its seal: no cause of 11, 12, 14, 17, 20, and none that
  // forbids to say anything. Else nothing of the proof may be shown as true.
  std::optional<VerifiedOffer> offer;
  // The verdict less what was told (18): "There is a real offer" only where this is GENUINE.
  VerdictCode code_without_told = VerdictCode::kCouldNotCheck;
  std::optional<ToldSum> told_total;
  std::optional<ToldSum> told_pay;
  std::optional<bool> account_is_payees;  // answer to Told::account
  std::vector<NewsVerdict> news;          // one for each item handed in
  std::uint64_t judged_at_s = 0;
  bool judged_at_other_time = false;
  std::vector<CheckMade> checks;
  std::vector<std::string_view> left_to_replay;  // what only a replay of the log can tell
  // The checkpoint as verified, for the client to remember; nothing unless signed by the log.
  std::optional<Checkpoint> checkpoint;
  std::optional<std::uint64_t> seal_time_ms;
  // A serialized Evidence when the code is 20.
  std::string evidence;

  Verdict verdict() const { return VerdictOf(code); }
};

// Judges the bytes of a `.warifu` file.
OfferJudgment VerifyOfferFile(std::string_view untrusted_file, const TrustFile& trust,
                              const VerifyOptions& options);

// Judges a serialized OfferProof, as a server answers.
OfferJudgment VerifyOfferProof(std::string_view untrusted_proof, const TrustFile& trust,
                               const VerifyOptions& options);

// What a proof says of itself: to find the trust file and to ask a server, never to believe it.
struct UntrustedProofHint {
  std::string origin;
  Code code;
  TreeSize size;
};
// Errors: those of UnframeFile; kDamaged.
Result<UntrustedProofHint> ReadProofHint(std::string_view untrusted_file);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_VERIFY_H_

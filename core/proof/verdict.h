// Verdicts: what a worker may believe, every cause of one, and which of several causes speaks.
//
// Three enums that must not be mixed: an Error says that a call failed (core/base/result.h), a
// finding that a statement breaks a rule (warifu/v1/finding.pb.h), a verdict what to believe. Here
// stands the one table that maps findings to verdicts, and the one that orders the causes.
// Not here: finding the causes (core/proof/verify.h), words for people (the client).
// Source: docs/format.md, "Verdicts".
// Threads: values and pure functions.
#ifndef WARIFU_CORE_PROOF_VERDICT_H_
#define WARIFU_CORE_PROOF_VERDICT_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/sentence.h"
#include "core/base/types.h"
#include "warifu/v1/finding.pb.h"

namespace warifu {

// The exit codes that are verdicts; frozen.
enum class VerdictCode {
  kGenuine = 0,
  kCouldNotCheck = 3,
  kBadSignature = 11,
  kWrongKey = 12,
  kUnknownHere = 13,
  kDoesNotFit = 14,
  kNoLongerValid = 15,
  kOutsideDates = 16,
  kRuleBroken = 17,
  kNotAsTold = 18,
  kFull = 19,
  kLogMisbehaved = 20,
};

inline constexpr VerdictCode kAllVerdictCodes[] = {
    VerdictCode::kGenuine,       VerdictCode::kCouldNotCheck, VerdictCode::kBadSignature,
    VerdictCode::kWrongKey,      VerdictCode::kUnknownHere,   VerdictCode::kDoesNotFit,
    VerdictCode::kNoLongerValid, VerdictCode::kOutsideDates,  VerdictCode::kRuleBroken,
    VerdictCode::kNotAsTold,     VerdictCode::kFull,          VerdictCode::kLogMisbehaved,
};

// The five verdicts.
enum class Verdict { kGenuine, kCouldNotCheck, kNotGenuine, kNoLongerValid, kLogMisbehaved };

constexpr int ExitCodeOf(VerdictCode code) { return static_cast<int>(code); }
Verdict VerdictOf(VerdictCode code);
// "GENUINE", "COULD NOT CHECK", "NOT GENUINE", "NO LONGER VALID", "LOG MISBEHAVED".
std::string_view VerdictWords(Verdict verdict);

// Why a verdict is not GENUINE. Declared in the order of precedence: the first that applies speaks.
enum class VerdictCause {
  // 3: nothing can be said at all.
  kNoTrustFile,          // of the registry that the file names
  kFileDamaged,          // cut short, its checksum or its form is wrong
  kFileIncomplete,       // something that the verdict rests on is not in it
  kNewerProgram,         // made by a later version of the program
  kPreRelease,           // made before the first release
  kNotSignedByLog,       // the checkpoint is not signed by the log key of the trust file
  kAnswerDoesNotVerify,  // a server answered with something else, or cannot prove its history
  // 20: the log misbehaved, with evidence.
  kTwoRoots,          // two signed checkpoints of one size with two roots
  kHistoryRewritten,  // a larger signed tree does not begin with the smaller
  kWrongEntryLogged,  // a signed tree holds an inadmissible entry or a wrong seal
  // 11, 12, 14, 13, 17.
  kSignatureBad,
  kKeyWrong,
  kNotInLog,           // an entry or the seal is not in the tree of the checkpoint
  kStandingNotInTree,  // a standing leaf is not in the tree of the seal
  kSealMisplaced,      // what stands at size - 1 is no seal
  kOtherGenesis,       // entry 0 is not the genesis that the trust file pins
  kUnknownHere,
  kRuleBroken,
  // 15.
  kOfferWithdrawn,
  kOfferSuperseded,
  kPartyRevoked,
  kPartySuspended,    // may turn good again
  kPartyNotInForce,   // its record was brought back by what does not count
  kPartyDatesPast,    // may turn good again
  kPartyLicensePast,  // may turn good again
  kPartyRoleLacking,  // may turn good again
  kAppointmentWithdrawn,
  kAppointmentNotInForce,   // brought back by what does not count
  kAppointmentDatesPast,    // may turn good again
  kAppointmentNotCovering,  // may turn good again: corridor or occupation
  kOfferNotInForce,         // brought back by what does not count
  kKeyCompromised,          // all that fails only because a key was stolen
  // 18.
  kToldTotalTooHigh,
  kToldPayTooHigh,
  kAccountNotOfPayee,
  kPaperDiffers,
  // 3, 16, 19.
  kClockBehindSeal,
  kClockBehindMemory,
  kExpired,
  kNotYetValid,
  kOfferFull,  // may turn good again
  // 3: the rest.
  kFileOverfull,   // something is in it that no proof of this offer holds
  kTimesDisagree,  // an entry is later than one after it, or than the seal
  kSealTooOld,
  kQuorumMissing,
  kNoNetwork,
  kNotPublished,
  kOnlyOldNews,
  kNoRateForTold,
  kNewsNotJudged,
  kTwoAnswers,
};

// What is fixed about a cause.
struct CauseRow {
  VerdictCause cause;
  std::string_view name;  // as in --json: "SEAL_TOO_OLD"
  VerdictCode code;
  bool needs_freshness;  // may turn good again, so without a fresh seal it is passed over
};

// All causes, in the order of precedence.
std::span<const CauseRow> CauseRows();
const CauseRow& RowOf(VerdictCause cause);

// A cause that was met, with what it is about. Fields that do not apply are empty.
struct FoundCause {
  VerdictCause cause = VerdictCause::kFileDamaged;
  std::string organization;             // an organization's id
  std::optional<LeafIndex> entry;       // the entry that it is about
  std::optional<LeafIndex> changed_by;  // the entry that made it so
  std::optional<v1::Finding> finding;   // of a broken rule: which, where, found, wanted
  std::optional<Sentence> detail;       // more, for --explain
};

// The cause's name, with its detail behind it: "NOT_IN_LOG: the offer ...".
Sentence SentenceOf(const FoundCause& found);

// The cause that a finding about an entry in a proof amounts to. Total over the enum:
// SIGNATURE_INVALID, _MISSING, _EXTRA are bad signatures, what is said of keys and signers is a
// wrong key, all else a broken rule.
VerdictCause CauseOfFinding(v1::FindingCode code);

// Sorts by precedence (stable), and drops what is passed over without freshness.
void OrderCauses(std::vector<FoundCause>& causes, bool fresh);

// The verdict of ordered causes: the first speaks; none: GENUINE.
VerdictCode VerdictOfCauses(std::span<const FoundCause> ordered);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_VERDICT_H_

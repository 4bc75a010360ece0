#include "core/proof/verdict.h"

#include <algorithm>
#include <iterator>

#include "core/base/check.h"

namespace warifu {
namespace {

constexpr bool kMayTurnGood = true;
constexpr bool kFinal = false;

constexpr CauseRow kCauseRows[] = {
    {VerdictCause::kNoTrustFile, "NO_TRUST_FILE", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kFileDamaged, "FILE_DAMAGED", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kFileIncomplete, "FILE_INCOMPLETE", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kNewerProgram, "NEWER_PROGRAM", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kPreRelease, "PRE_RELEASE", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kNotSignedByLog, "NOT_SIGNED_BY_LOG", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kAnswerDoesNotVerify, "ANSWER_DOES_NOT_VERIFY", VerdictCode::kCouldNotCheck,
     kFinal},
    {VerdictCause::kTwoRoots, "TWO_ROOTS", VerdictCode::kLogMisbehaved, kFinal},
    {VerdictCause::kHistoryRewritten, "HISTORY_REWRITTEN", VerdictCode::kLogMisbehaved, kFinal},
    {VerdictCause::kWrongEntryLogged, "WRONG_ENTRY_LOGGED", VerdictCode::kLogMisbehaved, kFinal},
    {VerdictCause::kSignatureBad, "SIGNATURE_BAD", VerdictCode::kBadSignature, kFinal},
    {VerdictCause::kKeyWrong, "KEY_WRONG", VerdictCode::kWrongKey, kFinal},
    {VerdictCause::kNotInLog, "NOT_IN_LOG", VerdictCode::kDoesNotFit, kFinal},
    {VerdictCause::kStandingNotInTree, "STANDING_NOT_IN_TREE", VerdictCode::kDoesNotFit, kFinal},
    {VerdictCause::kSealMisplaced, "SEAL_MISPLACED", VerdictCode::kDoesNotFit, kFinal},
    {VerdictCause::kOtherGenesis, "OTHER_GENESIS", VerdictCode::kDoesNotFit, kFinal},
    {VerdictCause::kUnknownHere, "UNKNOWN_HERE", VerdictCode::kUnknownHere, kFinal},
    {VerdictCause::kRuleBroken, "RULE_BROKEN", VerdictCode::kRuleBroken, kFinal},
    {VerdictCause::kOfferWithdrawn, "OFFER_WITHDRAWN", VerdictCode::kNoLongerValid, kFinal},
    {VerdictCause::kOfferSuperseded, "OFFER_SUPERSEDED", VerdictCode::kNoLongerValid, kFinal},
    {VerdictCause::kPartyRevoked, "PARTY_REVOKED", VerdictCode::kNoLongerValid, kFinal},
    {VerdictCause::kPartySuspended, "PARTY_SUSPENDED", VerdictCode::kNoLongerValid, kMayTurnGood},
    {VerdictCause::kPartyNotInForce, "PARTY_NOT_IN_FORCE", VerdictCode::kNoLongerValid, kFinal},
    {VerdictCause::kPartyDatesPast, "PARTY_DATES_PAST", VerdictCode::kNoLongerValid, kMayTurnGood},
    {VerdictCause::kPartyLicensePast, "PARTY_LICENSE_PAST", VerdictCode::kNoLongerValid,
     kMayTurnGood},
    {VerdictCause::kPartyRoleLacking, "PARTY_ROLE_LACKING", VerdictCode::kNoLongerValid,
     kMayTurnGood},
    {VerdictCause::kAppointmentWithdrawn, "APPOINTMENT_WITHDRAWN", VerdictCode::kNoLongerValid,
     kFinal},
    {VerdictCause::kAppointmentNotInForce, "APPOINTMENT_NOT_IN_FORCE", VerdictCode::kNoLongerValid,
     kFinal},
    {VerdictCause::kAppointmentDatesPast, "APPOINTMENT_DATES_PAST", VerdictCode::kNoLongerValid,
     kMayTurnGood},
    {VerdictCause::kAppointmentNotCovering, "APPOINTMENT_NOT_COVERING", VerdictCode::kNoLongerValid,
     kMayTurnGood},
    {VerdictCause::kOfferNotInForce, "OFFER_NOT_IN_FORCE", VerdictCode::kNoLongerValid, kFinal},
    {VerdictCause::kKeyCompromised, "KEY_COMPROMISED", VerdictCode::kNoLongerValid, kFinal},
    {VerdictCause::kToldTotalTooHigh, "TOLD_TOTAL_TOO_HIGH", VerdictCode::kNotAsTold, kFinal},
    {VerdictCause::kToldPayTooHigh, "TOLD_PAY_TOO_HIGH", VerdictCode::kNotAsTold, kFinal},
    {VerdictCause::kAccountNotOfPayee, "ACCOUNT_NOT_OF_PAYEE", VerdictCode::kNotAsTold, kFinal},
    {VerdictCause::kPaperDiffers, "PAPER_DIFFERS", VerdictCode::kNotAsTold, kFinal},
    {VerdictCause::kClockBehindSeal, "CLOCK_BEHIND_SEAL", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kClockBehindMemory, "CLOCK_BEHIND_MEMORY", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kExpired, "EXPIRED", VerdictCode::kOutsideDates, kFinal},
    {VerdictCause::kNotYetValid, "NOT_YET_VALID", VerdictCode::kOutsideDates, kFinal},
    {VerdictCause::kOfferFull, "OFFER_FULL", VerdictCode::kFull, kMayTurnGood},
    {VerdictCause::kFileOverfull, "FILE_OVERFULL", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kTimesDisagree, "TIMES_DISAGREE", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kSealTooOld, "SEAL_TOO_OLD", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kQuorumMissing, "QUORUM_MISSING", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kNoNetwork, "NO_NETWORK", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kNotPublished, "NOT_PUBLISHED", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kOnlyOldNews, "ONLY_OLD_NEWS", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kNoRateForTold, "NO_RATE_FOR_TOLD", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kNewsNotJudged, "NEWS_NOT_JUDGED", VerdictCode::kCouldNotCheck, kFinal},
    {VerdictCause::kTwoAnswers, "TWO_ANSWERS", VerdictCode::kCouldNotCheck, kFinal},
};

// RowOf looks a cause up by its number.
constexpr bool RowsStandInOrder() {
  for (std::size_t i = 0; i < std::size(kCauseRows); ++i) {
    if (static_cast<std::size_t>(kCauseRows[i].cause) != i) return false;
  }
  return static_cast<std::size_t>(VerdictCause::kTwoAnswers) + 1 == std::size(kCauseRows);
}
static_assert(RowsStandInOrder());

// What the codes of group K say of a key or signer; the rest of K is about the signature itself.
constexpr v1::FindingCode kSignatureCodes[] = {
    v1::FINDING_CODE_SIGNATURE_INVALID,
    v1::FINDING_CODE_SIGNATURE_MISSING,
    v1::FINDING_CODE_SIGNATURE_EXTRA,
};
constexpr v1::FindingCode kKeyCodes[] = {
    v1::FINDING_CODE_SIGNER_WRONG,        v1::FINDING_CODE_KEY_UNKNOWN,
    v1::FINDING_CODE_KEY_NOT_IN_FORCE,    v1::FINDING_CODE_KEY_NOT_COUNTING,
    v1::FINDING_CODE_KEY_UNUSABLE,        v1::FINDING_CODE_KEY_BOUND_BEFORE,
    v1::FINDING_CODE_SIGNER_NOT_ENTITLED,
};

bool Contains(std::span<const v1::FindingCode> codes, v1::FindingCode code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

Verdict VerdictOf(VerdictCode code) {
  switch (code) {
    case VerdictCode::kGenuine:
      return Verdict::kGenuine;
    case VerdictCode::kCouldNotCheck:
      return Verdict::kCouldNotCheck;
    case VerdictCode::kNoLongerValid:
    case VerdictCode::kOutsideDates:
    case VerdictCode::kFull:
      return Verdict::kNoLongerValid;
    case VerdictCode::kLogMisbehaved:
      return Verdict::kLogMisbehaved;
    default:
      return Verdict::kNotGenuine;
  }
}

std::string_view VerdictWords(Verdict verdict) {
  switch (verdict) {
    case Verdict::kGenuine:
      return "GENUINE";
    case Verdict::kNotGenuine:
      return "NOT GENUINE";
    case Verdict::kNoLongerValid:
      return "NO LONGER VALID";
    case Verdict::kLogMisbehaved:
      return "LOG MISBEHAVED";
    case Verdict::kCouldNotCheck:
      break;
  }
  return "COULD NOT CHECK";
}

std::span<const CauseRow> CauseRows() { return kCauseRows; }

const CauseRow& RowOf(VerdictCause cause) {
  const auto place = static_cast<std::size_t>(cause);
  WARIFU_CHECK(place < std::size(kCauseRows));
  return kCauseRows[place];
}

VerdictCause CauseOfFinding(v1::FindingCode code) {
  if (Contains(kSignatureCodes, code)) return VerdictCause::kSignatureBad;
  if (Contains(kKeyCodes, code)) return VerdictCause::kKeyWrong;
  return VerdictCause::kRuleBroken;
}

void OrderCauses(std::vector<FoundCause>& causes, bool fresh) {
  if (!fresh) {
    std::erase_if(causes,
                  [](const FoundCause& found) { return RowOf(found.cause).needs_freshness; });
  }
  std::stable_sort(causes.begin(), causes.end(),
                   [](const FoundCause& a, const FoundCause& b) { return a.cause < b.cause; });
}

VerdictCode VerdictOfCauses(std::span<const FoundCause> ordered) {
  return ordered.empty() ? VerdictCode::kGenuine : RowOf(ordered.front().cause).code;
}

Sentence SentenceOf(const FoundCause& found) {
  const std::string_view name = RowOf(found.cause).name;
  return found.detail ? Said("{cause}: {detail}", name, *found.detail)
                      : Verbatim(std::string(name));
}

}  // namespace warifu

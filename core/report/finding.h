// What the report lists: findings as codes and values, of which the client makes words.
//
// Not here: how they are found (core/report/report.h).
// Threads: values.
#ifndef WARIFU_CORE_REPORT_FINDING_H_
#define WARIFU_CORE_REPORT_FINDING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/types.h"
#include "core/report/limits.h"
#include "core/standing/standing.h"
#include "core/statement/examined.h"
#include "core/text/code.h"
#include "warifu/v1/money.pb.h"

namespace warifu {

// What was found; each has one sentence per language.
enum class ReportWhat {
  kNearCeiling,       // what an offer asks under a ceiling is close to it
  kPlacesNearlyUsed,  // offers promise nearly all places of an appointment
  kPlacesUsed,        // all of them
  kPlacesOverUsed,    // more than it has, which only an undo can bring about
  kLicenseEnds,       // a party's license ends soon, and it has open offers
  kPartyStopped,      // a party is suspended or revoked, and its offers stand
  kPartyNotCounting,  // a party's record does not count, and its offers stand
  kNeverGiven,        // an offer is open for long, and no place of it is given
  kRecordEnds,        // a record ends soon, before an offer that needs it
  kSharedAccount,     // organizations take money on one account
  kSharedAddress,     // organizations give one address
  kNameKeyDiffers,    // a look-alike key of a name is not what the name gives
  kNoLongerCounts,    // a statement stopped counting by a theft, and leaves something to do
  kFreedByTheft,      // a suspension was lifted by a Change that does not count; renewed since
};
inline constexpr int kReportWhats = 14;

// "NEAR_CEILING", as in JSON; the message is report_near_ceiling.
std::string_view ReportWhatName(ReportWhat what);

// What the authority is advised to do next; each has one sentence per language.
enum class NextStep {
  kCompareReceipts,      // ask workers what they paid
  kAskBeforeApproving,   // approve no more places before knowing why
  kFreePlaces,           // have offers withdrawn, or replace the appointment
  kAskForLicense,        // ask for the renewed license, register it
  kReinstateOrWithdraw,  // reinstate the party, or have its offers withdrawn
  kAskWhyNobody,         // ask why nobody was chosen, and what was paid
  kRenewRecord,          // renew the record, or have the offers withdrawn
  kAskForAffiliates,     // ask whether they belong together, and register that
  kSignNameAnew,         // issue the record anew, with the keys that its names give
  kCompareNames,         // the same, but first compare with the others of that key
  kIssueAnew,            // whoever issued it honestly issues it anew; else it is to be ended
  kBindAnotherKey,       // the owner needs another key
  kGivePlaceAnew,        // the place is to be taken back, and given anew
  kUndoOrConfirm,        // what the Change did still holds: undo it, or set it anew
  kSuspendAgain,         // suspend the organization again
};
inline constexpr int kNextSteps = 15;

// "COMPARE_RECEIPTS", as in JSON; the message is report_next_compare_receipts.
std::string_view NextStepName(NextStep step);

struct NamedOrganization {
  std::string id;               // or an authority's code
  std::string name;             // the first of its newest record; empty: it has none
  std::string latin_name = {};  // another in Latin letters, if it has one
};

// The statement that a finding is about.
struct ReportedStatement {
  StatementKind kind = StatementKind::kOffer;
  Code code;
  LeafIndex index;
};

struct AtMs {
  std::uint64_t ms = 0;  // since the epoch
};
struct Day {
  std::string date;  // "2027-03-31"
};

// Text comes from the log: escape it.
using ReportValue = std::variant<std::uint64_t, v1::Money, AtMs, Day, State, std::string>;

// A value under the name that it has in JSON and in messages.
struct ReportFact {
  std::string_view name;
  ReportValue value;
};

// Codes of offers, the first kMaxNamedOffers of them.
struct OfferCodes {
  std::vector<Code> named;
  std::uint64_t count = 0;

  void Add(const Code& code) {
    if (++count <= kMaxNamedOffers) named.push_back(code);
  }
};

struct ReportFinding {
  ReportWhat what = ReportWhat::kNearCeiling;
  std::optional<ReportedStatement> about = {};        // nothing: about the organizations alone
  std::vector<NamedOrganization> organizations = {};  // whom it is about, that one first
  std::vector<ReportFact> facts = {};                 // always the same names for one `what`
  OfferCodes offers = {};                             // that it touches, besides `about`
  NextStep next = NextStep::kCompareReceipts;
};

}  // namespace warifu

#endif  // WARIFU_CORE_REPORT_FINDING_H_

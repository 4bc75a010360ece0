// The report for the authority: what rules let through and somebody should look at.
//
// Ten lists over a replayed registry. A finding is no breach: each says what it saw, with numbers,
// and what to do next.
// Not here: the audit before it (core/replay), words (the client), the numbers (limits.h).
// Source: docs/report.md. Threads: pure functions over the state given.
#ifndef WARIFU_CORE_REPORT_REPORT_H_
#define WARIFU_CORE_REPORT_REPORT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/report/finding.h"
#include "core/report/input.h"

namespace warifu {

// The lists, in the order of the report.
enum class ReportList {
  kNearCeilings,       // offers near a ceiling that binds them
  kUsedAppointments,   // appointments whose places are used up, or nearly
  kEndingLicenses,     // licenses about to end, of parties with open offers
  kStoppedParties,     // offers that stand while a party does not
  kNeverGiven,         // offers of which no place is ever given
  kEndingRecords,      // records of parties and payees that end before an offer does
  kSharedDetails,      // accounts and addresses that organizations share
  kDifferingNameKeys,  // look-alike keys that are not what the names give
  kNoLongerCounting,   // what stopped counting by a theft and leaves something to do
  kFreedByTheft,       // suspensions that fell with a stolen key
};
inline constexpr int kReportLists = 10;

// "NEAR_CEILINGS", as in JSON; the heading is report_list_near_ceilings.
std::string_view ReportListName(ReportList list);

struct ReportSection {
  ReportList list = ReportList::kNearCeilings;
  std::vector<ReportFinding> findings = {};  // the first kMaxShownFindings
  std::uint64_t count = 0;                   // of all

  void Add(ReportFinding finding);
};

// All ten, also those without findings. The same state and time give the same.
// Cost: reads every offer, record and appointment in force a few times, and where a theft was
// stated every statement.
std::vector<ReportSection> MakeReport(const ReportInput& input);

}  // namespace warifu

#endif  // WARIFU_CORE_REPORT_REPORT_H_

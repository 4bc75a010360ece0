#include "core/report/report.h"

#include <array>
#include <utility>

#include "core/base/check.h"
#include "core/report/lists.h"

namespace warifu {
namespace {

struct ListRow {
  ReportList list;
  std::string_view name;
  void (*find)(const ReportInput& input, ReportSection& section);
};

constexpr std::array<ListRow, kReportLists> kRows = {{
    {ReportList::kNearCeilings, "NEAR_CEILINGS", ListNearCeilings},
    {ReportList::kUsedAppointments, "USED_APPOINTMENTS", ListUsedAppointments},
    {ReportList::kEndingLicenses, "ENDING_LICENSES", ListEndingLicenses},
    {ReportList::kStoppedParties, "STOPPED_PARTIES", ListStoppedParties},
    {ReportList::kNeverGiven, "NEVER_GIVEN", ListNeverGiven},
    {ReportList::kEndingRecords, "ENDING_RECORDS", ListEndingRecords},
    {ReportList::kSharedDetails, "SHARED_DETAILS", ListSharedDetails},
    {ReportList::kDifferingNameKeys, "DIFFERING_NAME_KEYS", ListDifferingNameKeys},
    {ReportList::kNoLongerCounting, "NO_LONGER_COUNTING", ListNoLongerCounting},
    {ReportList::kFreedByTheft, "FREED_BY_THEFT", ListFreedByTheft},
}};

}  // namespace

std::string_view ReportListName(ReportList list) {
  const auto number = static_cast<std::size_t>(list);
  WARIFU_CHECK(number < kRows.size() && kRows[number].list == list);
  return kRows[number].name;
}

void ReportSection::Add(ReportFinding finding) {
  if (++count <= kMaxShownFindings) findings.push_back(std::move(finding));
}

std::vector<ReportSection> MakeReport(const ReportInput& input) {
  std::vector<ReportSection> sections;
  sections.reserve(kRows.size());
  for (const ListRow& row : kRows) {
    ReportSection section{.list = row.list};
    row.find(input, section);
    sections.push_back(std::move(section));
  }
  return sections;
}

}  // namespace warifu

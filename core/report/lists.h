// The lists of the report, one function and one file each; the table is in report.cc.
//
// Each adds its findings in a fixed order: of offers and appointments that of the log, of
// organizations that of their ids.
// Threads: pure functions over the input.
#ifndef WARIFU_CORE_REPORT_LISTS_H_
#define WARIFU_CORE_REPORT_LISTS_H_

#include "core/report/report.h"

namespace warifu {

void ListNearCeilings(const ReportInput& input, ReportSection& section);
void ListUsedAppointments(const ReportInput& input, ReportSection& section);
void ListEndingLicenses(const ReportInput& input, ReportSection& section);
void ListStoppedParties(const ReportInput& input, ReportSection& section);
void ListNeverGiven(const ReportInput& input, ReportSection& section);
void ListEndingRecords(const ReportInput& input, ReportSection& section);
void ListSharedDetails(const ReportInput& input, ReportSection& section);
void ListDifferingNameKeys(const ReportInput& input, ReportSection& section);
void ListNoLongerCounting(const ReportInput& input, ReportSection& section);
void ListFreedByTheft(const ReportInput& input, ReportSection& section);

}  // namespace warifu

#endif  // WARIFU_CORE_REPORT_LISTS_H_

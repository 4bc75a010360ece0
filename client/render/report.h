// The report for the authority, in words and as JSON.
//
// Not here: what is found (core/report/report.h), its messages (client/text, report_*).
#ifndef WARIFU_CLIENT_RENDER_REPORT_H_
#define WARIFU_CLIENT_RENDER_REPORT_H_

#include <cstdint>
#include <vector>

#include "client/context.h"
#include "client/render/audit.h"
#include "core/report/report.h"

namespace warifu {

// What the audit before it found, then every list, also those without findings. `at_ms`: the
// report's time.
// Requires: the audit is in order.
void RenderReport(Context& context, const AuditReport& audit, std::uint64_t at_ms,
                  const std::vector<ReportSection>& sections);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_REPORT_H_

// The short facts of a statement, as search and lists show them.
//
// Source: proto/warifu/v1/search.proto. Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_SUMMARY_H_
#define WARIFU_CORE_STATEMENT_SUMMARY_H_

#include <optional>
#include <string_view>

#include "warifu/v1/search.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// Each without code and time of admission.
v1::OfferSummary SummaryOf(const v1::Offer& offer);
v1::OrganizationSummary SummaryOf(const v1::Organization& record);
v1::AppointmentSummary SummaryOf(const v1::Appointment& appointment, std::string_view name);
v1::KeySummary SummaryOf(const v1::KeyBinding& binding);
v1::ChangeSummary SummaryOf(const v1::Change& change, const v1::Organization& record);

// Nothing for bytes that are no summary.
std::optional<v1::Summary> DecodeSummary(std::string_view value);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_SUMMARY_H_

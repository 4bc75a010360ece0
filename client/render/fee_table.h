// What workers are asked to pay, by country of origin: the table in an audit's report.
#ifndef WARIFU_CLIENT_RENDER_FEE_TABLE_H_
#define WARIFU_CLIENT_RENDER_FEE_TABLE_H_

#include <nlohmann/json_fwd.hpp>

#include "client/context.h"
#include "core/replay/fee_survey.h"

namespace warifu {

// A line for each country and currency, below it one for each role that is paid.
void PrintFees(Context& context, const FeeSurvey& survey);
// The same as a list; amounts are in minor units.
nlohmann::json FeesJson(const FeeSurvey& survey);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_FEE_TABLE_H_

// The verdict as JSON: every fact, also of a verdict that is not GENUINE. docs/json.md is its
// schema.
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_RENDER_VERDICT_JSON_H_
#define WARIFU_CLIENT_RENDER_VERDICT_JSON_H_

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "client/worker/verdict_view.h"

namespace warifu {

// Raised when a member changes its meaning or goes; new members may come.
inline constexpr int kVerdictJsonVersion = 1;

// `language`: of the headline.
nlohmann::json VerdictJson(const VerdictView& view, const std::string& language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_VERDICT_JSON_H_

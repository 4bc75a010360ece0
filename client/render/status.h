// Where somebody stands, in words and as JSON: what is proven, and under "not verified" what the
// server says.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_RENDER_STATUS_H_
#define WARIFU_CLIENT_RENDER_STATUS_H_

#include <nlohmann/json_fwd.hpp>

#include "client/context.h"
#include "client/status_facts.h"

namespace warifu {

void PrintStatus(Context& context, const StatusFacts& facts);
nlohmann::json StatusJson(const StatusFacts& facts);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_STATUS_H_

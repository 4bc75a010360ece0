// verify --explain: each check made and what it looked at, each cause, the papers' hashes, and what
// is left to replay.
#ifndef WARIFU_CLIENT_RENDER_EXPLAIN_H_
#define WARIFU_CLIENT_RENDER_EXPLAIN_H_

#include <string>

#include "client/worker/verdict_view.h"

namespace warifu {

std::string ExplainScreen(const VerdictView& view, const std::string& language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_EXPLAIN_H_

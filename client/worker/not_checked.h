// NOT CHECKED: why, what is known even so, and what to do.
#ifndef WARIFU_CLIENT_WORKER_NOT_CHECKED_H_
#define WARIFU_CLIENT_WORKER_NOT_CHECKED_H_

#include "client/worker/page.h"
#include "client/worker/verdict_view.h"

namespace warifu {

// Requires: the verdict is 3.
void WriteNotChecked(const VerdictView& view, Page& page);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_NOT_CHECKED_H_

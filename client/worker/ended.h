// ENDED, REPLACED, STOPPED, TOO LATE, TOO EARLY, FULL: what happened to an offer, when and why.
#ifndef WARIFU_CLIENT_WORKER_ENDED_H_
#define WARIFU_CLIENT_WORKER_ENDED_H_

#include "client/text/catalogue.h"
#include "client/worker/page.h"
#include "client/worker/verdict_view.h"

namespace warifu {

// Requires of both: the verdict is 15, 16 or 19, and judgment.offer is there.
MessageId EndedHeadline(const VerdictView& view);
void WriteEnded(const VerdictView& view, Page& page);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_ENDED_H_

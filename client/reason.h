// The reasons of a Change as they are typed: "job-gone" for REASON_JOB_GONE; and which of them goes
// with what is done, so that no worker reads of a company that the job does not exist any more.
//
// In a reader's sentence: client/text, reason_*. Threads: pure functions.
#ifndef WARIFU_CLIENT_REASON_H_
#define WARIFU_CLIENT_REASON_H_

#include <string>

#include "core/base/result.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// What a reason is given for.
enum class ReasonFor { kWithdraw, kSuspend, kRevoke, kReinstate, kKeyRevoke, kPlaceTake };

// "job-gone, mistake, ...": all that go with it.
std::string ReasonWords(ReasonFor what);

// Errors: kBadInput, naming --reason, the nearest word and all that go with it.
Result<v1::Reason> ParseReason(ReasonFor what, const std::string& typed);

}  // namespace warifu

#endif  // WARIFU_CLIENT_REASON_H_

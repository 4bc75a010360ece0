// The reasons of a Change as they are typed: "job-gone" for REASON_JOB_GONE.
//
// In a reader's sentence: client/text, reason_*. Threads: pure functions.
#ifndef WARIFU_CLIENT_REASON_H_
#define WARIFU_CLIENT_REASON_H_

#include <string>

#include "core/base/result.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// "job-gone, mistake, ...": all there are.
std::string ReasonWords();

// Errors: kBadInput, naming --reason, the nearest word and all there are.
Result<v1::Reason> ParseReason(const std::string& typed);

}  // namespace warifu

#endif  // WARIFU_CLIENT_REASON_H_

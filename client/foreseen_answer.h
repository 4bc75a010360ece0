// What a registry foresees of a statement, held against its form before it is shown.
// Threads: a pure function.
#ifndef WARIFU_CLIENT_FORESEEN_ANSWER_H_
#define WARIFU_CLIENT_FORESEEN_ANSWER_H_

#include "core/admission/foresee.h"
#include "core/base/result.h"
#include "warifu/v1/submission_service.pb.h"

namespace warifu {

// What a newer server may add is not looked at. Errors: kInconsistent, naming the field.
Result<Foreseen> ForeseenOf(const v1::DryRunResponse& untrusted);

}  // namespace warifu

#endif  // WARIFU_CLIENT_FORESEEN_ANSWER_H_

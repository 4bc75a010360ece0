// SubmitResponse: what a submitter is told of one statement, in a call of its own or in a stream.
//
// Threads: pure functions.
#ifndef WARIFU_SERVER_SUBMIT_ANSWER_H_
#define WARIFU_SERVER_SUBMIT_ANSWER_H_

#include <google/protobuf/repeated_field.h>

#include "core/base/result.h"
#include "registry/registry.h"
#include "registry/submission.h"
#include "warifu/v1/submission_service.pb.h"

namespace warifu {

void AddFindings(const Findings& findings, google::protobuf::RepeatedPtrField<v1::Finding>& out);
void AddForeseen(const Foreseen& foreseen, v1::DryRunResponse& response);

// Makes the receipt: a worker's work.
// Errors: the outcome's own; those of Registry::MakeReceipt.
Status FillAnswer(const Registry& registry, const SubmitOutcome& outcome,
                  v1::SubmitResponse& response);
Status FillAnswer(const Registry& registry, const SubmitOutcome& outcome,
                  v1::SubmitManyResponse& response);

}  // namespace warifu

#endif  // WARIFU_SERVER_SUBMIT_ANSWER_H_

#include "server/submit_answer.h"

#include <string>
#include <utility>
#include <variant>

#include "core/statement/canonical.h"
#include "core/statement/encode.h"

namespace warifu {
namespace {

// What both kinds of answer have.
template <typename Response>
Status Fill(const Registry& registry, const SubmitOutcome& outcome, Response& response) {
  if (const auto* error = std::get_if<Error>(&outcome)) return *error;
  if (const auto* findings = std::get_if<Findings>(&outcome)) {
    AddFindings(*findings, *response.mutable_refused()->mutable_findings());
    return Ok();
  }
  const Admission& admission = std::get<Admission>(outcome);
  WARIFU_ASSIGN_OR_RETURN(std::string receipt,
                          registry.MakeReceipt(admission.index, *admission.view));
  response.set_receipt(std::move(receipt));
  return Ok();
}

// Sums and products may be more than an amount of money may be; such a measure is not told.
bool IsMoney(const v1::Money& money) {
  return CheckCanonical(SchemaOf<v1::Money>(), EncodeMessage(money)).empty();
}

}  // namespace

void AddFindings(const Findings& findings, google::protobuf::RepeatedPtrField<v1::Finding>& out) {
  for (const v1::Finding& finding : findings) *out.Add() = finding;
}

Status FillAnswer(const Registry& registry, const SubmitOutcome& outcome,
                  v1::SubmitResponse& response) {
  return Fill(registry, outcome, response);
}

Status FillAnswer(const Registry& registry, const SubmitOutcome& outcome,
                  v1::SubmitManyResponse& response) {
  const auto* admission = std::get_if<Admission>(&outcome);
  response.set_known_before(admission != nullptr && admission->known_before);
  return Fill(registry, outcome, response);
}

void AddForeseen(const Foreseen& foreseen, v1::DryRunResponse& response) {
  AddFindings(foreseen.findings, *response.mutable_findings());
  for (const CeilingMeasure& one : foreseen.ceilings) {
    v1::MeasuredCeiling& added = *response.add_ceilings();
    added.set_name(one.name);
    if (one.appointment) added.set_appointment(std::string(one.appointment->view()));
    if (one.fees && IsMoney(*one.fees)) *added.mutable_fees() = *one.fees;
    if (one.limit && IsMoney(*one.limit)) *added.mutable_limit() = *one.limit;
  }
  for (const LeafIndex index : foreseen.rulesets) response.add_rulesets(index.value());
  if (foreseen.no_middlemen) response.set_no_middlemen(*foreseen.no_middlemen);
}

}  // namespace warifu

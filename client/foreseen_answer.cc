#include "client/foreseen_answer.h"

#include <algorithm>
#include <utility>

#include "core/statement/canonical.h"
#include "core/statement/encode.h"

namespace warifu {
namespace {

Result<CeilingMeasure> MeasureOf(v1::MeasuredCeiling untrusted) {
  untrusted.DiscardUnknownFields();
  const Findings findings =
      CheckCanonical(SchemaOf<v1::MeasuredCeiling>(), EncodeMessage(untrusted));
  if (!findings.empty()) {
    return Inconsistent("the server measured a ceiling that is malformed at {field}",
                        findings.front().field());
  }
  CeilingMeasure measure{.name = untrusted.name()};
  if (untrusted.appointment().size() == kCodeBytes) {
    measure.appointment.emplace();
    std::copy(untrusted.appointment().begin(), untrusted.appointment().end(),
              measure.appointment->bytes.begin());
  }
  if (untrusted.has_fees()) measure.fees = untrusted.fees();
  if (untrusted.has_limit()) measure.limit = untrusted.limit();
  return measure;
}

}  // namespace

Result<Foreseen> ForeseenOf(const v1::DryRunResponse& untrusted) {
  Foreseen foreseen{{untrusted.findings().begin(), untrusted.findings().end()}};
  for (const v1::MeasuredCeiling& one : untrusted.ceilings()) {
    WARIFU_ASSIGN_OR_RETURN(CeilingMeasure measure, MeasureOf(one));
    foreseen.ceilings.push_back(std::move(measure));
  }
  for (const std::uint64_t index : untrusted.rulesets()) {
    foreseen.rulesets.push_back(LeafIndex(index));
  }
  foreseen.no_middlemen = untrusted.no_middlemen();
  return foreseen;
}

}  // namespace warifu

#include "client/foreseen_answer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/statement/canonical.h"
#include "core/statement/encode.h"

namespace warifu {
namespace {

// As limited in the proto.
constexpr int kMostFindings = 1000;
constexpr int kMostCeilings = 1000;
constexpr int kMostRulesets = 20;

Error Malformed(std::string_view field) {
  return Inconsistent("the server's answer to a dry run is malformed at {field}", field);
}

Status CheckCounts(const v1::DryRunResponse& untrusted) {
  if (untrusted.findings_size() > kMostFindings) return Malformed("findings");
  if (untrusted.ceilings_size() > kMostCeilings) return Malformed("ceilings");
  if (untrusted.rulesets_size() > kMostRulesets) return Malformed("rulesets");
  return Ok();
}

Result<CeilingMeasure> MeasureOf(v1::MeasuredCeiling untrusted) {
  untrusted.DiscardUnknownFields();
  const Findings findings =
      CheckCanonical(SchemaOf<v1::MeasuredCeiling>(), EncodeMessage(untrusted));
  if (!findings.empty()) return Malformed("ceilings." + findings.front().field());
  CeilingMeasure measure{.name = untrusted.name()};
  if (!untrusted.appointment().empty()) {
    if (untrusted.appointment().size() != kCodeBytes) return Malformed("ceilings.appointment");
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
  WARIFU_RETURN_IF_ERROR(CheckCounts(untrusted));
  Foreseen foreseen{{untrusted.findings().begin(), untrusted.findings().end()}};
  for (const v1::MeasuredCeiling& one : untrusted.ceilings()) {
    WARIFU_ASSIGN_OR_RETURN(CeilingMeasure measure, MeasureOf(one));
    foreseen.ceilings.push_back(std::move(measure));
  }
  for (const std::uint64_t index : untrusted.rulesets()) {
    foreseen.rulesets.push_back(LeafIndex(index));
  }
  if (untrusted.has_no_middlemen()) foreseen.no_middlemen = untrusted.no_middlemen();
  return foreseen;
}

}  // namespace warifu

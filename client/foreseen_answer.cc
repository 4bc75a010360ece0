#include "client/measured_ceiling.h"

#include <algorithm>

#include "core/statement/canonical.h"
#include "core/statement/encode.h"

namespace warifu {

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

}  // namespace warifu

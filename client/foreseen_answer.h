// A ceiling that a registry measured of an offer, held against its form before it is shown.
// Threads: a pure function.
#ifndef WARIFU_CLIENT_MEASURED_CEILING_H_
#define WARIFU_CLIENT_MEASURED_CEILING_H_

#include "core/base/result.h"
#include "core/rules/offer/ceiling_measures.h"
#include "warifu/v1/finding.pb.h"

namespace warifu {

// What a newer server may add is not looked at. Errors: kInconsistent.
Result<CeilingMeasure> MeasureOf(v1::MeasuredCeiling untrusted);

}  // namespace warifu

#endif  // WARIFU_CLIENT_MEASURED_CEILING_H_

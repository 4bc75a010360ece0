// What lint reckons of an offer for whoever is about to sign it: what workers pay under each
// ceiling, what is left of it, and how the net pay comes about.
#ifndef WARIFU_CLIENT_RENDER_RECKONING_H_
#define WARIFU_CLIENT_RENDER_RECKONING_H_

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "client/context.h"
#include "core/rules/offer/ceiling_measures.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

// `ceilings`: as the registry measured them, its word alone; null where it was not asked.
// Requires: an offer in its form.
void PrintReckoning(Context& context, const v1::Offer& offer,
                    const std::vector<CeilingMeasure>* ceilings);
// The same as JSON; without ceilings where the registry was not asked.
nlohmann::json ReckoningJson(const v1::Offer& offer, const std::vector<CeilingMeasure>* ceilings);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_RECKONING_H_

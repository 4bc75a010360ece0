// Two offers side by side: what differs, and what of it is worse for the worker.
//
// Not here: comparing (core/rules/offer/offer_difference.h). Threads: one at a time.
#ifndef WARIFU_CLIENT_RENDER_DIFFERENCE_H_
#define WARIFU_CLIENT_RENDER_DIFFERENCE_H_

#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "client/comparing.h"
#include "client/context.h"
#include "core/rules/offer/offer_difference.h"

namespace warifu {

// What is worse first, then what only a reader can judge, then the rest.
void PrintDifference(Context& context, const OfferInHand& before, const OfferInHand& after,
                     const std::vector<OfferDifference>& differences);

nlohmann::json DifferenceJson(const OfferInHand& before, const OfferInHand& after,
                              const std::vector<OfferDifference>& differences);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_DIFFERENCE_H_

// Places in words: a worker's place file, and places as they are given.
//
// Whether a place is the worker's own is said by the verdict (client/render/verdict.h).
// Threads: one at a time.
#ifndef WARIFU_CLIENT_RENDER_PLACE_H_
#define WARIFU_CLIENT_RENDER_PLACE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "client/context.h"
#include "core/base/types.h"
#include "core/proof/receipt.h"
#include "core/proof/verified_offer.h"

namespace warifu {

struct PlannedPlace {
  std::uint32_t place = 0;
  Hash holder_hash;
};

void RenderNewPlace(Context& context, const std::string& path, const Hash& holder_hash);
void RenderPlace(Context& context, const std::string& path, const Hash& holder_hash);

void PrintPlannedPlaces(Context& context, const VerifiedOffer& offer,
                        const std::vector<PlannedPlace>& planned);
void PrintPlaceGiven(Context& context, const PlannedPlace& planned, const VerifiedReceipt& receipt);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_PLACE_H_

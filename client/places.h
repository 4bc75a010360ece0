// The places of an offer as its proofs show them: which are given, and to whose key.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_PLACES_H_
#define WARIFU_CLIENT_PLACES_H_

#include <cstdint>
#include <map>
#include <vector>

#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/proof/verified_offer.h"
#include "core/text/code.h"

namespace warifu {

inline constexpr std::uint32_t kFirstPlace = 1;

struct OfferPlaces {
  VerifiedOffer offer;
  // Taken by an allocation, counting or not.
  std::map<std::uint32_t, PlaceView> taken;

  // The lowest free places, `count` at most.
  std::vector<std::uint32_t> Free(std::size_t count) const;
};

// The offer of a code, proven as of now, with its places from `first_place` on (kMaxProvenPlaces at
// most). Errors: those of the call; kUnavailable while it is admitted and not yet published;
// kInconsistent when the proof does not verify.
Result<VerifiedOffer> ProveOffer(const Context& context, const BelievedRegistry& registry,
                                 const Code& code, std::uint32_t first_place);

// The newest offer of a lineage with all its places, proven as of now.
// Errors: those of the calls; kInconsistent when a proof does not verify; kRefused when the offer
// is not the one to which places are given (replaced: with the code of the one that replaced it).
Result<OfferPlaces> FetchPlaces(const Context& context, const BelievedRegistry& registry,
                                const Code& code);

}  // namespace warifu

#endif  // WARIFU_CLIENT_PLACES_H_

// What falls (or comes back) with a Change: shown before anybody is asked to confirm.
//
// Which offers there are is the server's list, a hint; each of them is proven by itself.
// Not here: how it is shown (client/render/fallout.h). Source: docs/format.md, "Standing".
// Threads: one at a time.
#ifndef WARIFU_CLIENT_CHANGING_FALLOUT_H_
#define WARIFU_CLIENT_CHANGING_FALLOUT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/changing/uncounted.h"
#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/proof/receipt.h"
#include "core/text/code.h"

namespace warifu {

// Offers that a confirmation lists and proves.
inline constexpr std::uint32_t kMostFallingOffers = 20;

// Places that are given, as far as one proof shows (kMaxProvenPlaces).
struct PlacesGiven {
  std::size_t given = 0;
  std::uint32_t of = 0;
};

struct FallingOffer {
  Code code;
  std::optional<PlacesGiven> places;  // nothing: the offer is not proven
  std::optional<Sentence> why_not;    // then: why
};

struct FallingOffers {
  std::vector<FallingOffer> offers;
  bool more = false;                 // the list goes on
  std::optional<Sentence> why_none;  // the list could not be had
};

struct Fallout {
  // Of an offer itself.
  std::optional<PlacesGiven> places;
  std::optional<Sentence> places_unknown;  // why they are not known
  // Of an organization or an appointment.
  std::optional<FallingOffers> offers;
  // Of a key that is stolen since some time.
  std::optional<Uncounted> uncounted;
};

// What hangs on an offer, appointment or allocation that is taken back. Where the registry does not
// prove it, that is said in the answer: a withdrawal must not wait for it.
// Errors: kBadInput for what cannot be withdrawn.
Result<Fallout> FindFallout(const Context& context, const BelievedRegistry& registry,
                            const VerifiedReceipt& subject);

enum class OfferFate {
  kFall,      // in force now
  kComeBack,  // stopped because this organization is
};

// The offers within their dates in which an organization takes part.
FallingOffers FindOffersOf(const Context& context, const BelievedRegistry& registry,
                           const std::string& organization, OfferFate fate);

}  // namespace warifu

#endif  // WARIFU_CLIENT_CHANGING_FALLOUT_H_

#include "client/changing/fallout.h"

#include <algorithm>
#include <utility>

#include "client/hints.h"
#include "client/places.h"
#include "core/proof/limits.h"
#include "core/rules/state.h"

namespace warifu {
namespace {

bool MayBeWithdrawn(const v1::Statement& statement) {
  return statement.has_offer() || statement.has_appointment() || statement.has_allocation();
}

PlacesGiven CountPlaces(const VerifiedOffer& offer) {
  const std::vector<PlaceView>& places = offer.places();
  const auto given = std::count_if(places.begin(), places.end(),
                                   [](const PlaceView& place) { return place.in_force; });
  return {static_cast<std::size_t>(given), offer.offer().job().places()};
}

bool NamesAppointment(const v1::Offer& offer, const Hash& first) {
  const auto& parties = offer.parties();
  return std::any_of(parties.begin(), parties.end(),
                     [&](const v1::Party& party) { return party.appointment() == first.view(); });
}

bool IsFated(const v1::OfferHint& hint, const std::string& organization, OfferFate fate) {
  if (fate == OfferFate::kComeBack) {
    return hint.standing() == v1::OFFER_STANDING_STOPPED && hint.stopped_party() == organization;
  }
  return hint.standing() == v1::OFFER_STANDING_IN_FORCE ||
         hint.standing() == v1::OFFER_STANDING_FULL;
}

// Whether a proven offer belongs to what is asked about.
using OfferTest = std::function<bool(const VerifiedOffer&)>;

FallingOffers Prove(const Context& context, const BelievedRegistry& registry,
                    const std::vector<Code>& codes, const OfferTest& belongs) {
  FallingOffers falling;
  for (const Code& code : codes) {
    if (falling.offers.size() == kMostFallingOffers) {
      falling.more = true;
      break;
    }
    const Result<VerifiedOffer> offer = ProveOffer(context, registry, code, kFirstPlace);
    if (!offer.ok()) {
      falling.offers.push_back({code, std::nullopt, offer.error().sentence});
    } else if (belongs(*offer)) {
      falling.offers.push_back({code, CountPlaces(*offer), {}});
    }
  }
  return falling;
}

FallingOffers FindOffers(const Context& context, const BelievedRegistry& registry,
                         const std::string& organization, OfferFate fate,
                         const OfferTest& belongs) {
  v1::OfferFilter filter;
  filter.set_party(organization);
  filter.set_valid_at(context.now_s());
  const AskForPage<v1::OfferHint> ask = [&](const AskedPage& page) {
    return registry.connection->SearchOffers(filter, page);
  };
  const Result<Hints<v1::OfferHint>> hints = CollectHints(ask, {kMaxHintsPerPage, {}});
  if (!hints.ok()) return {{}, true, hints.error().sentence};
  std::vector<Code> codes;
  for (const v1::OfferHint& hint : hints->hints) {
    if (IsFated(hint, organization, fate)) codes.push_back(HintedCode(hint.summary()));
  }
  FallingOffers falling = Prove(context, registry, codes, belongs);
  falling.more = falling.more || !hints->next_token.empty();
  return falling;
}

}  // namespace

FallingOffers FindOffersOf(const Context& context, const BelievedRegistry& registry,
                           const std::string& organization, OfferFate fate) {
  return FindOffers(context, registry, organization, fate,
                    [](const VerifiedOffer&) { return true; });
}

Result<Fallout> FindFallout(const Context& context, const BelievedRegistry& registry,
                            const VerifiedReceipt& subject) {
  const ExaminedStatement& examined = *subject.subject.entry->statement();
  const v1::Statement& statement = examined.statement();
  if (!MayBeWithdrawn(statement)) {
    return BadInput(
        "{code} is a {kind}: only an offer, an appointment or a place given (allocation) can be "
        "taken back",
        examined.code().ToString(), StatementKindName(examined.kind()));
  }
  Fallout fallout;
  if (statement.has_appointment()) {
    const Hash first = LineageFirst(examined);
    fallout.offers = FindOffers(
        context, registry, statement.appointment().agent(), OfferFate::kFall,
        [&](const VerifiedOffer& offer) { return NamesAppointment(offer.offer(), first); });
  }
  if (!statement.has_offer()) return fallout;
  const Result<VerifiedOffer> offer = ProveOffer(context, registry, examined.code(), kFirstPlace);
  if (offer.ok()) {
    fallout.places = CountPlaces(*offer);
  } else {
    fallout.places_unknown = offer.error().sentence;
  }
  return fallout;
}

}  // namespace warifu

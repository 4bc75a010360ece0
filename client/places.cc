#include "client/places.h"

#include <string>
#include <utility>

#include "core/proof/limits.h"
#include "core/proof/verify.h"
#include "core/rules/place_set.h"

namespace warifu {
namespace {

Status MustBeNewest(const VerifiedOffer& offer) {
  if (offer.standing().state != State::kSuperseded) return Ok();
  const auto& change = offer.last_change();
  const Sentence newest = change && change->superseding ? Verbatim(change->superseding->ToString())
                                                        : Said("a later one");
  return Refused("the offer {code} was replaced by {newest}: name that one",
                 offer.code().ToString(), newest);
}

}  // namespace

std::vector<std::uint32_t> OfferPlaces::Free(std::size_t count) const {
  std::vector<std::uint32_t> free;
  for (std::uint32_t place = kFirstPlace; place <= offer.offer().job().places(); ++place) {
    if (free.size() == count) break;
    if (!taken.contains(place)) free.push_back(place);
  }
  return free;
}

Result<VerifiedOffer> ProveOffer(const Context& context, const BelievedRegistry& registry,
                                 const Code& code, std::uint32_t first_place) {
  WARIFU_ASSIGN_OR_RETURN(const OfferProofAnswer answer,
                          registry.connection->GetOfferProof(code, first_place));
  if (answer.untrusted_proof.empty()) {
    return Unavailable("the offer is admitted, not yet published: ask again in a minute");
  }
  VerifyOptions options;
  options.now_s = context.now_s();
  options.source = ProofSource::kAnswer;
  options.expected = code;
  OfferJudgment judgment = VerifyOfferProof(answer.untrusted_proof, registry.trust, options);
  if (judgment.offer) return std::move(*judgment.offer);
  return Inconsistent("the registry's proof of the offer does not verify: {cause}",
                      SentenceOf(judgment.causes.front()));
}

Result<OfferPlaces> FetchPlaces(const Context& context, const BelievedRegistry& registry,
                                const Code& code) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedOffer first, ProveOffer(context, registry, code, kFirstPlace));
  WARIFU_RETURN_IF_ERROR(MustBeNewest(first));
  OfferPlaces all{std::move(first), {}};
  std::vector<PlaceView> page = all.offer.places();
  for (std::uint32_t pages = 0; pages < kMaxPlaces; ++pages) {
    for (const PlaceView& place : page) all.taken.emplace(place.place, place);
    if (page.size() < kMaxProvenPlaces) break;
    WARIFU_ASSIGN_OR_RETURN(const VerifiedOffer next,
                            ProveOffer(context, registry, code, page.back().place + 1));
    page = next.places();
  }
  return all;
}

}  // namespace warifu

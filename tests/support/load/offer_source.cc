#include "tests/support/load/offer_source.h"

namespace warifu {

std::string OfferSource::Next(std::uint64_t now_s) {
  world_.set_now_s(now_s);
  v1::Statement offer = world_.Offer(kLegalOffers[made_ % kLegalOffers.size()]);
  v1::Job& job = *offer.mutable_offer()->mutable_job();
  job.set_places(1);
  job.mutable_title(0)->set_text("Work " + label_ + " offer " + std::to_string(made_));
  ++made_;
  return world_.Sign(offer);
}

}  // namespace warifu

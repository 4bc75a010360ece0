// An offer in hand, to be laid beside another: from a code, a saved proof, a statement or a draft.
//
// Threads: one at a time.
#ifndef WARIFU_CLIENT_COMPARING_H_
#define WARIFU_CLIENT_COMPARING_H_

#include <string>

#include "client/context.h"
#include "core/base/result.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

struct OfferInHand {
  v1::Offer offer;
  std::string what;       // the code or file that was named
  std::string code;       // of the statement
  bool verified = false;  // it stands in the log of a registry that is believed
};

// Errors: kBadInput (no offer, a mistyped code), kNotFound; what a code's look-up fails with.
Result<OfferInHand> TakeOffer(const Context& context, const std::string& what);

}  // namespace warifu

#endif  // WARIFU_CLIENT_COMPARING_H_

// What differs between two offers, field by field, and what of it is worse for the worker.
//
// Not here: the table of what is worse (core/rules/offer/worse.h), words for people (the client).
// Threads: pure functions.
#ifndef WARIFU_CORE_RULES_OFFER_OFFER_DIFFERENCE_H_
#define WARIFU_CORE_RULES_OFFER_OFFER_DIFFERENCE_H_

#include <string>
#include <vector>

#include "warifu/v1/offer.pb.h"

namespace warifu {

enum class Effect {
  kNone,     // neither better nor worse
  kBetter,   // for the worker
  kUnclear,  // only who reads both can say; also amounts in two currencies
  kWorse,
};

struct OfferDifference {
  // "worker_fees[SERVICE_CHARGE VNTEST:AGENT-1].amount": items by their key, or by their place.
  std::string path;
  // Where it stands in the later offer, "worker_fees[0].amount"; of what is gone, its list.
  std::string place;
  std::string field;   // "FeeLine.amount": of the row in the table
  std::string before;  // as in drafts, "1900000 VND"; empty: was not there
  std::string after;   // empty: is not there any more
  Effect effect = Effect::kNone;
  // Whether the later offer, with this in it, may replace the other: nothing is worse, and nothing
  // changed that must not.
  bool may_replace = true;
};

// In the order of the fields; none: the offers say the same. An item of a list that comes or goes
// is one difference.
// Requires: both in the form that admission demands.
std::vector<OfferDifference> CompareOffers(const v1::Offer& before, const v1::Offer& after);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_OFFER_DIFFERENCE_H_

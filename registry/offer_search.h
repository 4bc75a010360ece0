// SearchOffers: offers that meet a filter, as hints, page by page.
//
// One index is chosen by what the filter says, and walked; everything else that it says is held
// against the offer's summary, never against the statement. An offer counts as in force or full
// only while the newest record of each party is in force.
// Not here: what a page may read (registry/search_reads.h), tokens (registry/search_walk.h).
// Source: proto/warifu/v1/search.proto. Threads: a pure function of its arguments.
#ifndef WARIFU_REGISTRY_OFFER_SEARCH_H_
#define WARIFU_REGISTRY_OFFER_SEARCH_H_

#include "core/base/result.h"
#include "registry/search_walk.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

// Errors: kBadInput, naming the field of the filter or page that is wrong; kIo, kDamaged.
Result<SearchPage<v1::OfferHint>> SearchOffers(const SearchedLog& log,
                                               const v1::OfferFilter& filter,
                                               const PageRequest& request);

// What a filter must meet besides the limits beside its fields.
// Errors: kBadInput.
Status CheckOfferFilter(const v1::OfferFilter& filter);

}  // namespace warifu

#endif  // WARIFU_REGISTRY_OFFER_SEARCH_H_

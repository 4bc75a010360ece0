// What `offer list` and `offer search` were asked for, as the filter that a registry takes.
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_OFFER_FILTER_H_
#define WARIFU_CLIENT_OFFER_FILTER_H_

#include <cstdint>
#include <string>

#include "client/args.h"
#include "core/base/result.h"
#include "warifu/v1/search.pb.h"

namespace warifu {

// The words of --standing, for help: "open, in-force, ...".
std::string StandingWords();

// "in-force": the word of --standing for how an offer counts.
std::string StandingWord(v1::OfferStanding standing);

// `otherwise`: --standing where none was given. `now_s`: at which an open offer must be within its
// dates.
// Errors: kBadInput, naming the flag and what to write.
Result<v1::OfferFilter> ReadOfferFilter(const OfferFilterArgs& args, const std::string& otherwise,
                                        std::uint64_t now_s);

}  // namespace warifu

#endif  // WARIFU_CLIENT_OFFER_FILTER_H_

// What differs between an offer about to be signed and the last one between the same two: payee,
// account and total first.
#ifndef WARIFU_CLIENT_RENDER_OFFER_SINCE_H_
#define WARIFU_CLIENT_RENDER_OFFER_SINCE_H_

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "client/context.h"
#include "client/signed_offers.h"
#include "core/base/result.h"

namespace warifu {

// A new offer beside the last.
struct OfferSince {
  const v1::Offer* now = nullptr;
  Result<std::optional<LastOffer>> last;
  Result<PayeeAccounts> accounts;  // of now's payees
};

// Whether what a worker pays, whom, where to, and takes home is as it was.
enum class SinceLast : std::uint8_t {
  kNone,     // there is nothing to compare with
  kUnknown,  // it could not be compared whole, and what could is as it was
  kSame,
  kDifferent,
};
SinceLast CompareSince(const OfferSince& since);

void PrintOfferSince(Context& context, const OfferSince& since);

// {last: code, noted, different: ["worker_fees", "accounts", ...]}; null where there is none, or
// what came instead is not known.
nlohmann::json OfferSinceJson(const OfferSince& since);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_OFFER_SINCE_H_

// What falls with a statement that is taken back: shown before anybody is asked to confirm.
//
// Source: DESIGN.md section 5. Threads: one at a time.
#ifndef WARIFU_CLIENT_WITHDRAWING_H_
#define WARIFU_CLIENT_WITHDRAWING_H_

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/proof/receipt.h"

namespace warifu {

struct Fallout {
  // Of an offer: places that are given, as far as one proof shows (kMaxProvenPlaces).
  std::optional<std::size_t> places_given;
  std::string places_unknown;  // why they are not known
};

// Asks the registry what hangs on `subject`. Where it does not prove it, that is said in the
// answer: a withdrawal must not wait for it.
// Errors: kBadInput for what cannot be withdrawn.
Result<Fallout> FindFallout(const Context& context, const BelievedRegistry& registry,
                            const VerifiedReceipt& subject);

void PrintFallout(Context& context, const v1::Statement& subject, const Fallout& fallout);
// {places_given}: null when it is not known; no member of what is no offer.
nlohmann::json FalloutJson(const v1::Statement& subject, const Fallout& fallout);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WITHDRAWING_H_

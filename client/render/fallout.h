// What falls with a Change, in words and as JSON.
//
// Not here: finding it out (client/changing/fallout.h). Threads: one at a time.
#ifndef WARIFU_CLIENT_RENDER_FALLOUT_H_
#define WARIFU_CLIENT_RENDER_FALLOUT_H_

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "client/changing/fallout.h"
#include "client/context.h"
#include "client/text/catalogue.h"
#include "client/vouching.h"
#include "core/proof/receipt.h"

namespace warifu {

// A statement as it stands in the log, and whether who signed it counts.
void PrintVouched(Context& context, const VerifiedReceipt& receipt, const Vouching& vouching);

// What falls with an offer, appointment or allocation that is taken back.
void PrintFallout(Context& context, const v1::Statement& subject, const Fallout& fallout);
// {places_given, offers, uncounted}: those that there are. places_given is null when not known.
nlohmann::json FalloutJson(const Fallout& fallout);

// A list of offers under `head` (with {who} and {count}).
void PrintFallingOffers(Context& context, const FallingOffers& offers, MessageId head,
                        const std::string& who);
void PrintUncounted(Context& context, const Uncounted& uncounted);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_FALLOUT_H_

// warifu diff OLD NEW: two offers side by side, what is worse for the worker first.
#include <nlohmann/json.hpp>

#include "client/commands/commands.h"
#include "client/comparing.h"
#include "client/render/difference.h"
#include "client/render/print.h"
#include "core/base/exit.h"
#include "core/rules/offer/offer_difference.h"

namespace warifu {

CommandDeclaration Declare(DiffArgs& args) {
  return {.name = "diff",
          .what = "What differs between two offers, and what of it is worse for the worker",
          .takes = {Word("before", "CODE|FILE", &args.before,
                         "The offer as it was: its code, or a file (.json, .statement, .warifu)")
                        .Needed(),
                    Word("after", "CODE|FILE", &args.after, "The offer as it shall be, likewise")
                        .Needed()},
          .notes =
              "Of a code or a saved proof it is checked that it stands in the log; a draft or a "
              "statement in a file is said not to be verified. Whether an offer is still open is "
              "what warifu verify tells.",
          .examples = {"warifu diff 7K3Q-9D2M-4XVB-PZ1T-Q next.json"}};
}

CommandResult RunCommand(Context& context, const DiffArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const OfferInHand before, TakeOffer(context, args.before));
  WARIFU_ASSIGN_OR_RETURN(const OfferInHand after, TakeOffer(context, args.after));
  const std::vector<OfferDifference> differences = CompareOffers(before.offer, after.offer);
  if (context.global.json) {
    PrintJson(context, {{"diff", DifferenceJson(before, after, differences)}});
  } else {
    PrintDifference(context, before, after, differences);
  }
  return kExitOk;
}

}  // namespace warifu

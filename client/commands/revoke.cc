// warifu revoke ORGANIZATION: ends it for good, and its id with it.
#include "client/changing/order_options.h"
#include "client/changing/organization_change.h"
#include "client/commands/commands.h"

namespace warifu {

CommandDeclaration Declare(RevokeArgs& args) {
  return {.name = "revoke",
          .what = "End an organization for good (for its authority)",
          .takes = WithOrder(
              {Word("organization", "ID", &args.organization, "Its id, as VNTEST:FARM-1").Needed()},
              ReasonFor::kRevoke, args.order, "NUMBER",
              "Its license number (without a license its id)"),
          .notes = ReasonNote(ReasonFor::kRevoke) +
                   "\nShows its record and the offers that end, and asks for its license number.\n"
                   "Nobody is ever registered under this id again. To stop it for a while: warifu "
                   "suspend. To take a key away: warifu key revoke.",
          .examples = {"warifu revoke VNTEST:FARM-1 --key authority --reason license-ended "
                       "--decision 13/2026 --decided-on 2026-11-20"},
          .exit_codes = kChangeExitCodes};
}

CommandResult RunCommand(Context& context, const RevokeArgs& args) {
  return ChangeOrganization(context, args.organization, args.order,
                            {.to = v1::STATE_REVOKED,
                             .reasons = ReasonFor::kRevoke,
                             .fate = OfferFate::kFall,
                             .done_json = "revoked",
                             .ask = MessageId::kRevokeAsk,
                             .done = MessageId::kRevokeDone,
                             .offers = MessageId::kFallsOffersOf,
                             .consequence = MessageId::kRevokeConsequence});
}

}  // namespace warifu

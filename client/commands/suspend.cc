// warifu suspend ORGANIZATION: its offers stop until it is reinstated.
#include "client/changing/order_options.h"
#include "client/changing/organization_change.h"
#include "client/commands/commands.h"

namespace warifu {

CommandDeclaration Declare(SuspendArgs& args) {
  return {.name = "suspend",
          .what = "Stop an organization until it is reinstated (for its authority)",
          .takes = WithOrder(
              {Word("organization", "ID", &args.organization, "Its id, as VNTEST:FARM-1").Needed()},
              ReasonFor::kSuspend, args.order, "NUMBER",
              "Its license number (without a license its id)"),
          .notes = ReasonNote(ReasonFor::kSuspend) +
                   "\nShows its record and the offers that stop, and asks for its license number.",
          .examples = {"warifu suspend VNTEST:FARM-1 --key authority --reason investigation "
                       "--decision 12/2026 --decided-on 2026-11-20"},
          .exit_codes = kChangeExitCodes};
}

CommandResult RunCommand(Context& context, const SuspendArgs& args) {
  return ChangeOrganization(context, args.organization, args.order,
                            {.to = v1::STATE_SUSPENDED,
                             .reasons = ReasonFor::kSuspend,
                             .fate = OfferFate::kFall,
                             .done_json = "suspended",
                             .ask = MessageId::kSuspendAsk,
                             .done = MessageId::kSuspendDone,
                             .offers = MessageId::kFallsOffersOf,
                             .consequence = MessageId::kSuspendConsequence});
}

}  // namespace warifu

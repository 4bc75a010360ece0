// warifu reinstate ORGANIZATION|CODE: a suspended organization is in force again; or what a forged
// Change ended is as it was.
#include "client/changing/change_desk.h"
#include "client/changing/order_options.h"
#include "client/changing/organization_change.h"
#include "client/commands/commands.h"
#include "client/render/fallout.h"
#include "client/render/print.h"
#include "client/vouching.h"

namespace warifu {
namespace {

CommandResult ReinstateOrganization(Context& context, const ReinstateArgs& args) {
  return ChangeOrganization(context, args.what, args.order,
                            {.to = v1::STATE_IN_FORCE,
                             .reasons = ReasonFor::kReinstate,
                             .fate = OfferFate::kComeBack,
                             .done_json = "reinstated",
                             .ask = MessageId::kReinstateAsk,
                             .done = MessageId::kReinstateDone,
                             .offers = MessageId::kComesBackOffersOf,
                             .consequence = MessageId::kReinstateConsequence});
}

// An offer, appointment, place or key, last changed by what does not count.
CommandResult UndoChange(Context& context, const ReinstateArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.what));
  WARIFU_ASSIGN_OR_RETURN(ChangeDesk desk, ChangeDesk::Open(context, ReasonFor::kReinstate,
                                                            args.order, code.ToString()));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt found, FetchStatement(desk.registry(), code));
  const Subject& subject = found.subject;
  if (subject.born()) {
    return BadInput("{code} was never changed: there is nothing to undo", code.ToString());
  }
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt changed,
                          FetchStatementAt(desk.registry(), subject.standing.changed_by));
  PlannedChange plan;
  plan.change.set_statement(subject.examined().name().ToString());
  plan.change.set_to(v1::STATE_IN_FORCE);
  plan.what = plan.expected = code.ToString();
  plan.ask = MessageId::kUndoAsk;
  plan.done = MessageId::kUndoDone;
  plan.answer = {{"reinstated", code.ToString()}};
  return desk.Make(plan, [&] {
    PrintVouched(context, found, VouchFor(desk.registry(), found, context.now_s()));
    Print(context, MessageId::kChangedBefore);
    PrintVouched(context, changed, VouchFor(desk.registry(), changed, context.now_s()));
  });
}

}  // namespace

CommandDeclaration Declare(ReinstateArgs& args) {
  return {.name = "reinstate",
          .what = "End a suspension, or undo what a thief's signature ended (for the authority)",
          .takes = WithRootOrder(
              {Word("what", "ID|CODE", &args.what,
                    "An organization's id; or the code of an offer, appointment, place or key")
                   .Needed()},
              ReasonFor::kReinstate, args.order, "NUMBER|CODE",
              "Its license number (without a license its id), or the code"),
          .notes = ReasonNote(ReasonFor::kReinstate) +
                   "\nBy code only what was last changed by a statement that does not count is "
                   "brought back: first revoke the stolen key, see warifu key revoke --help.\n"
                   "Of an authority's key its root signs: repeat --key, in the genesis's order; "
                   "what others must sign is written to a file.",
          .examples = {"warifu reinstate VNTEST:FARM-1 --key authority --reason cause-removed "
                       "--decision 14/2026 --decided-on 2026-11-20",
                       "warifu reinstate 7K3Q-9D2M-4XVB-PZ1T-Q --key authority --reason "
                       "forged-change --decision 15/2026 --decided-on 2026-11-20"},
          .exit_codes = kChangeExitCodes};
}

CommandResult RunCommand(Context& context, const ReinstateArgs& args) {
  return LooksLikeCode(args.what) ? UndoChange(context, args)
                                  : ReinstateOrganization(context, args);
}

}  // namespace warifu

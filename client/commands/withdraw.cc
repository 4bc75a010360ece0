// warifu withdraw CODE: takes an offer, an appointment or a place back.
#include <optional>

#include "client/changing/already.h"
#include "client/changing/change_desk.h"
#include "client/changing/fallout.h"
#include "client/changing/naming.h"
#include "client/changing/order_options.h"
#include "client/commands/commands.h"
#include "client/render/fallout.h"
#include "client/vouching.h"

namespace warifu {

CommandDeclaration Declare(WithdrawArgs& args) {
  return {.name = "withdraw",
          .what = "Take an offer, appointment or place back, at once",
          .takes = WithOrder({Word("code", "CODE", &args.code, "The statement's code").Needed()},
                             ReasonFor::kWithdraw, args.order, "CODE", "The code again"),
          .notes = ReasonNote(ReasonFor::kWithdraw) +
                   "\nAn authority adds --decision and --decided-on.\n"
                   "Shows what falls with it and asks for the code.",
          .examples = {"warifu withdraw 7K3Q-9D2M-4XVB-PZ1T-Q --key company --reason job-gone"},
          .exit_codes = kChangeExitCodes};
}

CommandResult RunCommand(Context& context, const WithdrawArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.code));
  WARIFU_ASSIGN_OR_RETURN(ChangeDesk desk, ChangeDesk::Open(context, ReasonFor::kWithdraw,
                                                            args.order, code.ToString()));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt subject, FetchStatement(desk.registry(), code));
  WARIFU_ASSIGN_OR_RETURN(const std::optional<int> refused,
                          RefuseWhatIsSoAlready(context, desk.registry(), subject,
                                                v1::STATE_WITHDRAWN, code.ToString()));
  if (refused) return *refused;
  WARIFU_ASSIGN_OR_RETURN(const Fallout fallout, FindFallout(context, desk.registry(), subject));
  PlannedChange plan;
  plan.change.set_statement(subject.subject.examined().name().ToString());
  plan.change.set_to(v1::STATE_WITHDRAWN);
  plan.what = plan.expected = code.ToString();
  plan.ask = MessageId::kWithdrawAsk;
  plan.done = MessageId::kWithdrawDone;
  plan.answer = {{"withdrawn", code.ToString()}, {"falls", FalloutJson(fallout)}};
  return desk.Make(plan, [&] {
    PrintVouched(context, subject, VouchFor(desk.registry(), subject, context.now_s()));
    PrintNamesIn(context, desk.registry(), subject.subject.statement());
    PrintFallout(context, subject.subject.statement(), fallout);
  });
}

}  // namespace warifu

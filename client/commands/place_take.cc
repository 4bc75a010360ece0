// warifu place take CODE PLACE: a place that was given is free again.
#include "client/changing/change_desk.h"
#include "client/changing/fallout.h"
#include "client/changing/order_options.h"
#include "client/commands/commands.h"
#include "client/places.h"
#include "client/render/fallout.h"
#include "client/vouching.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kUsualReason[] = "place-returned";

Result<LeafIndex> AllocationOf(const OfferPlaces& places, const std::string& typed) {
  const std::optional<std::uint64_t> number = ParseDecimal(typed);
  const std::uint32_t most = places.offer.offer().job().places();
  if (!number || *number == 0 || *number > most) {
    return BadInput("'{typed}' is no place of this offer: write 1 to {most}",
                    EscapeForTerminal(typed), most);
  }
  const auto found = places.taken.find(static_cast<std::uint32_t>(*number));
  if (found != places.taken.end()) return found->second.allocation;
  return Refused("place {number} is free already: nothing to take back", *number);
}

}  // namespace

CommandDeclaration Declare(PlaceTakeArgs& args) {
  args.order.reason = kUsualReason;
  std::vector<Taken> takes =
      WithOrder({Word("code", "CODE", &args.code, "The offer's code").Needed(),
                 Word("place", "PLACE", &args.place, "Which place, from 1").Needed()},
                ReasonFor::kPlaceTake, args.order, "CODE", "The offer's code again");
  for (Taken& taken : takes) {
    if (taken.name != "--reason") continue;
    taken.needed = false;
    taken.what = std::string("Why; else ") + kUsualReason;
  }
  return {.name = "place take",
          .what = "Take a place back (for the offer's last party)",
          .takes = std::move(takes),
          .notes = ReasonNote(ReasonFor::kPlaceTake) +
                   "\nShows whose key has the place, and asks for the offer's code.",
          .examples = {"warifu place take 7K3Q-9D2M-4XVB-PZ1T-Q 2 --key sending"},
          .exit_codes = kChangeExitCodes};
}

CommandResult RunCommand(Context& context, const PlaceTakeArgs& args) {
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(args.code));
  WARIFU_ASSIGN_OR_RETURN(ChangeDesk desk, ChangeDesk::Open(context, ReasonFor::kPlaceTake,
                                                            args.order, code.ToString()));
  WARIFU_ASSIGN_OR_RETURN(const OfferPlaces places, FetchPlaces(context, desk.registry(), code));
  WARIFU_ASSIGN_OR_RETURN(const LeafIndex index, AllocationOf(places, args.place));
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt allocation,
                          FetchStatementAt(desk.registry(), index));
  PlannedChange plan;
  plan.change.set_statement(allocation.subject.examined().name().ToString());
  plan.change.set_to(v1::STATE_WITHDRAWN);
  plan.what = args.place;
  plan.expected = code.ToString();
  plan.ask = MessageId::kPlaceTakeAsk;
  plan.done = MessageId::kPlaceTakeDone;
  plan.answer = {{"taken", {{"offer", code.ToString()}, {"place", args.place}}}};
  return desk.Make(plan, [&] {
    PrintVouched(context, allocation, VouchFor(desk.registry(), allocation, context.now_s()));
    PrintFallout(context, allocation.subject.statement(), Fallout{});
  });
}

}  // namespace warifu

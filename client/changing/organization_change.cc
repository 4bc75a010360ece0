#include "client/changing/organization_change.h"

#include <optional>

#include "client/changing/already.h"
#include "client/changing/change_desk.h"
#include "client/render/fallout.h"
#include "client/render/print.h"
#include "client/vouching.h"
#include "core/statement/form.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

std::string ExpectedFor(const v1::Organization& record) {
  return record.has_license() ? record.license().number() : record.id();
}

// What is known of the organization before anybody is asked.
struct Findout {
  VerifiedReceipt record;
  Vouching vouching;
  // The Change that last set its standing; nothing: it was never changed.
  std::optional<VerifiedReceipt> last_change;
  FallingOffers offers;
};

Result<Findout> FindOut(const Context& context, const BelievedRegistry& registry,
                        const std::string& id, OfferFate fate) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt record, FetchRecord(registry, id));
  Findout found{std::move(record), {}, std::nullopt, {}};
  found.vouching = VouchFor(registry, found.record, context.now_s());
  const Subject& subject = found.record.subject;
  if (!subject.born()) {
    WARIFU_ASSIGN_OR_RETURN(found.last_change,
                            FetchStatementAt(registry, subject.standing.changed_by));
  }
  found.offers = FindOffersOf(context, registry, id, fate);
  return found;
}

void Show(Context& context, const BelievedRegistry& registry, const Findout& found,
          const OrganizationChange& wanted) {
  PrintVouched(context, found.record, found.vouching);
  if (found.last_change) {
    Print(context, MessageId::kChangedBefore);
    PrintVouched(context, *found.last_change,
                 VouchFor(registry, *found.last_change, context.now_s()));
  }
  PrintFallingOffers(context, found.offers, wanted.offers,
                     found.record.subject.statement().organization().id());
  Print(context, wanted.consequence);
}

}  // namespace

Result<int> ChangeOrganization(Context& context, const std::string& id, const ChangeOrder& order,
                               const OrganizationChange& wanted) {
  if (CheckForm(v1::FORM_ORGANIZATION, id, {}) != FormVerdict::kGood) {
    return BadInput("'{id}' is no organization's id: write it as VNTEST:FARM-1",
                    EscapeForTerminal(id));
  }
  WARIFU_ASSIGN_OR_RETURN(ChangeDesk desk,
                          ChangeDesk::Open(context, wanted.reasons, order, "NUMBER"));
  WARIFU_ASSIGN_OR_RETURN(const Findout found, FindOut(context, desk.registry(), id, wanted.fate));
  WARIFU_ASSIGN_OR_RETURN(
      const std::optional<int> refused,
      RefuseWhatIsSoAlready(context, desk.registry(), found.record, wanted.to, id));
  if (refused) return *refused;
  PlannedChange plan;
  plan.change.set_organization(id);
  plan.change.set_to(wanted.to);
  plan.what = id;
  plan.expected = ExpectedFor(found.record.subject.statement().organization());
  plan.ask = wanted.ask;
  plan.done = wanted.done;
  Fallout fallout;
  fallout.offers = found.offers;
  plan.answer = {{wanted.done_json, id}, {"falls", FalloutJson(fallout)}};
  return desk.Make(plan, [&] { Show(context, desk.registry(), found, wanted); });
}

}  // namespace warifu

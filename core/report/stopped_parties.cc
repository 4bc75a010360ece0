// Offers that stand while a party of them does not.
#include "core/report/lists.h"
#include "core/rules/counts.h"

namespace warifu {
namespace {

OffersOf OffersByParty(const ReportInput& input) {
  OffersOf offers;
  for (const LeafIndex index : input.offers) {
    const Lookup<Subject> offer = input.At(index);
    if (!offer.found()) continue;
    for (const v1::Party& party : offer->statement().offer().parties()) {
      offers[party.organization()].Add(offer->examined().code());
    }
  }
  return offers;
}

}  // namespace

void ListStoppedParties(const ReportInput& input, ReportSection& section) {
  for (const auto& [id, offers] : OffersByParty(input)) {
    const Lookup<Subject> record = input.state.NewestRecord(id);
    if (!record.found() || CountsInForce(input.state, record->index()) == Answer::kYes) continue;
    const Lookup<EntryPtr> cause = input.state.EntryAt(record->standing.changed_by);
    if (!cause.found()) continue;
    const bool good = IsGood(*record);
    section.Add(
        {.what = good ? ReportWhat::kPartyNotCounting : ReportWhat::kPartyStopped,
         .about = Reported(*record),
         .organizations = {input.NameOf(id)},
         .facts = {{"state", record->standing.state}, {"since_ms", AtMs{(*cause)->admitted_at_ms}}},
         .offers = offers,
         .next = good ? NextStep::kIssueAnew : NextStep::kReinstateOrWithdraw});
  }
}

}  // namespace warifu

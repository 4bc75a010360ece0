// Records of parties and payees that end before an offer that needs them.
#include <set>

#include "core/report/lists.h"
#include "core/text/civil_date.h"

namespace warifu {
namespace {

std::set<std::string> PartiesAndPayees(const v1::Offer& offer) {
  std::set<std::string> ids;
  for (const v1::Party& party : offer.parties()) ids.insert(party.organization());
  for (const v1::FeeLine& line : offer.worker_fees()) ids.insert(line.payee());
  return ids;
}

// Whether the last day ends before the offer does.
bool EndsBefore(const std::string& last_day, const v1::Offer& offer) {
  const Result<CivilDate> day = ParseCivilDate(last_day);
  return day.ok() && FirstSecondAfter(*day) < static_cast<std::int64_t>(offer.valid_until());
}

}  // namespace

void ListEndingRecords(const ReportInput& input, ReportSection& section) {
  OffersOf offers;
  for (const LeafIndex index : input.offers) {
    const Lookup<Subject> offer = input.At(index);
    if (!offer.found()) continue;
    for (const std::string& id : PartiesAndPayees(offer->statement().offer())) {
      const Lookup<Subject> record = input.state.NewestRecord(id);
      if (!record.found()) continue;
      const std::string& last_day = record->statement().organization().validity().until();
      const bool ends =
          input.EndsSoon(last_day) && EndsBefore(last_day, offer->statement().offer());
      if (ends) offers[id].Add(offer->examined().code());
    }
  }
  for (const auto& [id, touched] : offers) {
    const Lookup<Subject> record = input.state.NewestRecord(id);
    if (!record.found()) continue;
    section.Add({.what = ReportWhat::kRecordEnds,
                 .about = Reported(*record),
                 .organizations = {input.NameOf(id)},
                 .facts = {{"ends_on", Day{record->statement().organization().validity().until()}}},
                 .offers = touched,
                 .next = NextStep::kRenewRecord});
  }
}

}  // namespace warifu

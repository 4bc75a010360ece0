// Group N of allocations: what is needed to give a place, or to give it back to whom it was taken
// from wrongly.
#include <array>

#include "core/base/encoding.h"
#include "core/base/time.h"
#include "core/rules/change_facts.h"
#include "core/rules/counts.h"
#include "core/rules/rows.h"
#include "core/text/instant.h"

namespace warifu {
namespace {

// The newest offer of the lineage in which a place is given.
struct OfferFacts {
  explicit OfferFacts(Judgment& judgment)
      : newest(judgment.state().NewestOfLineage(
            HashField(judgment.statement().allocation().offer()))) {
    if (newest.found() && newest->statement().has_offer()) offer = &newest->statement().offer();
  }

  Lookup<Subject> newest;
  const v1::Offer* offer = nullptr;  // null: there is none
};

void JudgeOfferKnown(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<OfferFacts>();
  if (facts.newest.not_carried() || facts.offer != nullptr) return;
  report.Add("allocation.offer", EncodeHex(judgment.statement().allocation().offer()),
             Said("the name of the first offer of a lineage"));
}

void JudgeOfferOpen(Judgment& judgment, Report& report) {
  const auto& facts = judgment.Get<OfferFacts>();
  if (facts.offer == nullptr) return;
  report.AddUnless(CountsInForce(judgment.state(), facts.newest->index()), "allocation.offer",
                   std::string(StateName(facts.newest->standing.state)),
                   Said("an offer that counts and is in force"));
  const std::uint64_t at_s = judgment.admitted_at_ms() / kMsPerSecond;
  if (at_s >= facts.offer->valid_from() && at_s < facts.offer->valid_until()) return;
  report.Add("allocation.offer", FormatInstant(at_s),
             Said("from {from} and before {until}", FormatInstant(facts.offer->valid_from()),
                  FormatInstant(facts.offer->valid_until())));
}

void JudgeParties(Judgment& judgment, Report& report) {
  const v1::Offer* offer = judgment.Get<OfferFacts>().offer;
  if (offer == nullptr) return;
  for (const v1::Party& party : offer->parties()) {
    const Lookup<Subject> record = judgment.state().NewestRecord(party.organization());
    if (!record.found()) continue;  // it was registered when the offer was admitted
    report.AddUnless(CountsInForce(judgment.state(), record->index()), "allocation.offer",
                     party.organization() + ": " + std::string(StateName(record->standing.state)),
                     Said("an offer whose parties are all in force"));
  }
}

// A place that is to be given, by an allocation or by the undo of its withdrawal.
struct PlaceWanted {
  std::string_view field;
  const v1::Allocation* allocation = nullptr;  // null: the statement gives no place
};

PlaceWanted WantedBy(Judgment& judgment) {
  if (judgment.statement().has_allocation()) {
    return {"allocation.place", &judgment.statement().allocation()};
  }
  const auto& facts = judgment.Get<ChangeFacts>();
  const bool gives_back =
      facts.transition != nullptr && facts.transition->subject == SubjectKind::kAllocation &&
      facts.transition->to == State::kInForce && facts.subject->standing.state != State::kInForce;
  if (!gives_back) return {};
  return {"change.statement", &facts.subject->statement().allocation()};
}

void JudgePlaceFree(Judgment& judgment, Report& report) {
  const PlaceWanted wanted = WantedBy(judgment);
  if (wanted.allocation == nullptr) return;
  const Hash first = HashField(wanted.allocation->offer());
  const auto given = judgment.state().PlacesGiven(first);
  if (!given.found() || !given->Has(wanted.allocation->place())) return;
  report.Add(std::string(wanted.field), std::to_string(wanted.allocation->place()),
             Said("a place that is free"));
}

void JudgePlaceInside(Judgment& judgment, Report& report) {
  const PlaceWanted wanted = WantedBy(judgment);
  if (wanted.allocation == nullptr) return;
  const Lookup<Subject> newest =
      judgment.state().NewestOfLineage(HashField(wanted.allocation->offer()));
  if (!newest.found() || !newest->statement().has_offer()) return;
  const std::uint32_t places = newest->statement().offer().job().places();
  if (wanted.allocation->place() <= places) return;
  report.Add(std::string(wanted.field), std::to_string(wanted.allocation->place()),
             Said("{least} to {most}", 1, places));
}

constexpr Needs kHistory = Needs::kHistory;
constexpr KindSet kAllocation = Kinds(StatementKind::kAllocation);
constexpr KindSet kGiving = Kinds(StatementKind::kAllocation, StatementKind::kChange);

constexpr std::array kRows = {
    Row{v1::FINDING_CODE_OFFER_UNKNOWN, 'N', kHistory, kAllocation, JudgeOfferKnown,
        "A place is given in the lineage of an offer that is known, named by its first."},
    Row{v1::FINDING_CODE_OFFER_NOT_OPEN, 'N', kHistory, kAllocation, JudgeOfferOpen,
        "Places are given while the newest offer counts, is in force and within its validity."},
    Row{v1::FINDING_CODE_ORGANIZATION_NOT_IN_FORCE, 'P', kHistory, kAllocation, JudgeParties,
        "Places are given while the record of each party of the offer counts and is in force."},
    Row{v1::FINDING_CODE_PLACE_TAKEN, 'N', kHistory, kGiving, JudgePlaceFree,
        "A place is given to one holder at a time; an allocation that does not count takes it "
        "too."},
    Row{v1::FINDING_CODE_PLACE_OUTSIDE, 'N', kHistory, kGiving, JudgePlaceInside,
        "A place that is given is one of the newest offer's places."},
};

}  // namespace

std::span<const Row> AllocationRows() { return kRows; }

}  // namespace warifu

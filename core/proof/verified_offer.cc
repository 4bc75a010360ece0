#include "core/proof/verified_offer.h"

#include <algorithm>
#include <utility>

#include "core/proof/trial.h"
#include "core/rules/counts.h"
#include "core/rules/covers.h"
#include "core/rules/judgment.h"
#include "core/rules/offer/named.h"
#include "core/rules/offer/records.h"
#include "core/rules/offer/rulesets.h"

namespace warifu {
namespace {

class Views {
 public:
  Views(const RegistryState& now, const Trial& trial)
      : now_(now), trial_(trial), at_offer_(*trial.carried, trial.ViewAt(trial.offer->index())) {}

  OrganizationView Organization(const std::string& id) const {
    OrganizationView view;
    view.id = id;
    const Lookup<Subject> newest = now_.NewestRecord(id);
    if (newest.found()) {
      view.record = &newest->statement().organization();
      view.state = newest->standing.state;
      view.similar_names.assign(view.record->similar_names_allowed().begin(),
                                view.record->similar_names_allowed().end());
    }
    const Lookup<Subject> before = at_offer_.NewestRecord(id);
    if (before.found()) view.record_at_offer = &before->statement().organization();
    return view;
  }

  // Of a payee that is no party; a party that fails is the headline's matter.
  PayeeWarning WarningOf(const std::string& id) const {
    if (IsParty(trial_.body(), id)) return PayeeWarning::kNone;
    const Lookup<Subject> newest = now_.NewestRecord(id);
    if (!newest.found() || InForceAt(now_, newest->index(), now_.next()) != Answer::kYes) {
      return PayeeWarning::kNotInForce;
    }
    if (Counts(now_, newest->index()) != Answer::kYes) return PayeeWarning::kDoesNotCount;
    const v1::Organization& record = newest->statement().organization();
    if (!IsListedPayee(record)) return PayeeWarning::kRoleLacking;
    return Covers(record.validity(), trial_.judged_at_ms()) ? PayeeWarning::kNone
                                                            : PayeeWarning::kDatesPast;
  }

  // The allocations in force that the proof shows, by place.
  std::vector<PlaceView> Places() const {
    const Hash first = LineageFirst(trial_.offer->examined());
    std::vector<PlaceView> places;
    for (const Subject& subject : trial_.carried->subjects()) {
      if (!subject.statement().has_allocation()) continue;
      const v1::Allocation& allocation = subject.statement().allocation();
      const Lookup<Subject> today = now_.SubjectAt(subject.index());
      if (allocation.offer() != first.view() || !today.found() ||
          today->standing.state != State::kInForce) {
        continue;
      }
      places.push_back({.place = allocation.place(),
                        .holder_hash = HashField(allocation.holder_hash()),
                        .allocation = subject.index(),
                        .in_force = CountsInForce(now_, subject.index()) == Answer::kYes});
    }
    std::sort(places.begin(), places.end(),
              [](const PlaceView& a, const PlaceView& b) { return a.place < b.place; });
    return places;
  }

  std::optional<ChangeView> LastChange(const Subject& offer, std::vector<EntryPtr>& keep) const {
    if (offer.born()) return std::nullopt;
    const Lookup<Subject> cause = now_.SubjectAt(offer.standing.changed_by);
    if (!cause.found()) return std::nullopt;
    keep.push_back(cause->entry);
    ChangeView view;
    view.index = cause->index();
    view.admitted_at_ms = cause->entry->admitted_at_ms;
    if (cause->statement().has_change()) view.change = &cause->statement().change();
    if (cause->statement().has_offer()) {
      view.superseding = cause->examined().code();
      view.superseding_state = cause->standing.state;
    }
    return view;
  }

  bool NoMiddlemen() const {
    Judgment judgment(at_offer_, trial_.offer->examined(), trial_.offer->entry->admitted_at_ms);
    return HasNoMiddlemen(judgment).value_or(false);
  }

 private:
  const RegistryState& now_;
  const Trial& trial_;
  ProofState at_offer_;
};

bool IsZeroFee(const v1::Offer& offer) {
  return std::all_of(
      offer.worker_fees().begin(), offer.worker_fees().end(), [](const v1::FeeLine& line) {
        return line.code() == v1::FEE_CODE_TRAVEL_DOMESTIC || line.amount().minor_units() == 0;
      });
}

std::optional<std::uint32_t> PlaceOf(const std::vector<PlaceView>& places,
                                     const std::optional<Hash>& holder_hash) {
  for (const PlaceView& place : places) {
    if (holder_hash && place.in_force && place.holder_hash == *holder_hash) return place.place;
  }
  return std::nullopt;
}

}  // namespace

VerifiedOffer VerifiedOfferMaker::Make(const RegistryState& now, const Trial& trial) {
  const Views views(now, trial);
  VerifiedOffer result;
  for (const Subject& subject : trial.carried->subjects()) {
    result.entries_.push_back(subject.entry);
  }
  result.subject_ = {trial.offer->entry, *now.StandingAt(trial.offer->index())};
  result.offer_ = result.subject_.entry->statement();
  result.last_change_ = views.LastChange(result.subject_, result.entries_);
  for (const v1::Party& party : result.offer().parties()) {
    result.parties_.push_back({&party, views.Organization(party.organization())});
  }
  for (const v1::FeeLine& line : result.offer().worker_fees()) {
    result.fee_lines_.push_back(
        {&line, views.Organization(line.payee()), views.WarningOf(line.payee())});
  }
  result.places_ = views.Places();
  result.holder_place_ = PlaceOf(result.places_, trial.options.holder_hash);
  result.rulesets_ = RulesetsAtOffer(trial);
  result.no_middlemen_ = views.NoMiddlemen();
  result.zero_fee_ = IsZeroFee(result.offer());
  result.seal_ = trial.seal;
  return result;
}

}  // namespace warifu

#include "core/proof/selection.h"

#include <deque>
#include <utility>

#include "core/proof/limits.h"
#include "core/proof/proof_state.h"
#include "core/rules/offer/named.h"
#include "core/rules/table.h"

namespace warifu {
namespace {

Error Lacking(const Sentence& what) { return NotFound("proof: {what} is not there", what); }

// Records, appointments and rulesets that were superseded are there for what they said: how they
// were superseded is shown by their successor, or by the leaf.
bool IsPast(const Subject& subject) {
  const StatementKind kind = subject.examined().kind();
  return subject.standing.state == State::kSuperseded &&
         (kind == StatementKind::kOrganization || kind == StatementKind::kAppointment ||
          kind == StatementKind::kRuleset);
}

class Selector {
 public:
  Selector(const SelectionStates& states, const Subject& offer) : states_(states), offer_(offer) {}

  Result<SelectedEntries> Run(std::span<const Subject> places) {
    WARIFU_RETURN_IF_ERROR(PickIndex(LeafIndex(0), Said("the genesis")));
    Pick(offer_);
    WARIFU_RETURN_IF_ERROR(PickOrganizations());
    WARIFU_RETURN_IF_ERROR(PickAppointments());
    WARIFU_RETURN_IF_ERROR(PickRulesets());
    for (const Subject& place : places) Pick(place);
    WARIFU_RETURN_IF_ERROR(PickChanges());
    WARIFU_RETURN_IF_ERROR(PickBindings());
    return std::move(picked_);
  }

 private:
  const v1::Offer& offer() const { return offer_.statement().offer(); }

  void Pick(const Subject& subject) {
    if (picked_.emplace(subject.index(), subject).second) unsearched_.push_back(subject);
  }

  Status PickIndex(LeafIndex index, const Sentence& what) {
    const Lookup<Subject> subject = states_.now.SubjectAt(index);
    if (!subject.found()) return Lacking(what);
    Pick(*subject);
    return Ok();
  }

  Status PickFound(const Lookup<Subject>& subject, const Sentence& what) {
    if (!subject.found()) return Lacking(what);
    Pick(*subject);
    return Ok();
  }

  Status PickOrganizations() {
    for (const std::string& id : OrganizationsNamed(offer())) {
      WARIFU_RETURN_IF_ERROR(PickFound(states_.at_offer.NewestRecord(id),
                                       Said("the record of {organization} at the offer", id)));
      WARIFU_RETURN_IF_ERROR(
          PickFound(states_.now.NewestRecord(id), Said("the newest record of {organization}", id)));
    }
    return Ok();
  }

  Status PickAppointments() {
    for (const Hash& first : AppointmentsNamed(offer())) {
      WARIFU_RETURN_IF_ERROR(
          PickFound(states_.at_offer.NewestOfLineage(first), Said("an appointment at the offer")));
      WARIFU_RETURN_IF_ERROR(
          PickFound(states_.now.NewestOfLineage(first), Said("the newest of an appointment")));
    }
    return Ok();
  }

  Status PickRulesets() {
    for (const v1::Authority& authority : states_.now.genesis().authorities()) {
      if (!HasCorridor(authority, offer().corridor())) continue;
      WARIFU_RETURN_IF_ERROR(
          PickFound(states_.at_offer.NewestRuleset(authority.code(), offer().corridor()),
                    Said("the ruleset of {authority} at the offer", authority.code())));
    }
    return Ok();
  }

  // What last changed the leaves picked so far; the leaves of these are not followed further.
  Status PickChanges() {
    const SelectedEntries above = picked_;
    for (const auto& [index, subject] : above) {
      if (subject.born() || IsPast(subject)) continue;
      WARIFU_RETURN_IF_ERROR(PickIndex(subject.standing.changed_by,
                                       Said("what changed entry {index}", index.value())));
    }
    return Ok();
  }

  Status PickBindings() {
    while (!unsearched_.empty()) {
      const Subject subject = std::move(unsearched_.front());
      unsearched_.pop_front();
      for (const PublicKey& key : subject.examined().signers()) {
        if (!states_.now.IsRootKey(key)) WARIFU_RETURN_IF_ERROR(PickBinding(key, subject));
      }
      if (picked_.size() > kMaxProofEntries) {
        return Refused("proof: it would hold more than {most} entries", kMaxProofEntries);
      }
    }
    return Ok();
  }

  Status PickBinding(const PublicKey& key, const Subject& signed_subject) {
    const Lookup<Subject> binding = states_.now.BindingOf(key);
    const std::uint64_t signed_entry = signed_subject.index().value();
    if (!binding.found())
      return Lacking(Said("the binding of a key that signed entry {index}", signed_entry));
    Pick(*binding);
    if (binding->born()) return Ok();
    return PickIndex(binding->standing.changed_by,
                     Said("what changed a key that signed entry {index}", signed_entry));
  }

  const SelectionStates& states_;
  const Subject& offer_;
  SelectedEntries picked_;
  std::deque<Subject> unsearched_;  // picked, their signers not looked up yet
};

}  // namespace

Lookup<std::string> StateAtOffer::Read(Table table, std::string_view key) const {
  Lookup<std::string> value = now_.Read(table, key);
  if (!HasNewest(table)) return value;
  for (std::size_t step = 0; step < kMaxSupersededSteps; ++step) {
    if (!value.found()) return value;
    const std::optional<LeafIndex> index = DecodeIndex(*value);
    if (!index) break;
    if (*index < at_) return value;
    value = now_.Read(Table::kPrevious, PreviousTableKey(*index));
  }
  return Lookup<std::string>::NotCarried();
}

Result<SelectedEntries> SelectEntries(const SelectionStates& states, const Subject& offer,
                                      std::span<const Subject> places) {
  return Selector(states, offer).Run(places);
}

}  // namespace warifu

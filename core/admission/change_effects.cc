#include "core/admission/change_effects.h"

#include <optional>

#include "core/admission/offer_places.h"
#include "core/base/check.h"
#include "core/rules/change_facts.h"

namespace warifu {
namespace {

// The newest offer of a lineage with its places as they are now.
struct NewestOffer {
  Hash first;
  Subject subject;
  LineagePlaces places;
};

// Nothing where a look-up is not carried.
std::optional<NewestOffer> FindNewest(const RegistryState& state, const Hash& lineage_first) {
  const Lookup<Subject> subject = state.NewestOfLineage(lineage_first);
  const Lookup<PlaceSet> given = state.PlacesGiven(lineage_first);
  if (subject.not_carried() || given.not_carried()) return std::nullopt;
  WARIFU_CHECK(subject.found() && subject->statement().has_offer());
  return NewestOffer{lineage_first, *subject,
                     LineagePlaces{&subject->statement().offer(), subject->standing.state, *given}};
}

// `to` of an offer whose places are all given is full instead of in force.
State OrFull(State to, const LineagePlaces& places) {
  return to == State::kInForce && places.all_given() ? State::kFull : to;
}

// The newest offer becomes full or open where the places say so; in any other state its leaf stays.
void FollowPlaces(const NewestOffer& offer, LineagePlaces& after, Changes& changes) {
  const State state = offer.subject.standing.state;
  if (state != State::kInForce && state != State::kFull) return;
  after.state = OrFull(State::kInForce, after);
  if (after.state != state) MoveLeaf(offer.subject, after.state, Cause::kPlaces, changes);
}

void SetPlaces(const RegistryState& state, const NewestOffer& offer, LineagePlaces after,
               Changes& changes) {
  FollowPlaces(offer, after, changes);
  PutPlaces(state, offer.first, offer.places, after, changes);
}

void TakePlaceBack(const RegistryState& state, const v1::Allocation& allocation, Changes& changes) {
  const std::optional<NewestOffer> offer = FindNewest(state, HashField(allocation.offer()));
  if (!offer.has_value()) return;
  LineagePlaces after = offer->places;
  after.given.Remove(allocation.place());
  changes.puts.push_back(
      {Table::kPlace, PlaceTableKey(offer->first, allocation.place()), std::string()});
  SetPlaces(state, *offer, after, changes);
}

void ChangeOffer(const RegistryState& state, const ChangeFacts& facts, Changes& changes) {
  const std::optional<NewestOffer> offer =
      FindNewest(state, LineageFirst(facts.subject->examined()));
  if (!offer.has_value()) return;
  WARIFU_CHECK(offer->subject.index() == facts.subject->index());
  LineagePlaces after = offer->places;
  after.state = OrFull(facts.to, after);
  changes.leaves.push_back({facts.subject->index(), after.state});
  PutPlaces(state, offer->first, offer->places, after, changes);
}

void ChangeAllocation(const RegistryState& state, const ChangeFacts& facts, Changes& changes) {
  const v1::Allocation& allocation = facts.subject->statement().allocation();
  const State from = facts.subject->standing.state;
  changes.leaves.push_back({facts.subject->index(), facts.to});
  if (facts.to == State::kWithdrawn) {
    TakePlaceBack(state, allocation, changes);
  } else if (from == State::kWithdrawn) {
    GivePlace(state, allocation, facts.subject->index(), changes);
  }
}

// Keeps the last revocation of a key and the Changes after it; a restored key's are kept on.
void KeepKeyChange(Judgment& judgment, const ChangeFacts& facts, Changes& changes) {
  if (facts.to != State::kRevoked) return;
  const PublicKey key = KeyField(facts.subject->statement().key_binding().public_key());
  std::vector<LeafIndex> kept;
  if (facts.subject->standing.state == State::kRevoked) {
    const auto before = judgment.state().KeyChanges(key);
    if (!before.found()) return;
    kept = *before;
  }
  kept.push_back(judgment.index());
  changes.puts.push_back({Table::kKeyChanges, KeyTableKey(key), EncodeIndexes(kept)});
}

}  // namespace

void MoveLeaf(const Subject& subject, State to, Cause cause, Changes& changes) {
  const std::optional<SubjectKind> kind = SubjectKindOf(subject.examined().kind());
  WARIFU_CHECK(kind.has_value() && MayFollow(*kind, subject.standing.state, to, cause));
  changes.leaves.push_back({subject.index(), to});
}

void GivePlace(const RegistryState& state, const v1::Allocation& allocation, LeafIndex index,
               Changes& changes) {
  const std::optional<NewestOffer> offer = FindNewest(state, HashField(allocation.offer()));
  if (!offer.has_value()) return;
  LineagePlaces after = offer->places;
  WARIFU_CHECK(!after.given.Has(allocation.place()));
  after.given.Add(allocation.place());
  changes.puts.push_back(
      {Table::kPlace, PlaceTableKey(offer->first, allocation.place()), EncodeIndex(index)});
  SetPlaces(state, *offer, after, changes);
}

void MakeChange(Judgment& judgment, Changes& changes) {
  const auto& facts = judgment.Get<ChangeFacts>();
  WARIFU_CHECK(facts.transition != nullptr);
  switch (*facts.kind) {
    case SubjectKind::kOffer:
      return ChangeOffer(judgment.state(), facts, changes);
    case SubjectKind::kAllocation:
      return ChangeAllocation(judgment.state(), facts, changes);
    case SubjectKind::kKeyBinding:
      KeepKeyChange(judgment, facts, changes);
      break;
    default:
      break;
  }
  changes.leaves.push_back({facts.subject->index(), facts.to});
}

}  // namespace warifu

// Random sequences of statements over a small world, honest and forged: tables, leaves and what
// counts agree with a slow reference after each of them, and what was let through was right to be.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/rules/counts.h"
#include "tests/core/admission/slow_reference.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

constexpr int kSteps = 300;
constexpr int kCompareAllEvery = 20;
constexpr std::uint32_t kLatest = 6;

class RandomHistory {
 public:
  explicit RandomHistory(std::uint32_t seed) : random_(seed) { Follow(); }

  void Step() {
    scene_.Wait(Pick(20));
    if (Pick(3) == 0) Reinstate();
    const std::uint32_t kind = Pick(20);
    if (kind < 3) return PublishOffer();
    if (kind < 5) return SupersedeOffer();
    if (kind < 8) return GivePlace();
    if (kind < 10) return ChangeRandom<&v1::Statement::has_allocation>();
    if (kind < 11) return ChangeRandom<&v1::Statement::has_offer>();
    if (kind < 14) return ChangeRandom<&v1::Statement::has_key_binding>();
    if (kind < 15) return ChangeRandom<&v1::Statement::has_organization>();
    if (kind < 16) return Pick(6) == 0 ? ChangeRandom<&v1::Statement::has_appointment>() : Repair();
    if (kind < 18) return BindKey();
    if (kind < 19) return Repair();
    return Renew();
  }

  // The places of every lineage and all leaves agree with the reference.
  void Compare() {
    const OverlayState& state = scene_.state();
    for (std::size_t i = 0; i < reference_.items().size(); ++i) {
      const Standing standing = *state.StandingAt(LeafIndex(i));
      ASSERT_EQ(static_cast<int>(standing.state), reference_.items()[i].state) << i;
      ASSERT_EQ(standing.changed_by, LeafIndex(reference_.items()[i].changed_by)) << i;
    }
    for (const std::string& lineage : reference_.OfferLineages()) CompareLineage(lineage);
    for (const std::string& lineage : reference_.AppointmentLineages()) {
      const Hash first = *Hash::From(lineage);
      ASSERT_EQ(*state.PlacesUsed(first), reference_.Used(lineage));
      ASSERT_EQ(state.NewestOfLineage(first)->index(), LeafIndex(reference_.Newest(lineage)));
    }
  }

  void CompareWhatCounts() {
    const OverlayState& state = scene_.state();
    const std::size_t size = reference_.items().size();
    for (std::size_t i = 0; i < size; ++i) {
      if (!reference_.items()[i].is_statement()) continue;
      const Answer counts = Counts(state, LeafIndex(i));
      ASSERT_EQ(counts, reference_.Counts(i)) << i;
      fallen_ += counts == Answer::kYes ? 0 : 1;
      for (const std::size_t at : {size, i, i + 1, (i + size) / 2}) {
        ASSERT_EQ(InForceAt(state, LeafIndex(i), LeafIndex(at)), reference_.InForceAt(i, at))
            << i << " at " << at;
      }
    }
  }

  int admitted() const { return admitted_; }
  int refused() const { return refused_; }
  int fallen() const { return fallen_; }  // seen not to count

 private:
  std::uint32_t Pick(std::uint32_t below) { return random_() % below; }

  // Owners whose keys come and go; each may have up to nine.
  static constexpr std::array<std::string_view, 5> kOwners = {kAuthority, kSatsuki, kFuji, kChimSau,
                                                              kHinoki};

  // Any of the owner's keys, mostly one in force.
  std::string AKeyOf(std::string_view owner) {
    const auto bound = static_cast<std::uint32_t>(bound_[std::string(owner)] + 1);
    std::string name;
    for (int tries = 0; tries < 4; ++tries) {
      name = LegalWorld::KeyName(owner, 1 + static_cast<int>(Pick(bound)));
      if (scene_.StateOf(scene_.BindingOf(name)) == State::kInForce) break;
    }
    return name;
  }

  KeyNames KeysOfParties(const v1::Offer& offer) {
    KeyNames keys;
    for (const v1::Party& party : offer.parties()) keys.push_back(AKeyOf(party.organization()));
    return keys;
  }

  void Submit(const v1::Statement& statement, const KeyNames& keys) {
    const Outcome outcome = scene_.legal().SubmitSigned(SignStatement(statement, keys));
    ASSERT_FALSE(outcome.incomplete);
    // Before the reference takes it: was it right to let it through, or to refuse it?
    if (statement.has_allocation()) {
      EXPECT_EQ(outcome.admitted(), MayGivePlace(statement.allocation(), keys.front()));
    }
    if (!outcome.admitted()) {
      ++refused_;
      return;
    }
    ++admitted_;
    if (statement.has_change() && statement.change().to() == v1::STATE_IN_FORCE) {
      ExpectUndoWasRight(statement.change());
    }
    Follow();
  }

  void Follow() {
    for (std::size_t i = reference_.items().size(); i < scene_.state().next().value(); ++i) {
      reference_.Take(*scene_.state().EntryAt(LeafIndex(i)));
    }
  }

  void PublishOffer() {
    v1::Statement offer =
        scene_.world().Offer(Pick(2) == 0 ? LegalOffer::kEsd : LegalOffer::kSswDirect);
    offer.mutable_offer()->mutable_job()->set_places(1 + Pick(3));
    Submit(offer, KeysOfParties(offer.offer()));
  }

  void SupersedeOffer() {
    const std::vector<std::string> lineages = reference_.OfferLineages();
    if (lineages.empty()) return;
    const std::size_t newest =
        reference_.Newest(lineages[Pick(static_cast<std::uint32_t>(lineages.size()))]);
    v1::Statement next = scene_.world().Next(reference_.items()[newest].said());
    next.mutable_offer()->mutable_job()->set_places(1 + Pick(4));
    Submit(next, KeysOfParties(next.offer()));
  }

  void GivePlace() {
    const std::vector<std::string> lineages = reference_.OfferLineages();
    if (lineages.empty()) return;
    const std::string& first = lineages[Pick(static_cast<std::uint32_t>(lineages.size()))];
    const v1::Offer& offer = reference_.items()[reference_.Newest(first)].said().offer();
    const std::string last = offer.parties().rbegin()->organization();
    Submit(scene_.world().Allocation(*Hash::From(first), 1 + Pick(4)), {AKeyOf(last)});
  }

  template <bool (v1::Statement::*kIs)() const>
  void ChangeRandom() {
    std::vector<std::size_t> subjects;
    for (std::size_t i = 0; i < reference_.items().size(); ++i) {
      const auto& item = reference_.items()[i];
      if (!item.is_statement() || !(item.said().*kIs)() || item.state == 5) continue;
      if (IsOfOwners(item.said())) subjects.push_back(i);
    }
    if (subjects.empty()) return;
    // Mostly one of the latest: what the founding said is seldom used again.
    const auto count = static_cast<std::uint32_t>(subjects.size());
    const std::uint32_t among = Pick(5) == 0 ? count : std::min(count, kLatest);
    Change(subjects[count - 1 - Pick(among)]);
  }

  // The payees stay as they are: without them no offer would be admitted for long.
  static bool IsOfOwners(const v1::Statement& said) {
    if (!said.has_organization()) return true;
    return std::find(kOwners.begin(), kOwners.end(), said.organization().id()) != kOwners.end();
  }

  // Lifts the first suspension of an owner, if there is any.
  void Reinstate() {
    for (const std::string_view id : kOwners) {
      const std::optional<std::size_t> record = reference_.NewestRecord(id);
      if (!record.has_value() || reference_.items()[*record].state != 2) continue;
      return Submit(scene_.DecidedOf(id, v1::STATE_IN_FORCE), {AKeyOf(kAuthority)});
    }
  }

  // Undoes something that does not count, if there is any.
  void Repair() {
    for (std::size_t i = reference_.items().size(); i-- > 0;) {
      const auto& item = reference_.items()[i];
      if (!item.is_statement() || item.state == 0 || item.state == 5) continue;
      if (reference_.Counts(item.changed_by) == Answer::kYes || Pick(2) == 0) continue;
      const Hash name = *Hash::From(item.name());
      return Submit(scene_.Decided(name, v1::STATE_IN_FORCE), {AKeyOf(kAuthority)});
    }
  }

  // Mostly where the table leads, sometimes elsewhere.
  v1::State StateFor(const SlowReference::Item& item) {
    const v1::Statement& said = item.said();
    if (Pick(10) == 0) return static_cast<v1::State>(1 + Pick(6));
    if (item.state == 2 || Pick(4) == 0) return v1::STATE_IN_FORCE;
    if (said.has_key_binding()) return v1::STATE_REVOKED;
    return said.has_organization() ? v1::STATE_SUSPENDED : v1::STATE_WITHDRAWN;
  }

  void Change(std::size_t subject) {
    const auto& item = reference_.items()[subject];
    const Hash name = *Hash::From(item.name());
    const v1::State to = StateFor(item);
    const bool is_party_matter = item.said().has_offer() || item.said().has_allocation();
    if (Pick(is_party_matter ? 2 : 6) == 0) {  // one of the parties, or somebody else
      return Submit(scene_.Change(name, to), {AKeyOf(kOwners[1 + Pick(4)])});
    }
    std::optional<std::uint64_t> since;
    const bool is_key = item.said().has_key_binding();
    if (is_key && to == v1::STATE_REVOKED && Pick(4) != 0) {
      const std::uint64_t bound_at = item.entry->admitted_at_ms;
      since = bound_at + (Pick(2) == 0 ? 0 : random_() % (scene_.now_ms() - bound_at + 1));
    }
    const bool by_root = is_key && item.said().key_binding().has_authority() && Pick(4) != 0;
    Submit(scene_.Decided(name, to, since), by_root ? TheRoot() : KeyNames{AKeyOf(kAuthority)});
  }

  void BindKey() {
    const std::string_view owner = kOwners[Pick(kOwners.size())];
    int& bound = bound_[std::string(owner)];
    if (bound + 2 > kMostTestKeys) return;
    KeyNames keys = {LegalWorld::KeyName(owner, bound + 2)};
    if (owner == kAuthority) {
      for (const std::string& root : TheRoot()) keys.push_back(root);
    } else {
      keys.push_back(AKeyOf(Pick(2) == 0 ? owner : kAuthority));
    }
    const int before = admitted_;
    Submit(scene_.world().Key(owner, bound + 2), keys);
    bound += admitted_ - before;
  }

  void Renew() {
    if (Pick(4) == 0) return Submit(scene_.world().Ruleset(kAuthority), {AKeyOf(kAuthority)});
    Submit(scene_.world().Record(kOwners[1 + Pick(4)]), {AKeyOf(kAuthority)});
  }

  bool StandsNow(std::size_t entry) const {
    return reference_.Counts(entry) == Answer::kYes &&
           reference_.InForceAt(entry, reference_.items().size()) == Answer::kYes;
  }

  // All that docs/format.md asks of an allocation.
  bool MayGivePlace(const v1::Allocation& allocation, const std::string& key) const {
    const std::string& first = allocation.offer();
    const std::size_t newest = reference_.Newest(first);
    const v1::Offer& offer = reference_.items()[newest].said().offer();
    bool may = StandsNow(newest) && StandsNow(*reference_.BindingOf(TestPublicKey(key))) &&
               !reference_.Holder(first, allocation.place()).has_value() &&
               allocation.place() <= offer.job().places();
    for (const v1::Party& party : offer.parties()) {
      may = may && StandsNow(*reference_.NewestRecord(party.organization()));
    }
    return may;
  }

  // What is undone did not count; only a suspension is lifted without that.
  void ExpectUndoWasRight(const v1::Change& change) {
    for (const auto& item : reference_.items()) {
      if (!item.is_statement() || item.name() != change.statement()) continue;
      if (item.state == 2) return;
      EXPECT_NE(reference_.Counts(item.changed_by), Answer::kYes);
    }
  }

  void CompareLineage(const std::string& lineage) {
    const OverlayState& state = scene_.state();
    const Hash first = *Hash::From(lineage);
    const std::set<std::uint32_t> given = reference_.Given(lineage);
    const PlaceSet places = *state.PlacesGiven(first);
    ASSERT_EQ(places.Count(), given.size());
    for (std::uint32_t place = 1; place <= 5; ++place) {
      ASSERT_EQ(places.Has(place), given.count(place) == 1);
      const Lookup<Subject> holder = state.PlaceHolder(first, place);
      const std::optional<std::size_t> expected = reference_.Holder(lineage, place);
      ASSERT_EQ(holder.found(), expected.has_value());
      if (expected.has_value()) {
        ASSERT_EQ(holder->index(), LeafIndex(*expected));
      }
    }
    const Subject newest = *state.NewestOfLineage(first);
    ASSERT_EQ(newest.index(), LeafIndex(reference_.Newest(lineage)));
    const bool open = newest.standing.state == State::kInForce;
    const bool full = newest.standing.state == State::kFull;
    if (open || full) {
      ASSERT_EQ(full, reference_.AllGiven(lineage));
    }
  }

  std::mt19937 random_;
  Scene scene_;
  SlowReference reference_;
  std::map<std::string, int> bound_;  // keys bound beside the first, by owner
  int admitted_ = 0;
  int refused_ = 0;
  int fallen_ = 0;
};

class RandomHistories : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomHistories, AgreeWithTheSlowReference) {
  RandomHistory history(GetParam());
  for (int step = 1; step <= kSteps; ++step) {
    history.Step();
    history.Compare();
    if (step % kCompareAllEvery == 0) history.CompareWhatCounts();
    ASSERT_FALSE(HasFatalFailure()) << "step " << step;
  }
  RecordProperty("admitted", history.admitted());
  RecordProperty("refused", history.refused());
  RecordProperty("fallen", history.fallen());
  // The walk is neither all refusals nor all admissions.
  EXPECT_GT(history.admitted(), kSteps / 8);
  EXPECT_GT(history.refused(), kSteps / 8);
  EXPECT_GT(history.fallen(), 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomHistories, ::testing::Range(1U, 9U));

}  // namespace
}  // namespace warifu

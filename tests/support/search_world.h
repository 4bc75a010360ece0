// A made-up log for tests of search: offers, organizations, and what becomes of them, at random and
// without signatures or rules, so that 30,000 entries are made in no time. Beside it stands what a
// search must find, told by looking at every offer.
//
//     SearchWorld world(7);
//     store.Commit(world.Grow(1000));
//     EXPECT_EQ(world.Matching(filter).size(), ...);
//
// Its entries are seals and its trees have leaves only: nothing but search may look at such a log.
// Threads: one at a time.
#ifndef WARIFU_TESTS_SUPPORT_SEARCH_WORLD_H_
#define WARIFU_TESTS_SUPPORT_SEARCH_WORLD_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "registry/store.h"
#include "warifu/v1/search.pb.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

class SearchWorld {
 public:
  explicit SearchWorld(std::uint64_t seed) : random_(seed) {}

  // The next `count` entries as one commit.
  CommitBatch Grow(std::size_t count);

  std::uint64_t size() const { return size_; }

  // What a hint of an offer must say now, by the offer's index: of all offers that match.
  struct Expected {
    v1::OfferStanding standing = v1::OFFER_STANDING_UNSPECIFIED;
    std::uint64_t changed_by = 0;
    std::string stopped_party;

    friend bool operator==(const Expected&, const Expected&) = default;
  };
  std::map<std::uint64_t, Expected> Matching(const v1::OfferFilter& filter) const;

  // A filter of a few fields, with values as the log has them and some that it lacks.
  v1::OfferFilter RandomFilter();

  // The ids of all organizations, in order.
  std::vector<std::string> Organizations() const;

  std::uint64_t Below(std::uint64_t bound) { return random_() % bound; }

 private:
  struct Offer {
    std::uint64_t index = 0;
    v1::Offer body;
    Standing standing;
  };
  struct Organization {
    std::uint64_t record = 0;  // the newest
    Standing standing;         // of that
    v1::Organization body;
  };

  void Happen(CommitBatch& batch);
  void Register(CommitBatch& batch);
  void ChangeOrganization(CommitBatch& batch);
  void Publish(CommitBatch& batch);
  void ChangeOffer(CommitBatch& batch);
  v1::Offer RandomOffer();
  bool Matches(const v1::OfferFilter& filter, const Offer& offer) const;
  Expected Expect(const Offer& offer) const;
  void Set(std::uint64_t index, const Standing& standing);

  template <typename Choices>
  auto OneOf(const Choices& choices) {
    return choices[Below(std::size(choices))];
  }

  std::mt19937_64 random_;
  std::uint64_t size_ = 0;  // index of the entry that happens
  std::vector<Offer> offers_;
  std::map<std::string, Organization> organizations_;
  std::map<LeafIndex, Standing> set_;  // by the commit under way
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_SEARCH_WORLD_H_

// The rulesets by which an offer is judged: those of every authority of its corridor.
//
// Not here: what their numbers demand (the rows beside this file).
// Threads: belongs to one judgment.
#ifndef WARIFU_CORE_RULES_OFFER_RULESETS_H_
#define WARIFU_CORE_RULES_OFFER_RULESETS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/rules/judgment.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"
#include "warifu/v1/offer.pb.h"
#include "warifu/v1/ruleset.pb.h"

namespace warifu {

inline constexpr std::uint64_t kBasisPoints = 10000;  // a ruleset's shares are of these

// An authority of the corridor without a ruleset that counts and is in force.
struct MissingRuleset {
  std::string authority;
  Answer answer = Answer::kNo;  // kNo, or kNoByCompromise
};

struct RulesetFacts {
  explicit RulesetFacts(Judgment& judgment);

  std::vector<MissingRuleset> missing;
  std::vector<const v1::Ruleset*> in_force;  // in the genesis's order of authorities
  std::vector<LeafIndex> indices;            // where each of those stands

 private:
  std::vector<EntryPtr> entries_;  // that hold them
};

// Whether one of the rulesets demands a license for the role.
bool IsLicensed(const std::vector<const v1::Ruleset*>& rulesets, v1::Role role);

// Whether a dated number holds for this offer: at its admission, or at its earliest start.
bool Holds(const v1::Dated& dates, const v1::Offer& offer, std::uint64_t admitted_at_ms);

// What one ruleset says about the offer's programme and route; null where it does not list them.
struct Listing {
  const v1::Ruleset* ruleset = nullptr;
  const v1::Programme* programme = nullptr;  // open for this offer
  const v1::RouteRule* route = nullptr;      // of that programme
};

struct ListingFacts {
  explicit ListingFacts(Judgment& judgment);

  std::vector<Listing> listings;  // one for each ruleset in force
};

// Whether every role of every party is one that each ruleset lists for the offer's route, and
// nobody is a broker. Nothing: no ruleset judges it, or one that does lists no such route.
// Requires: the judgment is of an offer.
std::optional<bool> HasNoMiddlemen(Judgment& judgment);

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_OFFER_RULESETS_H_
